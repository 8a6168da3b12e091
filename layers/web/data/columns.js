// Questions to a column of the table of claims, answered without making the claims.

/** @import { Dictionary, Mask, Rows } from "../types.d.ts" */

/**
 * Return a table with 1 for every value (by code) that passes the test.
 *
 * @template T
 * @param {Pick<Dictionary<T>, "values">} column
 * @param {(value: T) => boolean} test
 */
export const passing = ({ values }, test) => Uint8Array.from(values, (value) => (test(value) ? 1 : 0));

/**
 * Take every row out of a table whose value does not pass the test.
 *
 * @template T
 * @param {Mask} mask
 * @param {Dictionary<T>} column
 * @param {(value: T) => boolean} test
 */
export function narrow(mask, column, test) {
  const passes = passing(column, test);
  if (!passes.includes(0)) return;
  const { codes } = column;
  for (let i = 0; i < mask.length; i += 1) mask[i] &= passes[codes[i]];
}

/**
 * Return the rows whose value passes the test.
 *
 * @template T
 * @param {Dictionary<T>} column
 * @param {(value: T) => boolean} test
 */
export function rowsWith(column, test) {
  const passes = passing(column, test);
  /** @type {number[]} */
  const found = [];
  if (passes.includes(1)) column.codes.forEach((code, i) => passes[code] && found.push(i));
  return found;
}

/**
 * Return a table with 1 for every value (by code) that occurs in the rows.
 *
 * @param {Pick<Dictionary<unknown>, "values" | "codes">} column
 * @param {Rows} rows
 */
export function occurring({ values, codes }, rows) {
  const seen = new Uint8Array(values.length);
  for (let i = 0; i < rows.length; i += 1) seen[codes[rows[i]]] = 1;
  return seen;
}

/**
 * Return how many rows of a table have each of a column's values, in the order of the values.
 *
 * @param {Pick<Dictionary<unknown>, "values" | "codes">} column
 * @param {Mask} mask
 */
export function tally({ values, codes }, mask) {
  const counts = new Uint32Array(values.length);
  for (let i = 0; i < mask.length; i += 1) counts[codes[i]] += mask[i];
  return counts;
}

/**
 * Return how often each of a column's values occurs in the rows, in the order of the values.
 *
 * @param {Pick<Dictionary<unknown>, "values" | "codes">} column
 * @param {Rows} rows
 */
export function countsOf({ values, codes }, rows) {
  /** @type {number[]} */
  const counts = new Array(values.length).fill(0);
  for (const row of rows) counts[codes[row]] += 1;
  return counts;
}

/**
 * Return how many rows are in a table.
 *
 * @param {Mask} mask
 */
export function total(mask) {
  let total = 0;
  for (let i = 0; i < mask.length; i += 1) total += mask[i];
  return total;
}

/**
 * Return the numbers of the rows in a table.
 *
 * @param {Mask} mask
 */
export function rowsIn(mask) {
  const rows = new Uint32Array(total(mask));
  for (let i = 0, next = 0; i < mask.length; i += 1) if (mask[i]) rows[next++] = i;
  return rows;
}

/**
 * Return the row in whose running text the position falls: the first that ends behind it.
 *
 * @param {Uint32Array} ends
 * @param {number} position in UTF-16 units
 */
export function rowAt(ends, position) {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
