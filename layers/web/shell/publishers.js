// Whose words are shown.

/** @import { Data } from "../types.d.ts" */

/**
 * Return whose words the visible claims are, in the order of the theatre's sources.
 * @param {Data} data
 * @param {Set<string>} named
 */
export function publishers(data, named) {
  const all = data.sources.filter((source) => named.has(source.id));
  return [...new Set(all.map((source) => source.publisher || source.author || source.title))];
}
