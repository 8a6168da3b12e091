// From the pixels of the world at zoom 0, in which the points are kept, to those of a window, and back.

/** @import { Box } from "../../types.d.ts" */
/** @import { Pixel } from "../boxes.js" */

/** @typedef {(x: number, y: number) => Pixel} ToWindow Returns where a place of the world is in the window. */

/**
 * Return a function that gives the place in a window of a place of the world.
 * @param {Pixel} corner  the window's left upper corner in world pixels of its zoom
 * @param {number} zoom
 * @returns {ToWindow}
 */
export function toWindow(corner, zoom) {
  const scale = 2 ** zoom;
  return (x, y) => ({ x: x * scale - corner.x, y: y * scale - corner.y });
}

/**
 * Return a box of a window in world pixels at zoom 0.
 * @param {Pixel} corner  the window's left upper corner in world pixels of its zoom
 * @param {number} zoom
 * @param {Box} box
 * @returns {Box}
 */
export function toWorld(corner, zoom, { left, top, right, bottom }) {
  const scale = 2 ** zoom;
  return {
    left: (corner.x + left) / scale,
    top: (corner.y + top) / scale,
    right: (corner.x + right) / scale,
    bottom: (corner.y + bottom) / scale,
  };
}
