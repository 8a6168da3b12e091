// Rings by distance around a claim: only where a source says how far something reaches, and as wide as its place is
// uncertain.

import { DEGREE, pointOf, uncertainty } from "./coordinates.js";
import { destination } from "./ellipsoid.js";

/** @import { Claim, LatLon, Payload } from "../types.d.ts" */

const CORNERS = 120;
// degrees of latitude at which Mercator's map ends
const EDGE = 85;
// kilometres: a place that is no less exact has one line around it
const EXACT = 2;

/** Return whether a ring would leave the map at a pole. @param {LatLon} at @param {number} km */
export const passesPole = ([lat], km) => Math.abs(lat) + (km * 1000) / DEGREE > EDGE;

/**
 * Return the points at a distance from another in all directions, on WGS 84, as a ring of [lat, lon].
 *
 * @param {LatLon} at
 * @param {number} km
 */
const around = (at, km) => Array.from({ length: CORNERS + 1 }, (_, i) => destination(at, km, (i * 360) / CORNERS));

/**
 * Return the rings of a claim's range: one around an exact place; the farthest and the nearest it may reach to from
 * somewhere near a place. None without a range, and none past a pole.
 *
 * @param {Pick<Payload, "places">} data
 * @param {Claim} claim
 */
export function ringsOf(data, claim) {
  const near = uncertainty(claim);
  if (!claim.range || near === null) return [];
  const { km } = claim.range;
  const at = pointOf(data, claim);
  const off = (near * DEGREE) / 1000;
  const reached = off <= EXACT ? [km] : [km + off, km - off].filter((each) => each > 0);
  return passesPole(at, km) ? [] : reached.map((each) => around(at, each));
}
