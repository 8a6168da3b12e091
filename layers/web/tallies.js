// What a cluster or a crowded place is made of, in words: how many claims of each assertion and each layer.
"use strict";

(function (posture) {
  const { el, said, t } = posture;

  /** How often each of a column's values occurs in the rows. */
  posture.countsOf = ({ values, codes }, rows) => {
    const counts = new Array(values.length).fill(0);
    for (const row of rows) counts[codes[row]] += 1;
    return counts;
  };

  /** The assertions that occur, the firmest first, as [word, count]: counts are by the column's codes. */
  posture.byFirmness = (data, counts) =>
    data.words.assertions.map((word) => [word, counts[data.columns.assertion.values.indexOf(word.id)] || 0]).filter(([, n]) => n);

  /** The layers that occur, in the legend's order, as [layer, count]. */
  posture.bySide = (data, counts) =>
    data.layers.map((layer) => [layer, counts[data.columns.layer.values.indexOf(layer.id)] || 0]).filter(([, n]) => n);

  /** The same as two lists. */
  posture.tallies = (data, saidCounts, sideCounts) => [
    el("ul", { class: "p-tally" }, posture.byFirmness(data, saidCounts).map(([word, n]) =>
      el("li", {}, posture.badge(word), el("b", {}, posture.number(n)), t(`assertion.${word.id}`)))),
    el("ul", { class: "p-tally" }, posture.bySide(data, sideCounts).map(([layer, n]) =>
      el("li", {}, posture.ink(el("i", { class: "p-side" }), layer.colour), el("b", {}, posture.number(n)), said(posture.text(layer, "label"))))),
  ];

  /** "300 stated, 12 alleged". */
  posture.firmnessInWords = (data, counts) =>
    posture.byFirmness(data, counts).map(([word, n]) => `${posture.number(n)} ${t(`assertion.${word.id}`)}`).join(", ") || t("claims_here", { n: 0 });
})(window.posture);
