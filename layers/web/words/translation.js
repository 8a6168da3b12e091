// Words of the theatre and its sources as {text, lang}: translated where somebody has, else as they are.

import { currentLanguage, theatreLanguage } from "./language.js";

/** A field of a record as {text, lang}: translated where somebody has, else as the theatre has it. */
export function text(record, field) {
  const words = record.translations && record.translations[currentLanguage()];
  return words && words[field]
    ? { text: words[field], lang: currentLanguage() }
    : { text: record[field], lang: record.lang || theatreLanguage() };
}

/** A field of a record that is a list, each entry as {text, lang}. */
export function texts(record, field) {
  const { text: all, lang } = text(record, field);
  return all.map((each) => ({ text: each, lang }));
}

/** A source's own words, in its language. */
export const verbatim = (words, source) => ({
  text: words,
  lang: source.language || theatreLanguage(),
  verbatim: true,
});
