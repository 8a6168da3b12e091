// Lines and rings as [lat, lon] pairs: decoded, stitched together from arcs, moved to the turn of the world in view.

/** @import { Arcs, LatLon, Shaped } from "../types.d.ts" */

/** @typedef {[west: number, east: number]} Stretch From one longitude to another, in degrees that go on past 180. */

// what an area that is cut at the antimeridian or goes round a pole has beyond this latitude is no coast
const POLE = 85;

/**
 * Return one encoded line or ring as [lat, lon] pairs (layers/page/polyline.py).
 *
 * @param {string} text
 * @param {number} scale steps in a degree
 */
export function decoded(text, scale) {
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
 * Return a function that gives the arc of a number, decoded when it is first asked for. The arcs are numbered through
 * all groups; ~i is arc i backwards, as in TopoJSON.
 *
 * @param {Arcs[]} groups
 */
function createArcs(groups) {
  const packed = groups.flatMap(({ scale, lines }) => lines.map((line) => ({ scale, line })));
  /** @type {LatLon[][]} */
  const known = [];
  return (/** @type {number} */ number) => {
    const own = number < 0 ? ~number : number;
    known[own] ??= decoded(packed[own].line, packed[own].scale);
    return number < 0 ? [...known[own]].reverse() : known[own];
  };
}

/**
 * Return rings of arcs by number, ~i for arc i backwards, from the steps between one arc and the next
 * (layers/page/basemap.py).
 *
 * @param {number[][][]} steps
 */
export function numbered(steps) {
  let at = 0;
  return steps.map((polygon) =>
    polygon.map((ring) =>
      ring.map((step) => {
        at += step;
        return at % 2 ? ~(at >> 1) : at >> 1;
      })
    )
  );
}

/**
 * Return the functions that give the polygons and lines of places and claims, each decoded once.
 *
 * @param {{scale: number, arcs: Arcs[]}} packed
 */
export function createShapes({ scale, arcs }) {
  const arc = createArcs(arcs);
  const count = arcs.reduce((sum, { lines }) => sum + lines.length, 0);
  /** @type {WeakMap<object, LatLon[][][]>} */
  const known = new WeakMap();

  /** @param {number[]} numbers */
  function stitched(numbers) {
    if (numbers.length === 1) return arc(numbers[0]);
    /** @type {LatLon[]} */
    const points = [];
    for (const number of numbers) {
      const own = arc(number);
      // where it begins, the one before has ended
      for (let i = points.length ? 1 : 0; i < own.length; i += 1) points.push(own[i]);
    }
    return points;
  }

  /** @param {Shaped} shape */
  function decode({ rings, polygons, scale: own = scale }) {
    if (rings) return numbered(rings).map((polygon) => polygon.map(stitched));
    return (polygons ?? []).map((polygon) => polygon.map((ring) => decoded(ring, own)));
  }
  return {
    /** How many arcs there are. */
    count,
    arc,
    /** The polygons of a place or claim, each its outer ring first. @param {Shaped} shape */
    polygons(shape) {
      const key = shape.rings ?? shape.polygons;
      if (!key) return [];
      const found = known.get(key) ?? decode(shape);
      known.set(key, found);
      return found;
    },
    /** The lines of a place or claim. @param {Shaped} shape */
    lines: ({ lines, scale: own = scale }) => (lines ?? []).map((line) => decoded(line, own)),
  };
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
const shifted = (points, by) => (by ? points.map(([lat, lon]) => [lat, lon + by]) : points);

/**
 * Return how far points reach, in degrees.
 *
 * @param {LatLon[]} points
 */
export function extentOf(points) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 1) {
    const lat = points[i][0];
    const lon = points[i][1];
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return { west, south, east, north };
}

/**
 * Return how far points reach from west to east.
 *
 * @param {LatLon[]} points
 * @returns {Stretch}
 */
export function reachOf(points) {
  const { west, east } = extentOf(points);
  return [west, east];
}

/**
 * Return the whole turns, in degrees, that bring something into a stretch of longitudes: one for each time that it is
 * there.
 *
 * @param {Stretch} own  how far it reaches itself
 * @param {Stretch} stretch
 */
export function turnsInto([west, east], [from, to]) {
  const turns = [];
  // adding 0 makes −0 a plain 0
  for (let turn = Math.ceil((from - east) / 360); west + 360 * turn <= to; turn += 1) turns.push(360 * turn + 0);
  return turns;
}

/**
 * Return a whole line moved by the turns that bring its middle nearest to `centre`.
 *
 * @param {LatLon[]} points
 * @param {number} centre
 */
export function turned(points, centre) {
  const [west, east] = reachOf(points);
  const middle = (west + east) / 2;
  return shifted(points, nearLongitude(middle, centre) - middle || 0);
}

/**
 * Return polygons wherever they are within a stretch of longitudes.
 *
 * @param {LatLon[][][]} polygons
 * @param {Stretch} stretch
 */
export const polygonsIn = (polygons, stretch) =>
  polygons.flatMap((rings) =>
    turnsInto(reachOf(rings[0]), stretch).map((by) => rings.map((ring) => shifted(ring, by)))
  );

/**
 * Return polygons where they are nearest to `centre`, holes with their outer ring.
 *
 * @param {LatLon[][][]} polygons
 * @param {number} centre
 */
export const polygonsNear = (polygons, centre) =>
  polygons.map((rings) => {
    const [west, east] = reachOf(rings[0]);
    const by = nearLongitude((west + east) / 2, centre) - (west + east) / 2;
    return rings.map((ring) => shifted(ring, by));
  });

/**
 * Return lines wherever they are within a stretch of longitudes.
 *
 * @param {LatLon[][]} lines
 * @param {Stretch} stretch
 */
export const linesIn = (lines, stretch) =>
  lines.flatMap((line) => turnsInto(reachOf(line), stretch).map((by) => shifted(line, by)));

/**
 * Whether an edge is where an area is cut, at the antimeridian or around a pole, and no border.
 *
 * @param {LatLon} a
 * @param {LatLon} b
 */
const isSeam = ([north, a], [south, b]) =>
  (a === b && Math.abs(Math.abs(a) % 360) === 180) || (Math.abs(north) > POLE && Math.abs(south) > POLE);

/**
 * Return lines without the seams that cut areas at the antimeridian and around the poles.
 *
 * @param {LatLon[][]} lines
 */
export function unseamed(lines) {
  const runs = [];
  for (const line of lines) {
    let run = line.slice(0, 1);
    for (let i = 1; i < line.length; i += 1) {
      if (isSeam(line[i - 1], line[i])) {
        if (run.length > 1) runs.push(run);
        run = [];
      }
      run.push(line[i]);
    }
    if (run.length > 1) runs.push(run);
  }
  return runs;
}

/**
 * Return the rings' outlines without their seams.
 *
 * @param {LatLon[][][]} polygons
 */
export const outlines = (polygons) => unseamed(polygons.flat());
