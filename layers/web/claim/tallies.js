// What a cluster or a crowded place is made of, in words: how many claims of each assertion and each layer.

import { setInk } from "../dom/colour.js";
import { el, said } from "../dom/element.js";
import { formatNumber, t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { badge } from "./badge.js";

/** The assertions that occur, the firmest first, as [word, count]: counts are by the column's codes. */
export const byFirmness = (data, counts) =>
  data.words.assertions.map((word) => [word, counts[data.columns.assertion.values.indexOf(word.id)] || 0]).filter((
    [, n],
  ) => n);

/** The layers that occur, in the legend's order, as [layer, count]. */
export const bySide = (data, counts) =>
  data.layers.map((layer) => [layer, counts[data.columns.layer.values.indexOf(layer.id)] || 0]).filter(([, n]) => n);

/** The same as two lists. */
export const tallies = (data, saidCounts, sideCounts) => [
  el(
    "ul",
    { class: "p-tally" },
    byFirmness(data, saidCounts).map(([word, n]) =>
      el("li", {}, badge(word), el("b", {}, formatNumber(n)), t(`assertion.${word.id}`))
    ),
  ),
  el(
    "ul",
    { class: "p-tally" },
    bySide(data, sideCounts).map(([layer, n]) =>
      el(
        "li",
        {},
        setInk(el("i", { class: "p-side" }), layer.colour),
        el("b", {}, formatNumber(n)),
        said(text(layer, "label")),
      )
    ),
  ),
];

/** "300 stated, 12 alleged". */
export const firmnessInWords = (data, counts) =>
  byFirmness(data, counts).map(([word, n]) => `${formatNumber(n)} ${t(`assertion.${word.id}`)}`).join(", ") ||
  t("claims_here", { n: 0 });
