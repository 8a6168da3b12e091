// Rectangles and points in pixels of the window.

/** @import { Box } from "../types.d.ts" */

/** @typedef {{x: number, y: number}} Pixel A point in pixels. */
/** @typedef {{width: number, height: number}} Size A width and a height in pixels. */

/** Return the area of a box in square pixels. @param {Box} box */
export const areaIn = ({ left, top, right, bottom }) => (right - left) * (bottom - top);

/**
 * Return the area in which two boxes lie over each other, in square pixels.
 * @param {Box} a
 * @param {Box} b
 */
export const overlap = (a, b) =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/**
 * Whether two boxes overlap: what most pairs do not, and are asked often.
 * @param {Box} a
 * @param {Box} b
 */
export const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Return the box of that size around a point.
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export const rectangle = (x, y, width, height) => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});

/**
 * Return the box with that many pixels more on every side.
 * @param {Box} box
 * @param {number} by
 * @returns {Box}
 */
export const grown = (box, by) => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
});

/**
 * Return whether a box lies wholly inside a frame; its edges may touch.
 * @param {Box} box
 * @param {Box} frame
 */
export const inside = (box, frame) =>
  box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

/**
 * Return whether a point lies inside a frame or on its edge.
 * @param {Pixel} point
 * @param {Box} frame
 */
export const holds = ({ x, y }, frame) => x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;

/**
 * Return the point of a box that is nearest to a point.
 * @param {Box} box
 * @param {Pixel} point
 * @returns {Pixel}
 */
export const nearest = (box, { x, y }) => ({
  x: Math.max(box.left, Math.min(x, box.right)),
  y: Math.max(box.top, Math.min(y, box.bottom)),
});

/**
 * Return which part of the line from a to b is in a box, as shares of it; null for none (Liang and Barsky, 1984).
 * @param {Pixel} a
 * @param {Pixel} b
 * @param {Box} box
 * @returns {[from: number, to: number] | null}
 */
function partIn(a, b, box) {
  let [from, to] = [0, 1];
  const sides = [
    [a.x - b.x, a.x - box.left],
    [b.x - a.x, box.right - a.x],
    [a.y - b.y, a.y - box.top],
    [b.y - a.y, box.bottom - a.y],
  ];
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return null;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from < to ? [from, to] : null;
}

/**
 * Return whether the line from a to b passes through the box.
 * @param {Pixel} a
 * @param {Pixel} b
 * @param {Box} box
 */
export const crosses = (a, b, box) =>
  // most lines are nowhere near
  !(Math.max(a.x, b.x) < box.left || Math.min(a.x, b.x) > box.right || Math.max(a.y, b.y) < box.top ||
    Math.min(a.y, b.y) > box.bottom) && partIn(a, b, box) !== null;

/**
 * Return the first box of that size, shifted from a point, that is inside the frame and clear of what is taken.
 * @param {Pixel} at
 * @param {Size} size
 * @param {number[][]} shifts  from the point to the box's middle, [x, y], in the order in which they are tried
 * @param {Box} frame
 * @param {Box[]} taken
 */
export function firstFree({ x, y }, { width, height }, shifts, frame, taken) {
  return shifts
    .map(([dx, dy]) => rectangle(x + dx, y + dy, width, height))
    .find((box) => inside(box, frame) && !taken.some((other) => meet(box, other)));
}

/**
 * Return the left and top edge of something that stands beside a box: to its right, else to its left, in the frame.
 * @param {Box} box
 * @param {Size} size
 * @param {Box} frame
 * @param {number} gap
 */
export function beside(box, { width, height }, frame, gap) {
  const held = (/** @type {number} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
    Math.max(low, Math.min(value, high));
  const right = box.right + gap;
  const left = right + width <= frame.right ? right : box.left - gap - width;
  return {
    left: held(left, frame.left, frame.right - width),
    top: held((box.top + box.bottom) / 2 - height / 2, frame.top, frame.bottom - height),
  };
}

/**
 * Return boxes along what of a line is in a frame, one beside the other.
 * @param {Pixel[]} line
 * @param {number} size
 * @param {Box} frame
 */
export const boxesAlong = (line, size, frame) =>
  line.slice(1).flatMap((b, i) => {
    const a = line[i];
    const part = partIn(a, b, frame);
    if (!part) return [];
    const [from, to] = part;
    const steps = Math.ceil(((to - from) * Math.hypot(b.x - a.x, b.y - a.y)) / size);
    return Array.from({ length: steps + 1 }, (_, step) => {
      const at = from + (step / steps) * (to - from);
      return rectangle(a.x + at * (b.x - a.x), a.y + at * (b.y - a.y), size, size);
    });
  });
