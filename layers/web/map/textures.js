// Fills that tell layers apart without colour: hatch, dots, tint. Wider and thinner means placed less precisely,
// broken means said less firmly.

import { setInk } from "../dom/colour.js";
import { svg } from "../dom/element.js";

// by location precision: spacing and width of the lines in pixels, opacity of the ground between them
const LEVELS = { near: [8, 2, 0.14], country: [11, 1.7, 0.08], sea: [20, 1.1, 0.04], aor: [46, 0.8, 0] };
const TINT = { true: 0.05, false: 0.15 };

/** The level of texture for a location precision. */
export const textureLevel = (precision) =>
  precision >= 8 ? "aor" : precision === 7 ? "sea" : precision >= 5 ? "country" : "near";

/** The lines of one tile; broken ones have a whole number of dashes in it, so that tiles join. */
function strokes(texture, size, width, faint) {
  const dashed = (length) => (faint ? { "stroke-dasharray": `${length * 0.3} ${length * 0.2}` } : {});
  const diagonal = size * Math.SQRT2;
  const draw = { stroke: "currentColor", "stroke-width": faint ? width * 0.8 : width, fill: "none" };
  switch (texture) {
    case "hatch-up":
      return [-1, 0, 1].map((i) =>
        svg("path", { ...draw, ...dashed(diagonal), d: `M${i * size},${size} l${size},${-size}` })
      );
    case "hatch-down":
      return [-1, 0, 1].map((i) => svg("path", { ...draw, ...dashed(diagonal), d: `M${i * size},0 l${size},${size}` }));
    case "hatch-flat":
      return [svg("path", { ...draw, ...dashed(size), d: `M0,${size / 2} h${size}` })];
    case "dots":
      return [svg("circle", { cx: size / 2, cy: size / 2, r: faint ? width * 0.8 : width, fill: "currentColor" })];
    default:
      return [];
  }
}

function pattern(id, layer, texture, [spacing, width, ground], faint) {
  const tint = texture === "tint";
  const size = tint ? 9 : spacing;
  const tile = svg(
    "pattern",
    { id, patternUnits: "userSpaceOnUse", width: size, height: size, class: "p-ink" },
    svg("rect", {
      class: tint ? "p-tint" : "",
      width: size,
      height: size,
      fill: "currentColor",
      opacity: tint ? TINT[faint] : ground,
    }),
    tint
      ? faint &&
        svg("path", { class: "p-tint", d: "M0,4.5 h9", stroke: "currentColor", "stroke-width": 1, opacity: 0.2 })
      : strokes(texture, size, width, faint),
  );
  return setInk(tile, layer.colour);
}

/** Where a texture is found, to be used as a fill. */
export const textureFill = (layer, texture, level, faint) =>
  texture === "outline" ? "none" : `url(#p-${layer.id}-${texture}-${level}${faint ? "-faint" : ""})`;

/** The definitions of every texture that the theatre needs, as a hidden drawing. */
export function textureDefinitions(data) {
  const defs = svg("defs");
  for (const layer of data.layers) {
    const own = data.kinds.map((kind) => kind.texture).filter(Boolean);
    for (const texture of new Set([layer.texture, ...own])) {
      for (const [level, look] of Object.entries(LEVELS)) {
        for (const faint of [false, true]) {
          defs.append(
            pattern(`p-${layer.id}-${texture}-${level}${faint ? "-faint" : ""}`, layer, texture, look, faint),
          );
        }
      }
    }
    const arrow = svg(
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
    defs.append(setInk(arrow, layer.colour));
  }
  return svg("svg", { class: "p-defs", width: 0, height: 0, "aria-hidden": "true" }, defs);
}
