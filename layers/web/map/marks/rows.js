// Which rows a mark stands for, and which of them it looks like.

/** @import { Codes } from "../../types.d.ts" */
/** @import { Spot } from "../spots.js" */

/**
 * Return the rows of every mark by its key: claims of one spot and one colour have one mark, whatever their layers.
 * @param {Spot[]} spots
 * @param {string[]} colours
 * @param {(row: number) => number} colourOf  the number of a row's colour among the colours
 * @returns {Map<string, number[]>}
 */
export function rowsByMark(spots, colours, colourOf) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const { spot, rows } of spots) {
    /** @type {number[][]} */
    const own = colours.map(() => []);
    for (const row of rows) own[colourOf(row)].push(row);
    own.forEach((some, colour) => some.length && found.set(markKey(spot, colours[colour]), some));
  }
  return found;
}

/**
 * Return the key of the mark of a spot in a colour.
 * @param {string} spot
 * @param {string} colour
 */
export const markKey = (spot, colour) => `${spot} ${colour}`;

/**
 * Return the first row with the value that most of the rows have; of two values as common the less firm one.
 * @param {number[]} rows
 * @param {Codes} codes        each row's value
 * @param {number[]} firmness  each value's place in the order from firm to not firm
 */
export function typicalRow(rows, codes, firmness) {
  const counts = new Uint32Array(firmness.length);
  for (const row of rows) counts[codes[row]] += 1;
  const rank = (/** @type {number} */ code) => counts[code] * 100 + firmness[code];
  const most = firmness.map((_, code) => code).reduce((a, b) => (rank(b) > rank(a) ? b : a));
  return /** @type {number} */ (rows.find((row) => codes[row] === most));
}
