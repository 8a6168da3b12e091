// How firmly a claim is said, as a letter.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** @import { AssertionWord } from "../types.d.ts" */

/**
 * Return the letter badge of an assertion.
 *
 * @param {AssertionWord} word
 */
export const badge = (word) =>
  el("span", {
    class: `p-badge p-is-${word.id}`,
    role: "img",
    "aria-label": t(`assertion.${word.id}`),
    title: `${t(`assertion.${word.id}`)}: ${t(`assertion.${word.id}.meaning`)}`,
  }, word.badge);
