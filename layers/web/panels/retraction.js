// What became of a source: withdrawn or corrected by whoever published it.

import { el, said } from "../dom/element.js";
import { formatDate, t } from "../words/messages.js";
import { text, verbatim } from "../words/translation.js";

/** @import { Claim, Data, Leaf, Source } from "../types.d.ts" */

/**
 * Return a source's retraction in words, with a date as `write` writes it; null for one that stands.
 *
 * @param {Source} source
 * @param {(date: string) => string} [write]
 */
export const retracted = ({ retraction }, write = formatDate) =>
  retraction ? t(`retracted.${retraction.what}`, { date: write(retraction.on) }) : null;

/** Return that a source was withdrawn or corrected, and the note on it. @param {Source} source @returns {Leaf} */
export const retraction = (source) =>
  source.retraction && el(
    "span",
    { class: "p-retracted" },
    el("b", {}, retracted(source)),
    source.retraction.note && [" – ", said(text(source.retraction, "note"))],
  );

/**
 * Return the sources that a claim rests on, or its range does, and that do not stand.
 *
 * @param {Claim} claim
 * @param {Data} data
 */
export function unsound({ chains, range }, data) {
  const ids = new Set([...chains.flat().map(({ source }) => source), ...(range ? [range.source] : [])]);
  return [...ids].map((id) => data.source.get(id)).filter((source) => source.retraction);
}

/**
 * Return what to know before anything else of a claim whose sources do not all stand.
 *
 * @param {Claim} claim
 * @param {Data} data
 */
export function retractions(claim, data) {
  const found = unsound(claim, data);
  return found.length > 0 &&
    el(
      "div",
      { class: "p-retractions", role: "note" },
      el("h3", {}, t("retracted")),
      el("ul", {}, found.map((source) => el("li", {}, said(verbatim(source.title, source)), ": ", retraction(source)))),
    );
}
