// Words of the theatre and its sources as {text, lang}: translated where somebody has, else as they are.

import { currentLanguage, theatreLanguage } from "./language.js";

/** @import { Said, Source, Worded } from "../types.d.ts" */

/**
 * Return a record's translation of a field into the current language, else the field itself, with its language.
 *
 * @template {string} Field
 * @template Words
 * @param {Worded<Field, Words>} record
 * @param {Field} field
 */
function translated(record, field) {
  const words = record.translations?.[currentLanguage()]?.[field];
  return words ? { words, lang: currentLanguage() } : { words: record[field], lang: record.lang || theatreLanguage() };
}

/**
 * Return a field of a record as {text, lang}: translated where somebody has, else as the theatre has it.
 *
 * @template {string} Field
 * @param {Worded<Field, string | null>} record
 * @param {Field} field one that the record has
 * @returns {Said & { lang: string }}
 */
export function text(record, field) {
  const { words, lang } = translated(record, field);
  return { text: /** @type {string} */ (words), lang };
}

/**
 * Return a field of a record that is a list, each entry as {text, lang}.
 *
 * @template {string} Field
 * @param {Worded<Field, string[]>} record
 * @param {Field} field one that the record has
 * @returns {(Said & { lang: string })[]}
 */
export function texts(record, field) {
  const { words, lang } = translated(record, field);
  return (words ?? []).map((each) => ({ text: each, lang }));
}

/**
 * Return a source's own words, in its language.
 *
 * @param {string} words
 * @param {Pick<Source, "language">} source
 * @returns {Said & { lang: string }}
 */
export const verbatim = (words, source) => ({
  text: words,
  lang: source.language || theatreLanguage(),
  verbatim: true,
});
