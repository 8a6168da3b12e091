// How far apart two shapes are: the least and the greatest distance from any point of one to any point of the other.
//
// Shapes are closely spaced points on a sphere, as unit vectors. The nearest and the farthest pair are looked for
// there; their distance is then that of the geodesic on WGS 84. Nearest are points of segments; farthest are ends of
// them, as they are short. Groups of points whose spheres lie too far apart, or too near, are passed over. tests/web
// compares the results with pyproj and shapely. turf's distances on npm are a sphere's, and take vertices only.

import { geodesic } from "./ellipsoid.js";

/** @import { LatLon } from "../types.d.ts" */

/**
 * A shape: rings of polygons (`filled`), lines, or lone points; and how far around them it may be, in kilometres.
 * @typedef {{lines: LatLon[][], filled: boolean, radius: number}} Extent
 */
/** @typedef {[x: number, y: number, z: number]} Vector */
/** @typedef {{points: Vector[], centre: Vector, radius: number}} Group */
/** @typedef {{distance: number, pair: [Vector, Vector]}} Found */

// degrees between neighbouring points: some 25 km
const SPACING = 0.25;
// the longest segment then, in radians
const LONGEST = (Math.SQRT2 * SPACING * Math.PI) / 180;
const GROUP = 24;

/** @type {(point: LatLon) => Vector} */
function vector([lat, lon]) {
  const [a, b] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
  return [Math.cos(a) * Math.cos(b), Math.cos(a) * Math.sin(b), Math.sin(a)];
}

/** @type {(vector: Vector) => LatLon} */
const latLon = ([x, y, z]) => [(Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI, (Math.atan2(y, x) * 180) / Math.PI];

/** @type {(a: Vector, b: Vector) => number} */
const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
/** @type {(a: Vector, b: Vector) => Vector} */
const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
/**
 * Return the straight distance; Math.hypot takes several times as long.
 *
 * @type {(a: Vector, b: Vector) => number}
 */
const chord = (a, b) => Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);
/** @type {(a: Vector, b: Vector) => Vector} */
const cross = (a, b) => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
/** @type {(a: Vector, b: Vector, share: number) => Vector} */
const between = (a, b, share) => [
  a[0] + share * (b[0] - a[0]),
  a[1] + share * (b[1] - a[1]),
  a[2] + share * (b[2] - a[2]),
];

/** Return a line with points on it where its own are far apart. @param {LatLon[]} line */
function spaced(line) {
  const points = [line[0]];
  for (let i = 1; i < line.length; i += 1) {
    const [[lat, lon], [toLat, toLon]] = [line[i - 1], line[i]];
    const parts = Math.ceil(Math.max(Math.abs(toLat - lat), Math.abs(toLon - lon)) / SPACING) || 1;
    for (let part = 1; part <= parts; part += 1) {
      points.push([lat + ((toLat - lat) * part) / parts, lon + ((toLon - lon) * part) / parts]);
    }
  }
  return points.map(vector);
}

/** Return the points of a shape in groups; the last of a group is the first of the next. @param {Extent} shape */
function groups({ lines }) {
  /** @type {Group[]} */
  const found = [];
  for (const line of lines.filter(({ length }) => length)) {
    const all = spaced(line);
    for (let at = 0; at === 0 || at < all.length - 1; at += GROUP) {
      const points = all.slice(at, at + GROUP + 1);
      const centre = points[points.length >> 1];
      found.push({ points, centre, radius: Math.max(...points.map((point) => chord(point, centre))) });
    }
  }
  return found;
}

/** Return whether two segments cross. @type {(a: Vector, b: Vector, c: Vector, d: Vector) => boolean} */
function crossing(a, b, c, d) {
  const [one, other] = [cross(a, b), cross(c, d)];
  return dot(one, c) * dot(one, d) < 0 && dot(other, a) * dot(other, b) < 0 && dot(a, c) > 0;
}

/** Return the point of a segment that is nearest to a point. @type {(point: Vector, a: Vector, b: Vector) => Vector} */
function nearestOn(point, a, b) {
  const along = minus(b, a);
  const length = dot(along, along);
  return length ? between(a, b, Math.max(0, Math.min(1, dot(minus(point, a), along) / length))) : a;
}

/** Return the nearest points of two segments. @type {(a: Vector, b: Vector, c: Vector, d: Vector) => Found} */
function nearestPair(a, b, c, d) {
  if (crossing(a, b, c, d)) return { distance: 0, pair: [a, a] };
  /** @type {[Vector, Vector][]} */
  const pairs = [[a, nearestOn(a, c, d)], [b, nearestOn(b, c, d)], [nearestOn(c, a, b), c], [nearestOn(d, a, b), d]];
  const all = pairs.map((pair) => ({ distance: chord(...pair), pair }));
  return all.reduce((best, each) => (each.distance < best.distance ? each : best));
}

/** @type {(one: Group, other: Group, best: Found) => Found} */
function nearestOf({ points }, { points: others }, best) {
  for (let i = 0; i < Math.max(1, points.length - 1); i += 1) {
    for (let j = 0; j < Math.max(1, others.length - 1); j += 1) {
      if (chord(points[i], others[j]) > best.distance + 2 * LONGEST) continue;
      const [a, b] = [points[i], points[i + 1] ?? points[i]];
      const found = nearestPair(a, b, others[j], others[j + 1] ?? others[j]);
      if (found.distance < best.distance) best = found;
    }
  }
  return best;
}

/** @type {(one: Group, other: Group, best: Found) => Found} */
function farthestOf({ points }, { points: others }, best) {
  for (const a of points) {
    for (const b of others) {
      const distance = chord(a, b);
      if (distance > best.distance) best = { distance, pair: [a, b] };
    }
  }
  return best;
}

/**
 * Return the best pair of points of two lists of groups, beginning with the most promising groups.
 *
 * @param {Group[]} ones
 * @param {Group[]} others
 * @param {1 | -1} sign  1 for the nearest, -1 for the farthest
 */
function best(ones, others, sign) {
  const compare = sign > 0 ? nearestOf : farthestOf;
  /** @type {(one: Group, other: Group) => number} */
  const bound = (one, other) => sign * chord(one.centre, other.centre) - one.radius - other.radius;
  let [first, second, least] = [ones[0], others[0], Infinity];
  for (const one of ones) {
    for (const other of others) {
      const promise = bound(one, other);
      if (promise < least) [first, second, least] = [one, other, promise];
    }
  }
  /** @type {Found} */
  const nothing = { distance: sign * Infinity, pair: [first.centre, second.centre] };
  let found = compare(first, second, nothing);
  for (const one of ones) {
    for (const other of others) {
      if (bound(one, other) < sign * found.distance) found = compare(one, other, found);
    }
  }
  return found;
}

/** Return whether a point lies in rings, by the even-odd rule. @type {(rings: LatLon[][], point: LatLon) => boolean} */
function holds(rings, [lat, lon]) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [[y, x], [yy, xx]] = [ring[i], ring[j]];
      if (y > lat !== yy > lat && lon < x + ((xx - x) * (lat - y)) / (yy - y)) inside = !inside;
    }
  }
  return inside;
}

/** Return whether a shape holds a whole part of another, on whichever turn of the world. */
function encloses(/** @type {Extent} */ one, /** @type {Extent} */ other) {
  const turns = [0, 360, -360];
  return one.filled &&
    other.lines.some(([point]) => point && turns.some((turn) => holds(one.lines, [point[0], point[1] + turn])));
}

const length = (/** @type {Found} */ { pair: [a, b] }) => geodesic(latLon(a), latLon(b)).km;

/**
 * Return the least and the greatest distance of two shapes in kilometres.
 *
 * @param {Extent} one
 * @param {Extent} other
 */
export function apart(one, other) {
  const [ones, others] = [groups(one), groups(other)];
  const touching = encloses(one, other) || encloses(other, one);
  const around = one.radius + other.radius;
  return {
    least: touching ? 0 : Math.max(0, length(best(ones, others, 1)) - around),
    most: length(best(ones, others, -1)) + around,
  };
}
