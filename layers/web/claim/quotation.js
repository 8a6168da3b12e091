// Words of a source as a quotation.

import { el, foreignLanguage, said } from "../dom/element.js";
import { verbatim } from "../words/translation.js";

/** @import { Claim, Data } from "../types.d.ts" */

/**
 * Return words of the source that a claim cites first, as a quotation in its language.
 *
 * @param {Pick<Data, "source">} data
 * @param {Pick<Claim, "citations">} claim
 * @param {string} words
 */
export function quotation(data, claim, words) {
  const quote = verbatim(words, data.source.get(claim.citations[0].source));
  return el("q", { lang: foreignLanguage(quote) }, said(quote));
}
