// Who and what a claim is about: the actor's chip, the kind's glyph, the military symbol.

import { luminance } from "../dom/colour.js";
import { el, said, svg } from "../dom/element.js";
import { text } from "../words/translation.js";

/** @import { Actor, Claim, Data, Drawing, Kind, Store } from "../types.d.ts" */

/**
 * Return the glyph of a kind of thing.
 *
 * @param {Kind} kind
 */
export const glyph = (kind) =>
  svg("svg", {
    class: "p-glyph",
    width: 14,
    height: 14,
    viewBox: "0 0 16 16",
    role: "img",
    "aria-label": text(kind, "label").text,
  }, svg("path", { d: kind.glyph }));

/**
 * Return whichever of black and white reads better on a colour (WCAG contrast).
 *
 * @param {string} colour "#" and six hexadecimal digits
 */
export function inkOn(colour) {
  const light = luminance(colour);
  return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? "#fff" : "#000";
}

/**
 * Return the actor's short form on its colour, behind the kind's glyph where one is given.
 *
 * @param {Actor} actor
 * @param {Kind} [kind]
 */
export function chip(actor, kind) {
  const names = [...(kind ? [text(kind, "label")] : []), text(actor, "label")].map((each) => each.text);
  const chip = el(
    "span",
    { class: "p-chip", role: "img", "aria-label": names.join(", "), title: names.join(" – ") },
    kind && glyph(kind),
    said(text(actor, "short").text),
  );
  chip.style.backgroundColor = actor.colour;
  chip.style.color = inkOn(actor.colour);
  return chip;
}

/**
 * @param {Drawing} drawing
 * @returns {SVGElement}
 */
const drawn = ([tag, attributes, children]) =>
  svg(
    /** @type {keyof SVGElementTagNameMap} */ (tag),
    attributes,
    children.map((child) => (typeof child === "string" ? child : drawn(child))),
  );

/**
 * Return who and what: the neutral chip, or the claim's military symbol where it has one and the reader wants them.
 *
 * @param {Pick<Data, "actor" | "kind" | "symbols">} data
 * @param {Pick<Claim, "actor" | "kind" | "symbol">} claim
 * @param {Pick<Store, "symbols">} store
 */
export function who(data, claim, store) {
  const [actor, kind] = [data.actor.get(claim.actor), data.kind.get(claim.kind)];
  if (store.symbols !== "2525" || !claim.symbol) return chip(actor, kind);
  const symbol = drawn(data.symbols[claim.symbol]);
  symbol.classList.add("p-symbol");
  symbol.setAttribute("role", "img");
  symbol.setAttribute("aria-label", `${text(actor, "label").text}, ${text(kind, "label").text}`);
  return symbol;
}
