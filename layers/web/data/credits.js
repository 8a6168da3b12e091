// Who a source is in few words, whom a chain of sources credits, and what claims come down to.

import { occurring } from "./columns.js";

/** @import { Columns, Credit, Dictionary, Rows, Source } from "../types.d.ts" */

/**
 * Return who a source is, in few words.
 *
 * @param {Pick<Source, "publisher" | "author" | "title">} source
 */
export const byline = (source) => source.publisher || source.author || source.title;

/**
 * Return the lines of credit of a chain, each from the cited source down to where it ends, as lists of source ids.
 *
 * @param {Credit[]} chain
 */
export function credits(chain) {
  /** @type {string[]} */
  const above = [];
  /** @type {string[][]} */
  const found = [];
  chain.forEach(({ source, depth }, i) => {
    above.length = depth;
    above.push(source);
    if (i + 1 === chain.length || chain[i + 1].depth <= depth) found.push([...above]);
  });
  return found;
}

/**
 * Return the named sources that claims (rows) cite or rest on, and the origins those come down to.
 *
 * @param {{ columns: Pick<Columns, "chains" | "origins">, source: { get(id: string): Source } }} data
 * @param {Rows} rows
 */
export function resting({ columns: { chains, origins }, source }, rows) {
  const cited = occurring(chains, rows);
  /** @type {<T>(column: Dictionary<T[]>) => T[]} */
  const every = ({ values }) => values.filter((_, code) => cited[code]).flat();
  const ids = every(chains).flat().map((credit) => credit.source);
  return {
    named: new Set(ids.filter((id) => source.get(id).kind !== "unnamed")),
    // the two columns follow from the citations, and share their codes
    origins: new Set(every(origins)),
  };
}
