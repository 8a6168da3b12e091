// The card of a place: its heading, the claims that it names, and a button for the rest.

/** @import { Claim, Data, Store } from "../types.d.ts" */
/** @import { CardSize } from "./room.js" */

import { claimRow } from "../claim/row.js";
import { tallies } from "../claim/tallies.js";
import { countsOf } from "../data/columns.js";
import { el, said } from "../dom/element.js";
import { t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text } from "../words/translation.js";

const SHORT = 3;
// a short card has room for so many of the claims that a scene speaks of
const STAGED = 5;
// a place with more claims than this has them in a list of its own, not on its card
const MOST = 40;

/**
 * Return whether a place has so many claims that a list has them.
 * @param {number} count
 */
export const isListed = (count) => count > MOST;

/**
 * Return the sizes that the card of so many claims may have, the largest first; each names what a scene speaks of.
 * @param {number} count
 * @param {number} staged  how many of them the scene speaks of
 * @returns {CardSize[]}
 */
export function sizesFor(count, staged = 0) {
  if (isListed(count)) return ["short", "mark"];
  if (count === 1) return ["full", "mark"];
  const many = count > SHORT + 1;
  if (staged > 1) return many ? ["short", "mark"] : ["full", "mark"];
  return many ? ["full", "short", "lead", "mark"] : ["full", "lead", "mark"];
}

/**
 * Return the rows that a card of a size names: all, the first few with the chosen one, or none; of many that one.
 * @param {number[]} rows
 * @param {CardSize} size
 * @param {number} chosen  the row of the chosen claim, or -1
 * @param {number} staged  how many of the rows, the first ones, the scene speaks of
 */
export function namedRows(rows, size, chosen, staged) {
  if (size === "full") return rows;
  if (size === "mark") return [];
  const at = rows.indexOf(chosen);
  if (isListed(rows.length)) return at < 0 ? [] : [chosen];
  const few = size === "lead" ? 1 : Math.min(STAGED, Math.max(SHORT, staged));
  return at < few ? rows.slice(0, few) : [...rows.slice(0, few - 1), chosen];
}

/**
 * Return the place of a claim as cards name it.
 * @param {Data} data
 * @param {Claim} claim
 */
export function placeName(data, claim) {
  const place = data.places[claim.where.place ?? ""];
  return place && !place.members ? text(place, "name") : whereabouts(data, claim);
}

/**
 * Return the heading of what is claimed of a place: its name, how many claims there are, how precisely it is known.
 * @param {Data} data
 * @param {Claim} claim  the first
 * @param {number} count
 */
export function heading(data, claim, count) {
  return el(
    "div",
    { class: "p-cardhead" },
    el(
      "span",
      { class: "p-place" },
      said(placeName(data, claim)),
      count > 1 && el("span", { class: "p-cardcount" }, ` · ${t("claims_here", { n: count })}`),
    ),
    el("span", { class: "p-level" }, nearness(claim)),
  );
}

/**
 * Return the button for the claims of a place that have no row.
 * @param {number} count
 * @param {number} rest  how many of the claims the card does not name
 * @param {(event: MouseEvent) => void} grow
 */
export const moreButton = (count, rest, grow) =>
  el(
    "button",
    { class: "p-more", type: "button", on: { click: grow } },
    t(isListed(count) ? "list_all" : "more", { n: rest }),
  );

/**
 * Return the card of a spot in one of its sizes.
 * @param {Data} data
 * @param {Store} store
 * @param {{spot: string, rows: number[], named: number[], size: CardSize}} card  `named`: the rows that it names
 * @param {(event: MouseEvent) => void} grow  shows more of its claims
 */
export function buildCard(data, store, { spot, rows, named, size }, grow) {
  const claim = data.claim(rows[0]);
  const rest = rows.length - named.length;
  const { assertion, layer } = data.columns;
  const card = el(
    "div",
    {
      class: `p-card p-card-${size}`,
      "data-spot": spot,
      role: "group",
      "aria-label": `${whereabouts(data, claim).text}, ${nearness(claim)}`,
    },
    heading(data, claim, rows.length),
    size === "short" && isListed(rows.length) && tallies(data, countsOf(assertion, rows), countsOf(layer, rows)),
    named.map((row) => claimRow(data, data.claim(row), store)),
    rest > 0 && moreButton(rows.length, rest, grow),
  );
  L.DomEvent.disableClickPropagation(card);
  return card;
}
