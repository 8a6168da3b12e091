// Words to claims: every word must stand in the label, the statement or the name of the place, in whichever language.

import { rowAt } from "./columns.js";
import { foldText } from "./folding.js";

const words = (record, fields) =>
  fields.flatMap((field) => [record[field], ...Object.values(record.translations || {}).map((each) => each[field])])
    .filter(Boolean).join("\n");
const NAMED = {
  label: (label) => label,
  statement: (statement) => statement,
  where: (where) => words(where, ["name"]),
  translations: (translations) => words({ translations }, ["label", "statement"]),
};

/** Marks the rows of a column that have the word. */
function reader({ values, codes, all, ends }, name) {
  if (values) {
    const folded = values.map((value) => foldText(name(value)));
    return (word, found) => {
      const has = Uint8Array.from(folded, (text) => (text.includes(word) ? 1 : 0));
      if (has.includes(1)) codes.forEach((code, i) => (found[i] |= has[code]));
    };
  }
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

/** A function from words to a table with 1 for every row that has them all; nothing where there are no words. */
export function createSearch(data) {
  let readers = null;
  return (words) => {
    const wanted = foldText(words).split(/\s+/).filter(Boolean);
    if (!wanted.length) return null;
    readers = readers || Object.entries(NAMED).map(([column, name]) => reader(data.columns[column], name));
    return wanted.map((word) => {
      const found = new Uint8Array(data.count);
      readers.forEach((read) => read(word, found));
      return found;
    }).reduce((a, b) => a.map((each, i) => each & b[i]));
  };
}
