// Which options of a filter are offered, and which of them a list shows.

import { foldText } from "../data/folding.js";

// options that a list shows at once; a longer one can be narrowed by typing
export const LISTED = 12;

/**
 * Return the options of a filter: `offered` are all that leave a claim or are chosen, `fitting` those of them that are
 * chosen or whose name has the words, `shown` the first of these: in their order where all have room, otherwise the
 * chosen ones, then those that leave most claims.
 *
 * @template {{id: string}} Option
 * @param {Option[]} all
 * @param {{counts: Map<string, number>, chosen: Set<string>, words: string, named: (option: Option) => string}} by
 */
export function optionsOf(all, { counts, chosen, words, named }) {
  const count = (/** @type {Option} */ { id }) => counts.get(id) || 0;
  const isChosen = (/** @type {Option} */ { id }) => chosen.has(id);
  const wanted = foldText(words.trim());
  const offered = all.filter((option) => count(option) > 0 || isChosen(option));
  const fitting = offered.filter((option) => isChosen(option) || foldText(named(option)).includes(wanted));
  if (fitting.length <= LISTED) return { offered, fitting, shown: fitting };
  const first = fitting.filter(isChosen);
  const others = fitting.filter((option) => !isChosen(option)).sort((a, b) => count(b) - count(a));
  return { offered, fitting, shown: [...first, ...others].slice(0, Math.max(LISTED, chosen.size)) };
}

/**
 * Return the ids that are chosen when one more is pressed, in the order of all: pressed again it is not chosen.
 *
 * @param {{id: string}[]} all
 * @param {string[]} chosen
 * @param {string} id
 */
export function pressed(all, chosen, id) {
  const now = new Set(chosen);
  if (!now.delete(id)) now.add(id);
  return all.map((each) => each.id).filter((each) => now.has(each));
}
