// Quantities of related claims side by side, as written and never added.

import { quotation } from "../claim/quotation.js";
import { rangeBar } from "../claim/range.js";
import { claimRow } from "../claim/row.js";
import { inOrder, linked } from "../data/relations.js";
import { el, said } from "../dom/element.js";
import { t } from "../words/messages.js";
import { text } from "../words/translation.js";

/** @import { Claim, Data, Quantity, Store } from "../types.d.ts" */
/** @typedef {Claim & {quantity: Quantity}} Counted */

/** @param {Claim} claim @returns {claim is Counted} */
const isCounted = (claim) => claim.quantity !== null;

/** The highest number of a quantity, as far as it has any. @param {Counted} claim */
const highest = ({ quantity: { high, best, low } }) => high ?? best ?? low ?? 0;

/**
 * Return the quantities of a claim and of the claims related to it, each with its own words and what it counts.
 *
 * @param {Data} data
 * @param {Claim} claim
 * @param {Store} store
 */
export function quantitiesOf(data, claim, store) {
  const near = new Set(
    linked(data, claim, ["same_as", "part_of", "conflicts_with", "denies"]).map((other) => other.id),
  );
  // the theatre's charts put quantities beside each other that no relation links: they count different things
  data.charts.filter((chart) => chart.includes(claim.id)).flat().forEach((id) => near.add(id));
  const counted = inOrder([...near].flatMap((id) => data.byId.get(id) ?? [])).filter(isCounted);
  if (counted.length < 2 || !claim.quantity) return null;
  const top = Math.max(...counted.map(highest));
  return el(
    "section",
    { class: "p-figures" },
    el("h3", {}, t("side_by_side")),
    el("p", { class: "p-aside" }, t("not_added")),
    counted.map((other) =>
      el(
        "div",
        { class: "p-figure" },
        quotation(data, other, other.quantity.verbatim),
        el("span", { class: "p-counts-what" }, " – ", said(text(other.quantity, "unit"))),
        rangeBar(other.quantity, top),
        claimRow(data, other, store),
      )
    ),
  );
}
