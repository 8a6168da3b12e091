// The mark of a spot, or of several, as a button: who and what, how many, how firmly, how precisely.

/** @import { Claim, Data, Store } from "../types.d.ts" */
/** @import { CardGroup } from "./groups.js" */

import { badge } from "../claim/badge.js";
import { chip, who } from "../claim/chip.js";
import { firmnessInWords } from "../claim/tallies.js";
import { countsOf, occurring } from "../data/columns.js";
import { el, said } from "../dom/element.js";
import { markInWords } from "../map/reach.js";
import { formatNumber, t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { placeName } from "./card.js";

// so many actors stand on a mark, and so many numbers of places that share it
const [ACTORS, NUMBERS] = [2, 3];
// up to this precision a mark may stand for a point; a coarser one says how precisely its place is known
const POINTLIKE = 2;

/** Return whether a mark may stand for a point. @param {number} precision */
export const isPointlike = (precision) => precision <= POINTLIKE;

/**
 * Return the places of a mark that several share, in words, and how firmly things are said there.
 * @param {Data} data
 * @param {CardGroup[]} members
 * @param {number[]} rows
 */
function gatheredInWords(data, members, rows) {
  const places = members.map(({ claim, rows: { length } }) =>
    `${placeName(data, claim).text} (${t("claims_here", { n: length })})`
  );
  const firmly = firmnessInWords(data, countsOf(data.columns.assertion, rows));
  const levels = [...new Set(members.map(({ claim }) => nearness(claim)))].join(", ");
  const words = `${t("gathered", { n: members.length })}, ${levels}: ${places.join("; ")}`;
  return `${words}. ${firmly}`;
}

/**
 * Return what stands below the signs of a mark: how precisely its place is known where that is no point, and of several
 * places how many; points have the name of the first.
 * @param {Data} data
 * @param {Claim} claim
 * @param {CardGroup[]} members
 */
function belowMark(data, claim, { length }) {
  const coarse = !isPointlike(claim.where.precision);
  if (!length) return coarse && el("span", { class: "p-level" }, nearness(claim));
  if (coarse) return el("span", { class: "p-level" }, `${formatNumber(length)} × ${nearness(claim)}`);
  return el(
    "span",
    { class: "p-level p-gathering" },
    el("span", {}, said(placeName(data, claim))),
    ` +${formatNumber(length - 1)}`,
  );
}

/** @param {number[]} numbers */
const numberSigns = (numbers) => [
  ...numbers.slice(0, NUMBERS).map((number) => el("span", { class: "p-number" }, formatNumber(number))),
  numbers.length > NUMBERS && "…",
];

/**
 * Return the mark of a spot, for where a card has no quiet place: who and what, how many, how firmly, how precisely.
 * @param {Data} data
 * @param {Store} store
 * @param {{spot: string, rows: number[], numbers: number[], members?: CardGroup[]}} mark  `numbers`: what it is in the
 * list; `members`: the spots that share it
 * @param {(event: MouseEvent) => void} open
 */
export function buildMark(data, store, { spot, rows, numbers, members = [] }, open) {
  const claim = data.claim(rows[0]);
  const { actor, assertion } = data.columns;
  const acting = occurring(actor, rows);
  const actors = actor.values.filter((_, code) => acting[code]);
  const said = occurring(assertion, rows);
  const firmly = assertion.values.filter((_, code) => said[code]);
  const words = members.length ? gatheredInWords(data, members, rows) : "";
  const mark = el(
    "button",
    {
      class: ["p-mark", store.isMarked(claim.id) && "is-marked", members.length && "is-gathered"].filter(Boolean)
        .join(" "),
      type: "button",
      "data-spot": spot,
      "aria-label": [numbers.join(", "), words || markInWords(data, rows)].filter(Boolean).join(". "),
      title: words || whereabouts(data, claim).text,
      on: { click: open },
    },
    el(
      "span",
      { class: "p-signs" },
      numberSigns(numbers),
      rows.length === 1
        ? who(data, claim, store)
        : numbers.length < 2 && actors.slice(0, ACTORS).map((id) => chip(data.actor.get(id))),
      !numbers.length && rows.length > 1 && el("b", {}, formatNumber(rows.length)),
      firmly.length === 1 && badge(data.assertion.get(firmly[0])),
    ),
    belowMark(data, claim, members),
  );
  L.DomEvent.disableClickPropagation(mark);
  return mark;
}
