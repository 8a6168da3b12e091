// Fills that tell layers apart without colour: hatch, dots, tint. Coarser and lighter means placed less precisely.
"use strict";

(function (posture) {
  const { svg } = posture;
  // precision: [spacing in pixels, stroke width, ground opacity, line opacity]
  const LEVELS = {
    near: [7, 2, 0.14, 0.75],
    country: [10, 2.2, 0.1, 0.55],
    sea: [18, 1.8, 0.05, 0.36],
    aor: [44, 1.5, 0.015, 0.26],
  };

  /** The level of texture for a location precision. */
  posture.level = (precision) =>
    precision >= 8 ? "aor" : precision === 7 ? "sea" : precision >= 5 ? "country" : "near";

  function strokes(texture, size, width) {
    const half = size / 2;
    const draw = { stroke: "currentColor", "stroke-width": width, fill: "none" };
    switch (texture) {
      case "hatch-up":
        return svg("path", { ...draw, d: `M-1,1 l2,-2 M0,${size} l${size},${-size} M${size - 1},${size + 1} l2,-2` });
      case "hatch-down":
        return svg("path", { ...draw, d: `M-1,${size - 1} l2,2 M0,0 l${size},${size} M${size - 1},-1 l2,2` });
      case "hatch-flat":
        return svg("path", { ...draw, d: `M0,${half} h${size}` });
      case "dots":
        return svg("circle", { cx: half, cy: half, r: width, fill: "currentColor" });
      default:
        return null;
    }
  }

  /** Where a texture is found, to be used as a fill. */
  posture.texture = (layer, level, faint) => `url(#p-texture-${layer.id}-${level}${faint ? "-faint" : ""})`;

  /** The definitions of every texture that the layers need, as a hidden drawing. */
  posture.textures = (layers) => {
    const defs = svg("defs");
    for (const layer of layers) {
      for (const [level, [size, width, ground, ink]] of Object.entries(LEVELS)) {
        for (const faint of [false, true]) {
          const spacing = faint ? size * 1.5 : size;
          const tint = layer.texture === "tint";
          const lines = tint && faint ? strokes("hatch-flat", 7, 1.2) : strokes(layer.texture, spacing, width);
          const box = tint ? 7 : spacing;
          const opacity = tint ? (faint ? 0.08 : 0.2) : ground;
          const pattern = svg(
            "pattern",
            {
              id: `p-texture-${layer.id}-${level}${faint ? "-faint" : ""}`,
              patternUnits: "userSpaceOnUse",
              width: box,
              height: box,
              color: layer.colour,
            },
            svg("rect", { width: box, height: box, fill: "currentColor", opacity }),
            lines && svg("g", { opacity: faint ? ink * 0.7 : ink }, lines),
          );
          defs.append(pattern);
        }
      }
      defs.append(
        svg(
          "marker",
          {
            id: `p-arrow-${layer.id}`, viewBox: "0 0 10 10", refX: 8, refY: 5, orient: "auto",
            markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", color: layer.colour,
          },
          svg("path", { d: "M0 0 L10 5 L0 10 L3 5 Z", fill: "currentColor" }),
        ),
      );
    }
    return svg("svg", { class: "p-defs", width: 0, height: 0, "aria-hidden": "true" }, defs);
  };
})(window.posture);
