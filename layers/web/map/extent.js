// What of the map a claim may be measured from: its point, or all of its area.

/** @import { Claim, LatLon } from "../types.d.ts" */
/** @import { Measurable } from "../data/lengths.js" */
/** @import { Ground } from "./marks/kinds.js" */

import { DEGREE, pointOf, uncertainty } from "../data/coordinates.js";
import { nearLongitude } from "../data/shapes.js";
import { polygonsOf } from "./marks/area.js";
import { coursesOf } from "./marks/line.js";

// kilometres up to which what is around a point is no area of its own
const SPOT = 2;

/** Return how wide a pixel is, in kilometres at the equator. @param {number} degrees */
const kilometres = (degrees) => (degrees * DEGREE) / 1000;

/** Return a point that a reader has set. @param {LatLon} at @param {number} step degrees @returns {Measurable} */
export const pointExtent = (at, step) => ({
  extent: { lines: [[at]], filled: false, radius: 0 },
  off: kilometres(step),
});

/** @param {Claim} claim @param {Ground} ground @returns {Measurable} */
function around(claim, { data, world }) {
  const [lat, lon] = pointOf(data, claim);
  const near = uncertainty(claim);
  const radius = near === null ? claim.where.radius_km ?? 0 : kilometres(near);
  const precise = near !== null && radius <= SPOT;
  const extent = { lines: [[/** @type {LatLon} */ ([lat, nearLongitude(lon, world.centre)])]], filled: false };
  return { extent: { ...extent, radius: precise ? 0 : radius }, off: precise ? radius : null };
}

/**
 * Return what a claim may be measured from; null for one that is only listed, and for an arc, which is schematic.
 *
 * @param {Claim} claim
 * @param {Ground} ground
 * @returns {Measurable | null}
 */
export function claimExtent(claim, ground) {
  const { mark } = claim;
  if (mark === "point" || mark === "ring") return around(claim, ground);
  if (mark === "area") {
    return { extent: { lines: polygonsOf(claim, ground).flat(), filled: true, radius: 0 }, off: null };
  }
  if (mark !== "line") return null;
  return {
    extent: { lines: coursesOf(claim, ground), filled: false, radius: 0 },
    off: null,
  };
}
