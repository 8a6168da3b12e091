// Which claims share a place on the map, and so a mark and a card: rows by spot, however many there are.

/** @import { Claim, Data, Mask, Store } from "../types.d.ts" */

import { passing } from "../data/columns.js";
import { createIsGround } from "../data/ground.js";
import { KINDS } from "./marks/kinds.js";

/** @typedef {{spot: string, rows: number[]}} Spot A place's id, or a claim's where it stands alone, and its rows. */

/**
 * Return where a claim is drawn: claims with the same key share a place, and so a card.
 * @param {Claim} claim
 */
export const spotOf = (claim) => (!KINDS[claim.mark]?.alone && claim.where.place) || claim.id;

/**
 * Return a function that gives the visible claims with a mark to themselves by spot, in the file's order. It gives
 * the same list until something else is visible.
 * @param {Data} data
 * @param {Pick<Store, "table">} store
 * @returns {() => Spot[]}
 */
export function createSpots(data, store) {
  const { rows, spots, numbers } = numbered(data);
  /** @type {Mask | null} */
  let seen = null;
  /** @type {Spot[]} */
  let groups = [];
  return () => {
    const table = store.table();
    if (seen === table) return groups;
    /** @type {Map<number, number[]>} */
    const found = new Map();
    for (let i = 0; i < rows.length; i += 1) {
      if (!table[rows[i]]) continue;
      const own = found.get(numbers[i]);
      if (own) own.push(rows[i]);
      else found.set(numbers[i], [rows[i]]);
    }
    seen = table;
    groups = Array.from(found, ([number, own]) => ({ spot: spots[number], rows: own }));
    return groups;
  };
}

/**
 * Return a function that gives the numbers of the visible spots, from 1, in the order in which the list of claims comes
 * to them: layer by layer as in the legend, in the file's order within each. Those of the ground have none.
 * @param {Data} data
 * @param {() => Spot[]} spots
 * @returns {() => Map<string, number>}
 */
export function createNumbers(data, spots) {
  const { layer } = data.columns;
  const isGround = createIsGround(data);
  const rank = layer.values.map((id) => data.layers.findIndex((each) => each.id === id));
  /** @param {number} row */
  const place = (row) => rank[layer.codes[row]] * data.count + row;
  /** @type {Spot[] | null} */
  let seen = null;
  /** @type {Map<string, number>} */
  let numbers = new Map();
  return () => {
    const now = spots();
    if (seen === now) return numbers;
    seen = now;
    const first = now.filter(({ rows }) => !isGround(rows)).map(({ spot, rows }) => ({
      spot,
      at: rows.reduce((least, row) => Math.min(least, place(row)), Infinity),
    }));
    numbers = new Map(first.sort((a, b) => a.at - b.at).map(({ spot }, i) => [spot, i + 1]));
    return numbers;
  };
}

/**
 * Number the spots: the rows that have a mark (points not where they are dots), and the number of each row's spot.
 * @param {Data} data
 */
function numbered(data) {
  const { id, where, shape } = data.columns;
  const kinds = Object.keys(KINDS).filter((mark) => !(data.dotted && KINDS[mark].dot));
  const rows = Uint32Array.from(kinds.flatMap((mark) => data.marked(/** @type {Claim["mark"]} */ (mark)))).sort();
  const alone = passing(shape, ({ mark }) => Boolean(KINDS[mark]?.alone));
  /** @type {string[]} */
  const spots = [];
  /** @type {Map<string, number>} */
  const known = new Map();

  /** @param {string} spot */
  function number(spot) {
    if (!known.has(spot)) known.set(spot, spots.push(spot) - 1);
    return /** @type {number} */ (known.get(spot));
  }
  const places = where.values.map(({ place }) => (place ? number(place) : -1));
  const numbers = rows.map((row) => {
    const place = alone[shape.codes[row]] ? -1 : places[where.codes[row]];
    return place < 0 ? number(id.at(row)) : place;
  });
  return { rows, spots, numbers };
}
