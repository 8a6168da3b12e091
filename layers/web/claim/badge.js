// How firmly a claim is said, as a letter.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** The letter badge of an assertion. */
export const badge = (word) =>
  el("span", {
    class: `p-badge p-is-${word.id}`,
    role: "img",
    "aria-label": t(`assertion.${word.id}`),
    title: `${t(`assertion.${word.id}`)}: ${t(`assertion.${word.id}.meaning`)}`,
  }, word.badge);
