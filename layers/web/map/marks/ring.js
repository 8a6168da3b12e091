// A ring: the surroundings of a point, of the radius that is claimed. It stands like a point and looks like an area.

/** @import { MarkKind } from "./kinds.js" */

import { placeAnchors } from "./anchors.js";
import { area } from "./area.js";
import { point } from "./point.js";

/** @type {MarkKind} */
export const ring = {
  ...point,
  style: area.style,

  draw(claim, ground, on) {
    const [at] = placeAnchors(claim, ground);
    const radius = 1000 * (claim.where.radius_km ?? 0);
    const mark = L.circle(at, { ...on("p-points"), radius, fillOpacity: 1, className: "p-ring" });
    return { fill: mark, edge: mark };
  },
};
