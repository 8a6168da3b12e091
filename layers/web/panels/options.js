// Which options of a filter are offered, and which of them a list shows.

import { foldText } from "../data/folding.js";

// options that a list shows at once; a longer one can be narrowed by typing
export const LISTED = 12;

/**
 * Return the options of a filter: `offered` are all that leave a claim or are chosen, `fitting` those of them that are
 * chosen or have the words, `shown` the first of these: in their order where all have room, otherwise the chosen ones,
 * then those that leave most claims.
 *
 * @template {{id: string}} Option
 * @param {readonly Option[]} all
 * @param {object} by
 * @param {Map<string, number>} by.counts  claims that each leaves
 * @param {Set<string>} by.chosen
 * @param {string} by.words  what the reader typed
 * @param {(option: Option) => string} by.sought  the text in which the words are looked for
 */
export function optionsOf(all, { counts, chosen, words, sought }) {
  const count = (/** @type {Option} */ { id }) => counts.get(id) || 0;
  const isChosen = (/** @type {Option} */ { id }) => chosen.has(id);
  const wanted = foldText(words.trim());
  const offered = all.filter((option) => count(option) > 0 || isChosen(option));
  const fitting = offered.filter((option) => isChosen(option) || foldText(sought(option)).includes(wanted));
  if (fitting.length <= LISTED) return { offered, fitting, shown: fitting };
  const others = fitting.filter((option) => !isChosen(option)).sort((a, b) => count(b) - count(a));
  const shown = [...fitting.filter(isChosen), ...others].slice(0, Math.max(LISTED, chosen.size));
  return { offered, fitting, shown };
}
