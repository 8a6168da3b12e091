// Text in the form in which it is searched, as layers/theatre/folding.py folds it. The build copies its table here.

import table from "./folding.json" with { type: "json" };

/** What Unicode does not decompose, such as ø and æ, by character. */
const PLAIN = new Map(
  Object.entries(table).flatMap(([plain, characters]) => [...characters].map((each) => [each, plain])),
);

/**
 * Return text in the form in which it is searched: decomposed (NFKD), without accents and invisible characters, in
 * small
 * letters.
 *
 * @param {string} text
 */
export function foldText(text) {
  if (!/[\u0080-\uffff]/.test(text)) return text.toLowerCase();
  const bare = text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "").toLowerCase();
  return bare.replace(/[\u0080-\uffff]/g, (each) => PLAIN.get(each) ?? each);
}
