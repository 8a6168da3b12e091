// Who and what a claim is about: the actor's chip, the kind's glyph, the military symbol.

import { luminance } from "../dom/colour.js";
import { el, said, svg } from "../dom/element.js";
import { text } from "../words/translation.js";

/** The glyph of a kind of thing. */
export const glyph = (kind) =>
  svg("svg", {
    class: "p-glyph",
    width: 14,
    height: 14,
    viewBox: "0 0 16 16",
    role: "img",
    "aria-label": text(kind, "label").text,
  }, svg("path", { d: kind.glyph }));

/** The actor's short form on its colour, in whichever of black and white reads better (WCAG contrast). */
export function chip(actor, kind) {
  const name = [kind, actor].filter(Boolean).map((each) => text(each, "label").text);
  const chip = el(
    "span",
    { class: "p-chip", role: "img", "aria-label": name.join(", "), title: name.join(" – ") },
    kind && glyph(kind),
    said(text(actor, "short").text),
  );
  const light = luminance(actor.colour);
  chip.style.backgroundColor = actor.colour;
  chip.style.color = 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#fff" : "#000";
  return chip;
}

/** Who and what: the neutral chip, or the claim's military symbol where it has one and the reader wants them. */
export function who(data, claim, store) {
  const draw = ([tag, attributes, children]) =>
    svg(tag, attributes, children.map((child) => (typeof child === "string" ? child : draw(child))));
  if (store.symbols === "2525" && claim.symbol) {
    const symbol = draw(data.symbols[claim.symbol]);
    symbol.classList.add("p-symbol");
    symbol.setAttribute("role", "img");
    symbol.setAttribute(
      "aria-label",
      `${text(data.actor.get(claim.actor), "label").text}, ${text(data.kind.get(claim.kind), "label").text}`,
    );
    return symbol;
  }
  return chip(data.actor.get(claim.actor), data.kind.get(claim.kind));
}
