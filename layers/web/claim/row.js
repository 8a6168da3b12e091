// One claim in one line: who, the label with its hedge, how firmly. Used on the map, in lists, in the legend.

import { DATE } from "../data/timelines.js";
import { el, said } from "../dom/element.js";
import { t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { badge } from "./badge.js";
import { who } from "./chip.js";

/** @import { Claim, Data, Store } from "../types.d.ts" */

/**
 * Return a claim as a button.
 *
 * @param {Data} data
 * @param {Claim} claim
 * @param {Store} store
 */
export const claimRow = (data, claim, store) =>
  el(
    "button",
    {
      class: store.isMarked(claim.id) ? "p-row is-marked" : "p-row",
      type: "button",
      "data-claim": claim.id,
      "aria-pressed": String(store.select === claim.id),
      "aria-description": store.isMarked(claim.id) ? t("spoken_of") : null,
      on: { click: () => store.choose(store.select === claim.id ? null : claim.id) },
    },
    who(data, claim, store),
    el("span", { class: "p-label" }, said(text(claim, "label")), undated(claim, store)),
    badge(data.assertion.get(claim.assertion)),
  );

/**
 * Return what stands beside a claim that a date cannot hide, because nobody gives it.
 *
 * @param {Pick<Claim, "when">} claim
 * @param {Pick<Store, "until" | "timeline">} store
 */
export const undated = (claim, store) =>
  store.until && !DATE[store.timeline](claim.when) && el("span", { class: "p-aside p-undated" }, t("undated"));
