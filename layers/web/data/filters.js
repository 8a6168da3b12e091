// The filters. To add one, add its entry to FILTERS (and its row to layers/page/parameters.py): state, links, map and
// panels follow.
//
// A filter by ids hides the claims that have none of the ids chosen, a filter by words those that lack one of them.

import { text, verbatim } from "../words/translation.js";
import { t } from "../words/messages.js";
import { narrow, tally } from "./columns.js";
import { wanted } from "./search.js";

/** @import { Actor, AssertionWord, Credit, Data } from "../types.d.ts" */
/** @import { Dictionary, DictionaryName, Mask, Said, Source } from "../types.d.ts" */

/**
 * A filter by ids.
 *
 * @typedef {object} IdsFilter
 * @property {"ids"} kind
 * @property {string} title the name of the message that heads its options
 * @property {string[]} none the value that hides nothing
 * @property {DictionaryName} column
 * @property {(value: any) => readonly string[]} ids the ids that a value of the column has
 * @property {(data: Data) => readonly any[]} options what can be chosen, as records with an id, in order
 * @property {(option: any) => Said} label an option in words
 * @property {(option: any) => string} sought the text of an option in which a reader's words are looked for
 */

/**
 * A filter by words.
 *
 * @typedef {object} WordsFilter
 * @property {"text"} kind
 * @property {string} none the value that hides nothing
 * @property {(data: Pick<Data, "search">, words: string) => Mask | null} rows the rows that have the words
 */

/** @type {(filter: Omit<IdsFilter, "kind" | "none">) => IdsFilter} */
const byIds = (filter) => ({ kind: "ids", none: [], ...filter });

/** @type {(filter: Omit<WordsFilter, "kind" | "none">) => WordsFilter} */
const byWords = (filter) => ({ kind: "text", none: "", ...filter });

/** @type {(assertion: AssertionWord) => string} */
const firmness = ({ id }) => t(`assertion.${id}`);

/** The filters by their names in the state. */
export const FILTERS = {
  assertions: byIds({
    title: "firmness",
    column: "assertion",
    ids: (assertion) => [assertion],
    options: (data) => data.words.assertions,
    label: (assertion) => ({ text: firmness(assertion) }),
    sought: firmness,
  }),
  actors: byIds({
    title: "actors",
    column: "actor",
    ids: (actor) => [actor],
    options: (data) => data.actors,
    label: (/** @type {Actor} */ actor) => text(actor, "label"),
    sought: (/** @type {Actor} */ actor) => text(actor, "label").text,
  }),
  // cited, or credited further back
  sources: byIds({
    title: "sources",
    column: "chains",
    ids: (/** @type {Credit[][]} */ chains) => [...new Set(chains.flat().map(({ source }) => source))],
    options: (data) => data.sources,
    label: (/** @type {Source} */ source) => verbatim(source.title, source),
    sought: (/** @type {Source} */ { title, publisher }) => [title, publisher].filter(Boolean).join(" "),
  }),
  search: byWords({
    rows: (data, words) => data.search(words),
  }),
};

/**
 * The filters' values.
 *
 * @typedef {{ [Name in keyof typeof FILTERS]: (typeof FILTERS)[Name]["none"] }} Filters
 */

/** Every filter as [name, filter], in the order of FILTERS. */
export const filters = /** @type {[keyof Filters, IdsFilter | WordsFilter][]} */ (Object.entries(FILTERS));

/** The filters' values that hide nothing. */
export const EVERYTHING = /** @type {Filters} */ (Object.fromEntries(filters.map(([name, { none }]) => [name, none])));

/**
 * Return whether any filter hides claims.
 *
 * @param {Filters} values
 */
export const filtersAreOn = (values) =>
  filters.some(([name, { kind }]) => (kind === "ids" ? values[name].length : wanted(String(values[name])).length) > 0);

/**
 * Take every row out of a table that a filter hides.
 *
 * @param {Pick<Data, "columns" | "search">} data
 * @param {Mask} mask
 * @param {IdsFilter | WordsFilter} filter
 * @param {string | readonly string[]} value
 */
function hide(data, mask, filter, value) {
  if (filter.kind === "ids") {
    if (!value.length) return;
    const column = /** @type {Dictionary<unknown>} */ (data.columns[filter.column]);
    narrow(mask, column, (each) => filter.ids(each).some((id) => value.includes(id)));
  } else {
    const found = filter.rows(data, String(value));
    if (found) { for (let i = 0; i < mask.length; i += 1) mask[i] &= found[i]; }
  }
}

/**
 * Take every row out of a table that one of the filters hides.
 *
 * @param {Pick<Data, "columns" | "search">} data
 * @param {Mask} mask
 * @param {Filters} values
 */
export function applyFilters(data, mask, values) {
  for (const [name, filter] of filters) hide(data, mask, filter, values[name]);
}

/**
 * Return how many rows of a table each option of a filter stands for, by id; none for an option that does not occur.
 *
 * @param {Pick<Data, "columns">} data
 * @param {IdsFilter} filter
 * @param {Mask} mask
 */
export function optionCounts({ columns }, { column, ids }, mask) {
  /** @type {Map<string, number>} */
  const found = new Map();
  tally(columns[column], mask).forEach((count, code) => {
    if (!count) return;
    for (const id of ids(columns[column].values[code])) found.set(id, (found.get(id) ?? 0) + count);
  });
  return found;
}

/**
 * Return a filter's value with an id switched: chosen or no longer chosen, in the order of the options.
 *
 * @param {Data} data
 * @param {IdsFilter} filter
 * @param {readonly string[]} value
 * @param {string} id
 */
export function switched(data, filter, value, id) {
  const chosen = new Set(value);
  if (!chosen.delete(id)) chosen.add(id);
  return filter.options(data).map((option) => option.id).filter((each) => chosen.has(each));
}
