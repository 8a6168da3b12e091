// A point: the place itself.

/** @import { MarkKind } from "./kinds.js" */

import { placeAnchors } from "./anchors.js";

/** @type {MarkKind} */
export const point = {
  panes: { "p-points": 430 },
  dot: true,
  beside: 9,

  draw(claim, ground, on) {
    const [at] = placeAnchors(claim, ground);
    const mark = L.circleMarker(at, { ...on("p-points"), radius: 6, fillOpacity: 1, className: "p-point" });
    return { fill: mark, edge: mark };
  },

  style({ fill }, { colour, faint, picked }) {
    // Leaflet takes null for a whole line, though its types do not say so
    const dashArray = /** @type {string} */ (faint ? "3 3" : null);
    fill.setStyle({ color: picked ? "#000" : "#fff", weight: 2, fillColor: colour, dashArray });
  },

  anchors: placeAnchors,
};
