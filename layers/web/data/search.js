// Words to claims: every word must stand in the label, the statement, the dataset’s words or the name of the place, in
// whichever language.

import { rowAt } from "./columns.js";
import { foldText } from "./folding.js";

/** @import { Data, Dictionary, Mask, RunningText, Where } from "../types.d.ts" */

/**
 * Marks the rows of a column that have the word.
 *
 * @typedef {(word: string, found: Mask) => void} Reader
 */

/**
 * Return the words to look for, folded.
 *
 * @param {string} words
 */
export const wanted = (words) => foldText(words).split(/\s+/).filter(Boolean);

/**
 * Return these fields in every language of translation, one a line.
 *
 * @param {Record<string, Record<string, unknown>>} [translations]
 * @param {string[]} fields
 */
const translated = (translations = {}, ...fields) =>
  Object.values(translations).flatMap((words) => fields.map((field) => words[field])).filter(Boolean).join("\n");

/**
 * The text in which words are looked for, by column, made of a value of it.
 *
 * @type {Record<"label" | "statement" | "quotation" | "where" | "translations", (value: any) => string>}
 */
const TEXTS = {
  label: (label) => label,
  statement: (statement) => statement,
  quotation: (quotation) => quotation ?? "",
  where: (/** @type {Where} */ { name, translations }) => `${name}\n${translated(translations, "name")}`,
  translations: (translations) => translated(translations, "label", "statement"),
};

/**
 * @template T
 * @param {Dictionary<T>} column
 * @param {(value: T) => string} text
 * @returns {Reader}
 */
function valuesReader({ values, codes }, text) {
  const folded = values.map((value) => foldText(text(value)));
  return (word, found) => {
    const has = Uint8Array.from(folded, (text) => (text.includes(word) ? 1 : 0));
    if (has.includes(1)) codes.forEach((code, i) => (found[i] |= has[code]));
  };
}

/**
 * @param {RunningText} column
 * @returns {Reader}
 */
function textReader({ all, ends }) {
  // folding may change the length of a text, so every row has its end anew
  const parts = Array.from(ends, (end, i) => foldText(all.slice(i ? ends[i - 1] : 0, end)));
  const text = parts.join("\n");
  let end = -1;
  const stops = Uint32Array.from(parts, (part) => (end += part.length + 1));
  return (word, found) => {
    for (let at = text.indexOf(word), row = 0; at >= 0; at = text.indexOf(word, stops[row])) {
      row = rowAt(stops, at);
      found[row] = 1;
    }
  };
}

/**
 * Return a function from words to a table with 1 for every row that has them all, or null where there are no words.
 *
 * @param {Pick<Data, "count"> & { columns: Pick<Data["columns"], keyof typeof TEXTS> }} data
 * @returns {Data["search"]}
 */
export function createSearch({ count, columns }) {
  /** @type {Reader[] | null} */
  let readers = null;
  let last = "";
  /** @type {Mask | null} */
  let lastFound = null;

  /** @param {string} word */
  function rowsWith(word) {
    readers ??= Object.entries(TEXTS).map(([name, text]) => {
      const column = columns[/** @type {keyof typeof TEXTS} */ (name)];
      return "values" in column ? valuesReader(/** @type {Dictionary<unknown>} */ (column), text) : textReader(column);
    });
    const found = new Uint8Array(count);
    readers.forEach((read) => read(word, found));
    return found;
  }

  return (words) => {
    // the same words are asked for at every change of something else
    if (words === last) return lastFound;
    const tables = wanted(words).map(rowsWith);
    last = words;
    lastFound = tables.length ? tables.reduce((a, b) => a.map((each, i) => each & b[i])) : null;
    return lastFound;
  };
}
