// One result: a claim in words, with where it is and how that is known.

import { badge } from "../claim/badge.js";
import { who } from "../claim/chip.js";
import { DATE } from "../data/timelines.js";
import { button } from "../dom/button.js";
import { el, said } from "../dom/element.js";
import { formatDate, formatNumber, t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text } from "../words/translation.js";

/** @import { Claim, Data, Layer, Store, When } from "../types.d.ts" */

/** Return when it was reported, or else when it happened, in words. @param {When} when */
function dated(when) {
  const event = DATE.event(when);
  if (when.reported_on) return t("report_of", { date: formatDate(when.reported_on) });
  return event ? t("event_of", { date: formatDate(event) }) : t("undated");
}

/** Return who, how firmly, where and when, in words. @param {Data} data @param {Claim} claim */
export const facts = (data, claim) =>
  [
    text(data.actor.get(claim.actor), "label"),
    t(`assertion.${claim.assertion}`),
    whereabouts(data, claim),
    nearness(claim),
    claim.mark === "none" && t("off_map"),
    dated(claim.when),
  ].filter((each) => each !== false);

/**
 * Return a claim as a button.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {Claim} claim
 * @param {Layer} layer
 * @param {number} [number]  of its mark on the map, where the marks have numbers
 */
export const hit = (data, store, claim, layer, number) =>
  button(
    () => store.choose(claim.id),
    { class: "p-hit" },
    number && el("span", { class: "p-number" }, formatNumber(number)),
    el("span", { "aria-hidden": "true" }, who(data, claim, store)),
    el("span", { class: "p-label" }, said(text(claim, "label"))),
    el("span", { "aria-hidden": "true" }, badge(data.assertion.get(claim.assertion))),
    el("span", { class: "p-heard" }, said(text(layer, "label"))),
    el("span", { class: "p-aside" }, facts(data, claim).flatMap((each, place) => [place > 0 && " · ", said(each)])),
  );
