// How a layer's marks look, beside its name in the legend.

import { setInk } from "../dom/colour.js";
import { svg } from "../dom/element.js";
import { EDGES, isFirm } from "../map/edges.js";
import { textureFill } from "../map/textures.js";
import { dotSample } from "./samples.js";

/** @import { Assertion, Claim, Layer } from "../types.d.ts" */

const SIZE = { width: 34, height: 22, "aria-hidden": "true" };

/** An area: the layer's texture in a box. @param {Layer} layer @param {boolean} faint */
function box(layer, faint) {
  const frame = { x: 1, y: 1, width: 32, height: 20, rx: 2 };
  const fill = textureFill(layer, layer.texture, "country", faint);
  return svg(
    "svg",
    { ...SIZE, class: "p-swatch", viewBox: "0 0 34 22" },
    svg("rect", { ...frame, class: "p-swatch-ground" }),
    svg("rect", { ...frame, class: "p-edge", fill, "stroke-width": 1.6 }),
  );
}

/** @param {Assertion} assertion */
const dot = (assertion) =>
  svg("svg", { ...SIZE, class: "p-swatch p-ink", viewBox: "-9 -3 34 22" }, dotSample(assertion));

/** A line, broken where it is said less than firmly. @param {boolean} firm */
const course = (firm) =>
  svg(
    "svg",
    { ...SIZE, class: "p-swatch p-ink", viewBox: "0 0 34 22" },
    svg("path", {
      d: "M3 15 L12 8 L20 13 L31 6",
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 2.5,
      "stroke-dasharray": firm ? null : EDGES.alleged,
    }),
  );

function arrow() {
  const line = { fill: "none", stroke: "currentColor", "stroke-width": 2.5, "stroke-dasharray": "6 4" };
  return svg(
    "svg",
    { ...SIZE, class: "p-swatch p-ink", viewBox: "0 0 34 22" },
    svg("path", { d: "M3 17 Q15 1 29 8", ...line }),
    svg("path", { d: "M25 3.5 L32 9.5 L23.5 11.5 Z", fill: "currentColor" }),
  );
}

/**
 * Return what stands for some claims of a layer: "dot", "line", "arrow" (where none is an area), or "box"; `firm` where
 * any of them is said firmly, which nothing at all is.
 *
 * @param {Claim[]} claims
 * @param {(claim: Claim) => boolean} isDot
 */
export function sampled(claims, isDot) {
  const firm = claims.some((claim) => isFirm(claim.assertion));
  const moves = (/** @type {Claim} */ { mark, kind }) => mark === "none" || mark === "arc" || kind === "transfer";
  const drawn = claims.filter(({ mark }) => mark !== "none");
  if (drawn.length && drawn.every(({ mark }) => mark === "line")) return { shape: "line", firm };
  if (!claims.length) return { shape: "box", firm: true };
  return { shape: claims.every(isDot) ? "dot" : claims.every(moves) ? "arrow" : "box", firm };
}

/** @type {Record<string, (layer: Layer, firm: boolean) => SVGElement>} */
const SHAPES = {
  box: (layer, firm) => box(layer, !firm),
  dot: (_, firm) => dot(firm ? "stated" : "assessed"),
  line: (_, firm) => course(firm),
  arrow,
};

/**
 * Return the picture that stands for some claims of a layer.
 *
 * @param {Layer} layer
 * @param {Claim[]} claims
 * @param {(claim: Claim) => boolean} isDot
 */
export function swatch(layer, claims, isDot) {
  const { shape, firm } = sampled(claims, isDot);
  return setInk(SHAPES[shape](layer, firm), layer.colour);
}
