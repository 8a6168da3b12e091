// What a click on a cluster does: the map comes nearer where that takes it apart, else its claims are listed.

/** @import { Box } from "../../types.d.ts" */
/** @import { Points } from "./points.js" */

import { NEAR } from "./under.js";

/**
 * Return the box around some points, in world pixels at zoom 0.
 * @param {number[]} numbers
 * @param {Pick<Points, "x" | "y">} points
 * @returns {Box}
 */
export function spreadOf(numbers, { x, y }) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const i of numbers) {
    box.left = Math.min(box.left, x[i]);
    box.top = Math.min(box.top, y[i]);
    box.right = Math.max(box.right, x[i]);
    box.bottom = Math.max(box.bottom, y[i]);
  }
  return box;
}

/**
 * Return whether a nearer zoom takes points apart.
 * @param {Box} spread  in world pixels at zoom 0
 * @param {number} zoom
 * @param {number} nearest  the nearest zoom that the map has
 */
export function comesApart({ left, top, right, bottom }, zoom, nearest) {
  return zoom < nearest && Math.max(right - left, bottom - top) * 2 ** nearest >= 2 * NEAR;
}
