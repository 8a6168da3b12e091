// A point: the place itself.

/** @import { MarkKind } from "./kinds.js" */

import { rectangle } from "../boxes.js";
import { placeAnchors } from "./anchors.js";

// what a card stands beside, in pixels from the middle, where the point has no radius or a smaller one
const REACH = 10;

/** @type {MarkKind} */
export const point = {
  panes: { "p-points": 430 },
  dot: true,

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

  box(claim, ground) {
    const [at] = placeAnchors(claim, ground);
    const middle = ground.map.latLngToContainerPoint(at);
    const corner = at.toBounds(2000 * (claim.where.radius_km || 0)).getNorthEast();
    const reach = Math.max(REACH, ground.map.latLngToContainerPoint(corner).x - middle.x);
    return rectangle(middle.x, middle.y, 2 * reach, 2 * reach);
  },
};
