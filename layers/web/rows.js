// One claim in one line: who, the label with its hedge, how firmly. Used on the map, in lists, in the legend.
"use strict";

(function (posture) {
  const { el, said, t, text } = posture;

  const DARK = 0.06;

  /** Relative luminance, 0 to 1 (WCAG 2.2). */
  function luminance(colour) {
    const [r, g, b] = [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  /** The ink of a colour on a dark map: nearly white where it would drown. */
  posture.darkInk = (colour) => {
    if (luminance(colour) >= DARK) return colour;
    const lighter = (at) => Math.round(0.2 * parseInt(colour.slice(at, at + 2), 16) + 0.8 * 255);
    return `rgb(${lighter(1)}, ${lighter(3)}, ${lighter(5)})`;
  };

  /** Give an element the ink of a colour: as it is, and for a dark map. */
  posture.ink = (element, colour) => {
    element.style.setProperty("--c", colour);
    element.style.setProperty("--c-dark", posture.darkInk(colour));
    return element;
  };

  /** The glyph of a kind of thing. */
  posture.glyph = (kind) =>
    posture.svg("svg", { class: "p-glyph", width: 14, height: 14, viewBox: "0 0 16 16", role: "img", "aria-label": text(kind, "label").text },
      posture.svg("path", { d: kind.glyph }));

  /** The actor's short form on its colour, in whichever of black and white reads better (WCAG contrast). */
  posture.chip = (actor, kind) => {
    const name = [kind, actor].filter(Boolean).map((each) => text(each, "label").text);
    const chip = el("span", { class: "p-chip", role: "img", "aria-label": name.join(", "), title: name.join(" – ") },
      kind && posture.glyph(kind), said(text(actor, "short").text));
    const light = luminance(actor.colour);
    chip.style.backgroundColor = actor.colour;
    chip.style.color = 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#fff" : "#000";
    return chip;
  };

  /** Who and what: the neutral chip, or the claim's military symbol where it has one and the reader wants them. */
  posture.who = (data, claim, store) => {
    const draw = ([tag, attributes, children]) =>
      posture.svg(tag, attributes, children.map((child) => (typeof child === "string" ? child : draw(child))));
    if (store.symbols === "2525" && claim.symbol) {
      const symbol = draw(data.symbols[claim.symbol]);
      symbol.classList.add("p-symbol");
      symbol.setAttribute("role", "img");
      symbol.setAttribute("aria-label", `${text(data.actor.get(claim.actor), "label").text}, ${text(data.kind.get(claim.kind), "label").text}`);
      return symbol;
    }
    return posture.chip(data.actor.get(claim.actor), data.kind.get(claim.kind));
  };

  /** Words of the source that a claim cites first, as a quotation in its language. */
  posture.quoted = (data, claim, words) => {
    const quote = posture.verbatim(words, data.source.get(claim.citations[0].source));
    return el("q", { lang: quote.lang !== posture.language && quote.lang }, said(words));
  };

  /** How precisely a claim is placed, in words. */
  posture.nearness = (claim) => (claim.mark === "arc" ? t("schematic") : t(`precision.${claim.where.precision}`));

  /** The letter badge of an assertion. */
  posture.badge = (word) => el("span", { class: `p-badge p-is-${word.id}`, role: "img", "aria-label": t(`assertion.${word.id}`), title: `${t(`assertion.${word.id}`)}: ${t(`assertion.${word.id}.meaning`)}` }, word.badge);

  /** A claim as a button. */
  posture.row = (data, claim, store) =>
    el(
      "button",
      {
        class: store.isMarked(claim.id) ? "p-row is-marked" : "p-row", type: "button", "data-claim": claim.id, "aria-pressed": String(store.select === claim.id),
        "aria-description": store.isMarked(claim.id) ? posture.t("spoken_of") : null,
        on: { click: () => store.choose(store.select === claim.id ? null : claim.id) },
      },
      posture.who(data, claim, store),
      el("span", { class: "p-label" }, said(text(claim, "label")), posture.undated(claim, store)),
      posture.badge(data.assertion.get(claim.assertion)),
    );
})(window.posture);
