// One claim in one line: who, the label with its hedge, how firmly. Used on the map, in lists, in the legend.
"use strict";

(function (posture) {
  const { el, said } = posture;

  function luminance(colour) {
    const [r, g, b] = [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /** The actor's short form on its colour, in whichever of black and white reads better (WCAG contrast). */
  posture.chip = (actor) => {
    const chip = el("span", { class: "p-chip", title: actor.label }, said(actor.short));
    const light = luminance(actor.colour);
    chip.style.backgroundColor = actor.colour;
    chip.style.color = 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#fff" : "#000";
    return chip;
  };

  /** The letter badge of an assertion. */
  posture.badge = (word) => el("span", { class: `p-badge p-is-${word.id}`, title: `${word.label}: ${word.meaning}` }, word.badge);

  /** A claim as a button. */
  posture.row = (data, claim, store) =>
    el(
      "button",
      {
        class: "p-row", type: "button", "data-claim": claim.id, "aria-pressed": String(store.select === claim.id),
        on: { click: () => store.choose(store.select === claim.id ? null : claim.id) },
      },
      posture.chip(data.actor.get(claim.actor)),
      el("span", { class: "p-label" }, said(claim.label)),
      posture.badge(data.assertion.get(claim.assertion)),
    );
})(window.posture);
