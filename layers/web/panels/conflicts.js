// Claims that contradict each other, side by side: neither is put above the other, and nothing is settled.

import { quotation } from "../claim/quotation.js";
import { claimRow } from "../claim/row.js";
import { byline } from "../data/credits.js";
import { against, relations } from "../data/relations.js";
import { el, said } from "../dom/element.js";
import { counted, formatDate, t } from "../words/messages.js";

/** @import { Child, Claim, Data, Store } from "../types.d.ts" */

/** One of the two claims. @param {Data} data @param {Claim} claim @param {Store} store @param {string} title */
function side(data, claim, store, title) {
  const by = [...new Set(claim.citations.map(({ source }) => byline(data.source.get(source))))].join("; ");
  const { named } = data.resting([claim.index]);
  const line = (/** @type {string} */ name, /** @type {Child} */ value) =>
    el("div", { class: "p-fact" }, el("dt", {}, t(name)), el("dd", {}, value));
  return el(
    "div",
    { class: "p-party", role: "group", "aria-label": title },
    el("p", { class: "p-relation" }, title),
    claimRow(data, claim, store),
    el(
      "dl",
      {},
      line("in_its_words", claim.quantity ? quotation(data, claim, claim.quantity.verbatim) : "–"),
      line("hedge", claim.hedge ? quotation(data, claim, claim.hedge) : t("no_hedge")),
      line("who_says_so", [said(by), el("span", { class: "p-aside" }, counted(named.size, claim.origins.length))]),
      line("reported_on", claim.when.reported_on ? formatDate(claim.when.reported_on) : t("undated")),
    ),
  );
}

/**
 * Return the claims that a claim conflicts with or denies, and those that deny it, each beside it.
 *
 * @param {Data} data
 * @param {Claim} claim
 * @param {Store} store
 */
export function conflictsOf(data, claim, store) {
  const pairs = relations(data, claim).filter(against);
  // a conflict may be written down on both sides
  const once = pairs.filter(([relation, id], i) =>
    pairs.findIndex((pair) => pair[0] === relation && pair[1] === id) === i
  );
  if (!once.length) return null;
  return el(
    "section",
    { class: "p-conflicts" },
    el("h3", {}, t("conflicts")),
    once.map(([relation, id, inverse]) => {
      const word = t(`relation.${relation}`);
      return el(
        "div",
        { class: "p-pair" },
        side(data, claim, store, t("this_claim")),
        side(data, /** @type {Claim} */ (data.byId.get(id)), store, `${inverse ? "← " : ""}${word}`),
      );
    }),
  );
}
