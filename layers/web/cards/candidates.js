// The places that are tried for cards and marks. Boxes and points are in pixels of the window.

/** @import { Box } from "../types.d.ts" */
/** @import { Pixel, Size } from "../map/boxes.js" */

import { nearest, rectangle } from "../map/boxes.js";

/** @typedef {{rank: number, dx: number, dy: number}} Shift From the `rank`-th of a group's points to a box's middle. */

/** What it costs to point at the next of the anchors, in pixels of a line. */
export const PASSED = 30;
// pixels between the places that are tried all over the frame
const STEP = 40;
const DIRECTIONS = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);
// pixels between a point and a card beside it, and a mark
const [NEAR, RINGS] = [[18, 50, 90], [0, 14, 30, 50, 75, 105, 140, 180]];

/**
 * Return the shortest line from a point to a box, in pixels.
 * @param {Pixel} point
 * @param {Box} box
 */
export function apart(point, box) {
  const near = nearest(box, point);
  const [x, y] = [near.x - point.x, near.y - point.y];
  return Math.sqrt(x * x + y * y);
}

/**
 * Return even steps from a low value to a high one, both included, as far as they are within some limits.
 * @param {number} low
 * @param {number} high
 * @param {[number, number]} within
 */
function steps(low, high, [from, to]) {
  const count = Math.max(1, Math.ceil((high - low) / STEP));
  /** @type {number[]} */
  const found = [];
  for (let i = 0; i <= count && low <= high; i += 1) {
    const at = low + ((high - low) * i) / count;
    if (at >= from && at <= to) found.push(at);
  }
  return found;
}

const ANYWHERE = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };

/**
 * Yield middles of boxes of a size all over a frame: along its margins, and between them at even steps.
 * @param {Box} frame
 * @param {Size} size
 * @param {Box} [within]  which middles are wanted
 * @returns {Generator<Pixel>}
 */
export function* lattice({ left, top, right, bottom }, { width, height }, within = ANYWHERE) {
  const columns = steps(left + width / 2, right - width / 2, [within.left, within.right]);
  for (const y of steps(top + height / 2, bottom - height / 2, [within.top, within.bottom])) {
    for (const x of columns) yield { x, y };
  }
}

/**
 * Return where the middles of boxes are that stand no farther than some pixels from any of the points.
 * @param {Pixel[]} points
 * @param {Size} size
 * @param {number} reach
 * @returns {Box}
 */
function around(points, { width, height }, reach) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [across, down] = [reach + width / 2, reach + height / 2];
  return {
    left: Math.min(...xs) - across,
    top: Math.min(...ys) - down,
    right: Math.max(...xs) + across,
    bottom: Math.max(...ys) + down,
  };
}

/**
 * Return the rank of the point to which a box points at the least cost.
 * @param {Pixel[]} points
 * @param {Box} box
 */
function cheapest(points, box) {
  let [best, least] = [0, Infinity];
  for (let rank = 0; rank < points.length && rank * PASSED < least; rank += 1) {
    const cost = apart(points[rank], box) + rank * PASSED;
    if (cost < least) [best, least] = [rank, cost];
  }
  return best;
}

/**
 * Return the shifts of a box that stands so far from a point, all around it.
 * @param {Size} size
 * @param {number} distance
 * @param {number} rank
 * @returns {Shift[]}
 */
const ring = ({ width, height }, distance, rank) =>
  DIRECTIONS.map((angle) => ({
    rank,
    dx: Math.cos(angle) * (width / 2 + distance),
    dy: Math.sin(angle) * (height / 2 + distance),
  }));

/**
 * Yield the places that are tried for a card: around each anchor, along the margins of the frame and all over it, each
 * of these pointing to the nearest anchor.
 * @param {Pixel[]} points
 * @param {Size} size
 * @param {Box} frame
 * @param {() => number} reach  how far from an anchor it may stand by now, in pixels
 * @returns {Generator<Shift>}
 */
export function* cardPlaces(points, size, frame, reach) {
  for (let rank = 0; rank < points.length; rank += 1) for (const far of NEAR) yield* ring(size, far, rank);
  for (const { x, y } of lattice(frame, size, around(points, size, reach()))) {
    const rank = cheapest(points, rectangle(x, y, size.width, size.height));
    yield { rank, dx: x - points[rank].x, dy: y - points[rank].y };
  }
}

/**
 * Yield the places that are tried for a mark near its points, the best first: on them or beside them, then farther.
 * @param {Pixel[]} points
 * @param {number} beside  how far from its point it stands, in pixels
 * @param {Size} size
 * @returns {Generator<Shift>}
 */
export function* markPlaces(points, beside, size) {
  for (const distance of RINGS) {
    for (let rank = 0; rank < points.length; rank += 1) {
      if (distance + beside === 0) yield { rank, dx: 0, dy: 0 };
      else yield* ring(size, distance + beside, rank);
    }
  }
}

/**
 * Return the places all over a frame that are tried for a mark which has no room near its points, the nearest first.
 * @param {Pixel[]} points
 * @param {Size} size
 * @param {Box} frame
 * @param {(box: Box) => boolean} isFree  the others are left out, before anything is sorted
 */
export function farPlaces(points, size, frame, isFree) {
  /** @type {{shift: Shift, far: number}[]} */
  const found = [];
  for (const { x, y } of lattice(frame, size)) {
    const box = rectangle(x, y, size.width, size.height);
    if (!isFree(box)) continue;
    const rank = cheapest(points, box);
    found.push({ shift: { rank, dx: x - points[rank].x, dy: y - points[rank].y }, far: apart(points[rank], box) });
  }
  return found.sort((a, b) => a.far - b.far).map(({ shift }) => shift);
}
