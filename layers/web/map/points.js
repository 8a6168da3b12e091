// Where very many points lie: world pixels in typed arrays, sorted by the cells of a grid.

import { nearLongitude } from "../data/shapes.js";

// world pixels of the whole world at zoom 0, and the latitude where Web Mercator's square ends
const WORLD = 256;
const POLE = 85.0511287798;
const SIDE = 512;
const RADIAN = Math.PI / 180;
const EARTH = 40075016.686;

/** World pixels at zoom 0 (EPSG 3857). */
const eastward = (lon) => ((lon + 180) / 360) * WORLD;
const southward = (lat) => {
  const kept = Math.max(-POLE, Math.min(POLE, lat));
  return WORLD / 2 - (WORLD / (2 * Math.PI)) * Math.log(Math.tan(Math.PI / 4 + (kept * RADIAN) / 2));
};

/** How many world pixels at zoom 0 a number of metres are at a latitude. */
export const metresToPixels = (metres, lat) => (metres * WORLD) / (EARTH * Math.cos(lat * RADIAN));

const spread = (values) => {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i += 1) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return [low, Math.max(high - low, 1e-6)];
};

/** The points and rings among the claims: row, x and y of each (world pixels at zoom 0), and those in a box. */
export function createPoints(data, centre) {
  const { lon, lat } = data.columns;
  const rows = Uint32Array.from([...data.marked("point"), ...data.marked("ring")]);
  const count = rows.length;
  const xs = Float32Array.from(rows, (row) => eastward(nearLongitude(lon.at(row), centre)));
  const ys = Float32Array.from(rows, (row) => southward(lat.at(row)));
  const [left, width] = spread(xs);
  const [top, height] = spread(ys);
  const column = (x) => Math.max(0, Math.min(SIDE - 1, Math.floor(((x - left) / width) * SIDE)));
  const line = (y) => Math.max(0, Math.min(SIDE - 1, Math.floor(((y - top) / height) * SIDE)));

  // a counting sort: how many a cell has, where each cell begins, then everybody to its place
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

  return {
    row,
    x,
    y,
    /** Call `visit(from, to)` for the stretches of points that may lie in a box; those outside it are few. */
    within(box, visit) {
      if (box.right < left || box.left > left + width || box.bottom < top || box.top > top + height) return;
      const [first, last] = [column(box.left), column(box.right)];
      for (let at = line(box.top); at <= line(box.bottom); at += 1) {
        const [from, to] = [starts[at * SIDE + first], starts[at * SIDE + last + 1]];
        if (from < to) visit(from, to);
      }
    },
  };
}

/** The surroundings of a dot that are worth a look, as Leaflet bounds: its radius, or a day's drive. */
export function vicinity(claim, centre) {
  const [[lon, lat]] = claim.anchors;
  return L.latLng(lat, nearLongitude(lon, centre)).toBounds(Math.max(600000, 4000 * (claim.where.radius_km || 0)));
}
