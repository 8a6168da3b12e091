// The marking: the line at the top and at the bottom of a briefing, and of each sheet of paper.

import { setChildren } from "../dom/element.js";
import { currentLanguage } from "../words/language.js";
import { t } from "../words/messages.js";

/** @import { Data, Parts } from "../types.d.ts" */

/**
 * Return words as a string of CSS in which nothing but letters and digits stands for itself.
 *
 * @param {string} words
 */
export const asString = (words) =>
  `"${words.replace(/[^\p{L}\p{N}]/gu, (each) => `\\${(each.codePointAt(0) ?? 0).toString(16)} `)}"`;

/** Draw the marking, in the language of now. @param {Parts} parts @param {Pick<Data, "marking">} data */
export function drawMarking({ markings }, { marking }) {
  const words = marking[currentLanguage()];
  for (const line of markings) setChildren(line, words);
  markings[0].setAttribute("aria-label", t("marking_line"));
  // the margins of a page take their words from a style, and no element reaches there
  document.documentElement.style.setProperty("--p-marking", asString(words));
}
