// The card of a place: its heading, the claims that it names, and a button for the rest.

/** @import { Claim, Data, Store } from "../types.d.ts" */
/** @import { CardSize } from "./placement.js" */

import { chip } from "../claim/chip.js";
import { claimRow } from "../claim/row.js";
import { tallies } from "../claim/tallies.js";
import { countsOf, occurring } from "../data/columns.js";
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
 * Return the sizes that the card of so many claims may have, the largest first.
 * @param {number} count
 * @returns {CardSize[]}
 */
export function sizesFor(count) {
  if (isListed(count)) return ["short", "chip"];
  return count > SHORT + 1 ? ["full", "short", "chip"] : ["full", "chip"];
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
  if (size === "chip") return [];
  const at = rows.indexOf(chosen);
  if (isListed(rows.length)) return at < 0 ? [] : [chosen];
  const few = Math.min(STAGED, Math.max(SHORT, staged));
  return at < few ? rows.slice(0, few) : [...rows.slice(0, few - 1), chosen];
}

/**
 * @param {Data} data
 * @param {Claim} claim
 * @param {number} count  0 where the card says it elsewhere
 */
function heading(data, claim, count) {
  const place = data.places[claim.where.place ?? ""];
  return el(
    "div",
    { class: "p-cardhead" },
    el(
      "span",
      { class: "p-place" },
      said(place && !place.members ? text(place, "name") : whereabouts(data, claim)),
      count > 1 && el("span", { class: "p-cardcount" }, ` · ${t("claims_here", { n: count })}`),
    ),
    el("span", { class: "p-level" }, nearness(claim)),
  );
}

/**
 * @param {Data} data
 * @param {number[]} rows
 * @param {CardSize} size
 * @param {number} rest  how many of the rows the card does not name
 * @param {(event: MouseEvent) => void} grow
 */
function moreButton(data, rows, size, rest, grow) {
  const { actor } = data.columns;
  const acting = occurring(actor, rows);
  const actors = actor.values.filter((_, code) => size === "chip" && acting[code]);
  const list = isListed(rows.length) ? "list_all" : "more";
  return el(
    "button",
    { class: "p-more", type: "button", on: { click: grow } },
    actors.map((id) => chip(data.actor.get(id))),
    t(size === "chip" ? "claims_here" : list, { n: rest }),
  );
}

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
    heading(data, claim, size === "chip" ? 0 : rows.length),
    size === "short" && isListed(rows.length) && tallies(data, countsOf(assertion, rows), countsOf(layer, rows)),
    named.map((row) => claimRow(data, data.claim(row), store)),
    rest > 0 && moreButton(data, rows, size, rest, grow),
  );
  L.DomEvent.disableClickPropagation(card);
  return card;
}
