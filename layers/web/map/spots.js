// Which claims share a place on the map, and so a mark and a card: rows by spot, however many there are.

/** @import { Claim, Data, Mask, Store } from "../types.d.ts" */

import { passing } from "../data/columns.js";
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
