// Where very many points lie: world pixels in typed arrays, sorted by the cells of a grid.
//
// Not kdbush 4.0.2, measured with 100,000 and 1,000,000 points, even and clumped, boxes from a tenth of the points to
// all: it answers three to five times as slowly (100,000 clumped points, a box with half of them: 2.2 ms, this grid
// 0.6 ms), because it copies the numbers of the points into a list, where the grid gives stretches of rows to run
// through. Building takes 10 ms (here 17 to 21 ms with the projection, which kdbush would need as well).

/** @import { LatLngBounds } from "leaflet" */
/** @import { Box, Claim, Codes, Data, Mask, Numbers } from "../../types.d.ts" */

import { nearLongitude } from "../../data/shapes.js";

// world pixels of the whole world at zoom 0, and the latitude where Web Mercator's square ends
const WORLD = 256;
const POLE = 85.0511287798;
const SIDE = 512;
const RADIAN = Math.PI / 180;
const EARTH = 40075016.686;

/**
 * The points and rings among the claims: each one's row, and x and y in world pixels at zoom 0 (EPSG 3857).
 * `within` calls back for the stretches of points that may lie in a box; those outside it are few.
 * @typedef {object} Points
 * @property {Uint32Array} row
 * @property {Float32Array} x
 * @property {Float32Array} y
 * @property {(box: Box, visit: (from: number, to: number) => void) => void} within
 */

/** @param {number} lon */
const eastward = (lon) => ((lon + 180) / 360) * WORLD;

/** @param {number} lat */
const southward = (lat) => {
  const kept = Math.max(-POLE, Math.min(POLE, lat));
  return WORLD / 2 - (WORLD / (2 * Math.PI)) * Math.log(Math.tan(Math.PI / 4 + (kept * RADIAN) / 2));
};

/**
 * Return how many world pixels at zoom 0 a number of metres are at a latitude.
 * @param {number} metres
 * @param {number} lat
 */
export const metresToPixels = (metres, lat) => (metres * WORLD) / (EARTH * Math.cos(lat * RADIAN));

/**
 * Return the least of some values, and how far they spread, never 0.
 * @param {Float32Array} values
 */
function spread(values) {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i += 1) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return [low, Math.max(high - low, 1e-6)];
}

/**
 * Return the points of the theatre, around a longitude.
 * @param {Data} data
 * @param {number} centre
 */
export function createPoints(data, centre) {
  const [lon, lat] = /** @type {Numbers[]} */ ([data.columns.lon, data.columns.lat]);
  const rows = Uint32Array.from([...data.marked("point"), ...data.marked("ring")]);
  const xs = Float32Array.from(rows, (row) => eastward(nearLongitude(lon.at(row), centre)));
  const ys = Float32Array.from(rows, (row) => southward(lat.at(row)));
  return gridded(rows, xs, ys);
}

/**
 * Return points sorted by the cells of a grid over all of them: a counting sort.
 * @param {Uint32Array} rows
 * @param {Float32Array} xs
 * @param {Float32Array} ys
 * @returns {Points}
 */
export function gridded(rows, xs, ys) {
  const [left, width] = spread(xs);
  const [top, height] = spread(ys);
  const column = (/** @type {number} */ x) => Math.max(0, Math.min(SIDE - 1, Math.floor(((x - left) / width) * SIDE)));
  const line = (/** @type {number} */ y) => Math.max(0, Math.min(SIDE - 1, Math.floor(((y - top) / height) * SIDE)));

  const count = rows.length;
  const starts = new Uint32Array(SIDE * SIDE + 1);
  const cells = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) {
    cells[i] = line(ys[i]) * SIDE + column(xs[i]);
    starts[cells[i] + 1] += 1;
  }
  for (let cell = 0; cell < SIDE * SIDE; cell += 1) starts[cell + 1] += starts[cell];
  const next = starts.slice();
  const [row, x, y] = [new Uint32Array(count), new Float32Array(count), new Float32Array(count)];
  for (let i = 0; i < count; i += 1) {
    const at = next[cells[i]]++;
    row[at] = rows[i];
    x[at] = xs[i];
    y[at] = ys[i];
  }

  /** @type {Points["within"]} */
  function within(box, visit) {
    if (box.right < left || box.left > left + width || box.bottom < top || box.top > top + height) return;
    const [first, last] = [column(box.left), column(box.right)];
    for (let at = line(box.top); at <= line(box.bottom); at += 1) {
      const [from, to] = [starts[at * SIDE + first], starts[at * SIDE + last + 1]];
      if (from < to) visit(from, to);
    }
  }
  return { row, x, y, within };
}

/**
 * Return how many of the visible points lie in a box, by value of a column, and how many lie outside.
 * @param {Points} points
 * @param {Box} box   in world pixels at zoom 0
 * @param {Mask} table  the visible rows
 * @param {{codes: Codes, values: unknown[]}} column
 */
export function countedIn({ row, x, y, within }, box, table, { codes, values }) {
  const counts = new Uint32Array(values.length);
  let all = 0;
  for (let i = 0; i < row.length; i += 1) all += table[row[i]];
  let own = 0;
  within(box, (from, to) => {
    for (let i = from; i < to; i += 1) {
      if (!table[row[i]] || x[i] < box.left || x[i] > box.right || y[i] < box.top || y[i] > box.bottom) continue;
      counts[codes[row[i]]] += 1;
      own += 1;
    }
  });
  return { counts, outside: all - own };
}

/**
 * Return the surroundings of a dot that are worth a look: its radius, or a day's drive.
 * @param {Claim} claim
 * @param {number} centre
 * @returns {LatLngBounds}
 */
export function vicinity(claim, centre) {
  const [[lon, lat]] = claim.anchors ?? [];
  return L.latLng(lat, nearLongitude(lon, centre)).toBounds(Math.max(600000, 4000 * (claim.where.radius_km || 0)));
}
