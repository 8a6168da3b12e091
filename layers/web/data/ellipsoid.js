// Lengths, directions and grid references on the WGS 84 ellipsoid, by two libraries: geodesy (Vincenty's formulae, to
// half a millimetre) and mgrs. geographiclib-geodesic on npm is exact between opposite points of the Earth too, where
// Vincenty's formulae fail, and has twice the size (24 KB, geodesy 12): such lengths are rounded below.

import Vincenty, { Dms } from "geodesy/latlon-ellipsoidal-vincenty.js";
import { forward } from "mgrs";

/** @import { LatLon } from "../types.d.ts" */

// kilometres: between points that are opposite to half a degree, and the formulae find no end
const OPPOSITE = 20000;
// degrees of latitude in which there is a military grid of zones
const [SOUTHERNMOST, NORTHERNMOST] = [-80, 84];

const point = (/** @type {LatLon} */ [lat, lon]) => new Vincenty(lat, lon);

/** Return a longitude from -180 up to 180. @param {number} lon */
const wrapped = (lon) => ((((lon + 180) % 360) + 360) % 360) - 180;

/**
 * Return the length of the geodesic between two points in kilometres, and the direction in which it leaves the first,
 * in degrees clockwise from north. There is no direction between points that are the same or opposite.
 *
 * @param {LatLon} from
 * @param {LatLon} to
 * @returns {{km: number, bearing: number | null}}
 */
export function geodesic(from, to) {
  const [a, b] = [point(from), point(to)];
  const km = a.distanceTo(b) / 1000;
  if (Number.isNaN(km)) return { km: OPPOSITE, bearing: null };
  const bearing = a.initialBearingTo(b);
  return { km, bearing: Number.isNaN(bearing) ? null : bearing };
}

/**
 * Return the point so many kilometres from another in a direction, in degrees clockwise from north. Its longitude is
 * on the other's turn of the world.
 *
 * @param {LatLon} from
 * @param {number} km
 * @param {number} bearing
 * @returns {LatLon}
 */
export function destination(from, km, bearing) {
  const { lat, lon } = point(from).destinationPoint(km * 1000, bearing);
  return [lat, from[1] + wrapped(lon - from[1])];
}

/**
 * Return the MGRS reference of the square that holds a point, or null near the poles, where the grid has no zones.
 *
 * @param {LatLon} at
 * @param {number} digits  of easting and northing each: 0 for 100 km to 5 for a metre
 */
export const gridReference = ([lat, lon], digits) =>
  lat < SOUTHERNMOST || lat > NORTHERNMOST ? null : forward([wrapped(lon), lat], digits);

/**
 * Return an angle from 0 up as degrees, with minutes or seconds, rounded.
 *
 * @param {number} angle
 * @param {"d" | "dm" | "dms"} format
 * @param {number} decimals
 */
export function sexagesimal(angle, format, decimals) {
  Dms.separator = "";
  return Dms.toDms(angle, format, decimals).replace(/^0+(?=\d)/, "");
}
