// Encoded lines and rings as [lat, lon] pairs, moved to the turn of the world that is shown.

/** @import { LatLon } from "../types.d.ts" */

/**
 * Return one encoded line or ring as [lat, lon] pairs (layers/page/polyline.py).
 *
 * @param {string} text
 * @param {number} scale steps in a degree
 */
function line(text, scale) {
  /** @type {LatLon[]} */
  const points = [];
  const at = [0, 0];
  let axis = 0;
  for (let i = 0; i < text.length; axis = 1 - axis) {
    let value = 0;
    let bits = 0;
    let group = 32;
    for (; group >= 32; bits += 5, i += 1) {
      group = text.charCodeAt(i) - 63;
      value |= (group & 31) << bits;
    }
    at[axis] += value & 1 ? ~(value >> 1) : value >> 1;
    if (axis) points.push([at[1] / scale, at[0] / scale]);
  }
  return points;
}

/**
 * Return a longitude moved by whole turns to within half a turn of `centre`.
 *
 * @param {number} lon
 * @param {number} centre
 */
export const nearLongitude = (lon, centre) => lon - 360 * Math.round((lon - centre) / 360);

/**
 * Return points moved along by so many degrees of longitude.
 *
 * @param {LatLon[]} points
 * @param {number} by
 * @returns {LatLon[]}
 */
const shifted = (points, by) => points.map(([lat, lon]) => [lat, lon + by]);

/**
 * Return a whole line moved by the turns that bring its middle nearest to `centre`.
 *
 * @param {LatLon[]} points
 * @param {number} centre
 * @returns {LatLon[]}
 */
function turned(points, centre) {
  let west = Infinity;
  let east = -Infinity;
  for (const [, lon] of points) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
  }
  const middle = (west + east) / 2;
  const turn = nearLongitude(middle, centre) - middle;
  return turn ? shifted(points, turn) : points;
}

/**
 * Return packed polygons as Leaflet wants them: polygons of rings of [lat, lon], around `centre`.
 *
 * @param {string[][]} packed
 * @param {number} scale steps in a degree
 * @param {number} centre
 * @returns {LatLon[][][]}
 */
export const decodePolygons = (packed, scale, centre) =>
  packed.map((rings) => {
    const outer = line(rings[0], scale);
    const moved = turned(outer, centre);
    const turn = moved[0][1] - outer[0][1];
    return [moved, ...rings.slice(1).map((ring) => shifted(line(ring, scale), turn))];
  });

/**
 * Return packed lines as lists of [lat, lon], around `centre`.
 *
 * @param {string[]} packed
 * @param {number} scale steps in a degree
 * @param {number} centre
 */
export const decodeLines = (packed, scale, centre) => packed.map((points) => turned(line(points, scale), centre));

/**
 * Return the rings' outlines without the seam that cuts an area at the antimeridian.
 *
 * @param {LatLon[][][]} polygons
 */
export function outlines(polygons) {
  /** @type {(a: LatLon, b: LatLon) => boolean} */
  const seam = ([, a], [, b]) => a === b && Math.abs(Math.abs(a) % 360) === 180;
  const outlines = [];
  for (const ring of polygons.flat()) {
    let run = [ring[0]];
    for (let i = 1; i < ring.length; i += 1) {
      if (seam(ring[i - 1], ring[i])) {
        if (run.length > 1) outlines.push(run);
        run = [];
      }
      run.push(ring[i]);
    }
    if (run.length > 1) outlines.push(run);
  }
  return outlines;
}
