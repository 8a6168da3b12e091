// Fills that tell layers apart without colour: hatch, dots, tint. Wider and thinner means placed less precisely,
// broken means said less firmly.

/** @import { Claim, Data, Layer, Texture } from "../types.d.ts" */

import { setInk } from "../dom/colour.js";
import { svg } from "../dom/element.js";

/** @typedef {"near" | "country" | "sea" | "aor"} Level How precisely something is placed, as a texture shows it. */

/**
 * Spacing and width of the lines in pixels, opacity of the ground between them.
 * @type {Record<Level, [number, number, number]>}
 */
const LEVELS = { near: [8, 2, 0.14], country: [11, 1.7, 0.08], sea: [20, 1.1, 0.04], aor: [46, 0.8, 0] };
// the opacity of a tint; an area of several countries is a lighter one without a hatch, whatever its layer has
const TINT = { firm: 0.15, faint: 0.05, vast: 0.09 };

/**
 * The texture of an area that lies below two others with patterns.
 * @type {Texture}
 */
export const PLAIN = "tint";

/**
 * Return the level of texture for a location precision, 0 to 8.
 * @param {number} precision
 * @returns {Level}
 */
export const textureLevel = (precision) =>
  precision >= 8 ? "aor" : precision === 7 ? "sea" : precision >= 5 ? "country" : "near";

/**
 * Return the texture of a claim: of its kind, or else of its layer.
 * @param {Data} data
 * @param {Claim} claim
 */
export const textureOf = (data, claim) => data.kind.get(claim.kind).texture || data.layer.get(claim.layer).texture;

/**
 * The lines of one tile as SVG path data for a tile of that size, and how long each is, by texture. Diagonals go
 * over the corners as well, so that tiles join.
 * @type {Partial<Record<Texture, {lines: (size: number) => string[], length: (size: number) => number}>>}
 */
const HATCHES = {
  "hatch-up": {
    lines: (size) => [-1, 0, 1].map((i) => `M${i * size},${size} l${size},${-size}`),
    length: (size) => size * Math.SQRT2,
  },
  "hatch-down": {
    lines: (size) => [-1, 0, 1].map((i) => `M${i * size},0 l${size},${size}`),
    length: (size) => size * Math.SQRT2,
  },
  "hatch-flat": { lines: (size) => [`M0,${size / 2} h${size}`], length: (size) => size },
};

/**
 * Return what is drawn on the ground of one tile; broken lines have a whole number of dashes in it.
 * @param {Texture} texture
 * @param {number} size
 * @param {number} width
 * @param {boolean} faint
 */
function strokes(texture, size, width, faint) {
  const thick = faint ? width * 0.8 : width;
  if (texture === "dots") return [svg("circle", { cx: size / 2, cy: size / 2, r: thick, fill: "currentColor" })];
  const hatch = HATCHES[texture];
  if (!hatch) return [];
  const length = hatch.length(size);
  const dashed = faint ? { "stroke-dasharray": `${length * 0.3} ${length * 0.2}` } : {};
  const line = { stroke: "currentColor", "stroke-width": thick, fill: "none", ...dashed };
  return hatch.lines(size).map((d) => svg("path", { ...line, d }));
}

/**
 * Return a tile of flat colour, with a thin line in it where it is faint.
 * @param {string} id
 * @param {boolean} faint
 * @param {number} firm  its opacity where it is not
 */
const tint = (id, faint, firm) =>
  svg(
    "pattern",
    { id, patternUnits: "userSpaceOnUse", width: 9, height: 9, class: "p-ink" },
    svg("rect", {
      class: "p-tint",
      width: 9,
      height: 9,
      fill: "currentColor",
      opacity: faint ? TINT.faint : firm,
    }),
    faint && svg("path", { class: "p-tint", d: "M0,4.5 h9", stroke: "currentColor", "stroke-width": 1, opacity: 0.2 }),
  );

/**
 * Return a tile of lines or dots.
 * @param {string} id
 * @param {Texture} texture
 * @param {Level} level
 * @param {boolean} faint
 */
function hatch(id, texture, level, faint) {
  const [size, width, ground] = LEVELS[level];
  return svg(
    "pattern",
    { id, patternUnits: "userSpaceOnUse", width: size, height: size, class: "p-ink" },
    svg("rect", { class: "", width: size, height: size, fill: "currentColor", opacity: ground }),
    strokes(texture, size, width, faint),
  );
}

/**
 * Return the id of a texture's definition.
 * @param {Layer} layer
 * @param {Texture} texture
 * @param {Level} level
 * @param {boolean} faint
 */
const textureId = (layer, texture, level, faint) => `p-${layer.id}-${texture}-${level}${faint ? "-faint" : ""}`;

/** Where the definitions of the page's textures are, and the ids of those that there are. */
const defined = { in: /** @type {SVGElement | null} */ (null), ids: /** @type {Set<string>} */ (new Set()) };

/**
 * Return a texture as the value of an SVG fill. What nobody asks for is not defined: all that a theatre can need are a
 * third of the page before its first marks.
 * @param {Layer} layer
 * @param {Texture} texture
 * @param {Level} level
 * @param {boolean} faint
 */
export function textureFill(layer, texture, level, faint) {
  if (texture === "outline") return "none";
  const id = textureId(layer, texture, level, faint);
  if (defined.in && !defined.ids.has(id)) {
    const flat = texture === "tint" || level === "aor";
    const tile = flat ? tint(id, faint, texture === "tint" ? TINT.firm : TINT.vast) : hatch(id, texture, level, faint);
    defined.in.append(setInk(tile, layer.colour));
    defined.ids.add(id);
  }
  return `url(#${id})`;
}

/**
 * Return the arrow at the end of a layer's arcs.
 * @param {Layer} layer
 */
const arrow = (layer) =>
  svg(
    "marker",
    {
      id: `p-arrow-${layer.id}`,
      viewBox: "0 0 10 10",
      refX: 8,
      refY: 5,
      orient: "auto",
      markerWidth: 11,
      markerHeight: 11,
      markerUnits: "userSpaceOnUse",
      class: "p-ink",
    },
    svg("path", { d: "M0 0 L10 5 L0 10 L3 5 Z", fill: "currentColor" }),
  );

/**
 * Return the definitions of a page's textures and arrows, as a hidden drawing: textures are added once they are used.
 * @param {Data} data
 */
export function textureDefinitions(data) {
  defined.in = svg("defs", {}, ...data.layers.map((layer) => setInk(arrow(layer), layer.colour)));
  defined.ids.clear();
  return svg("svg", { class: "p-defs", width: 0, height: 0, "aria-hidden": "true" }, defined.in);
}
