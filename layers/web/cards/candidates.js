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
  return Math.hypot(near.x - point.x, near.y - point.y);
}

/**
 * Return middles of boxes of a size all over a frame: along its margins, and between them at even steps.
 * @param {Box} frame
 * @param {Size} size
 * @returns {Pixel[]}
 */
export function lattice({ left, top, right, bottom }, { width, height }) {
  const steps = (/** @type {number} */ low, /** @type {number} */ high) => {
    const count = Math.max(1, Math.ceil((high - low) / STEP));
    return high < low ? [] : Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
  };
  const columns = steps(left + width / 2, right - width / 2);
  return steps(top + height / 2, bottom - height / 2).flatMap((y) => columns.map((x) => ({ x, y })));
}

/**
 * Return places all over a frame, each pointing to the nearest of the points.
 * @param {Pixel[]} points
 * @param {Size} size
 * @param {Box} frame
 * @returns {Shift[]}
 */
function everywhere(points, { width, height }, frame) {
  return lattice(frame, { width, height }).map(({ x, y }) => {
    const box = rectangle(x, y, width, height);
    const far = points.map((point, rank) => apart(point, box) + rank * PASSED);
    const rank = far.indexOf(Math.min(...far));
    return { rank, dx: x - points[rank].x, dy: y - points[rank].y };
  });
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
 * Return the places that are tried for a card: around each anchor, along the margins of the frame and all over it.
 * @param {Pixel[]} points
 * @param {Size} size
 * @param {Box} frame
 * @returns {Shift[]}
 */
export const cardPlaces = (points, size, frame) => [
  ...points.flatMap((_, rank) => NEAR.flatMap((distance) => ring(size, distance, rank))),
  ...everywhere(points, size, frame),
];

/**
 * Return the places that are tried for a mark near its points, the best first: on them or beside them, then farther.
 * @param {Pixel[]} points
 * @param {number} beside  how far from its point it stands, in pixels
 * @param {Size} size
 */
export const markPlaces = (points, beside, size) =>
  RINGS.flatMap((distance) =>
    points.flatMap((_, rank) =>
      distance + beside === 0 ? [{ rank, dx: 0, dy: 0 }] : ring(size, distance + beside, rank)
    )
  );

/**
 * Return the places all over a frame that are tried for a mark which has no room near its points, the nearest first.
 * @param {Pixel[]} points
 * @param {Size} size
 * @param {Box} frame
 */
export function farPlaces(points, size, frame) {
  return everywhere(points, size, frame)
    .map((shift) => {
      const { x, y } = points[shift.rank];
      return { shift, far: apart({ x, y }, rectangle(x + shift.dx, y + shift.dy, size.width, size.height)) };
    })
    .sort((a, b) => a.far - b.far)
    .map(({ shift }) => shift);
}
