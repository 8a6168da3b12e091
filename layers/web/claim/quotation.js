// Words of a source as a quotation.

import { el, said } from "../dom/element.js";
import { currentLanguage } from "../words/language.js";
import { verbatim } from "../words/translation.js";

/** Words of the source that a claim cites first, as a quotation in its language. */
export function quotation(data, claim, words) {
  const quote = verbatim(words, data.source.get(claim.citations[0].source));
  return el("q", { lang: quote.lang !== currentLanguage() && quote.lang }, said(words));
}
