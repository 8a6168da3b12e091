// Where there is certainly no room: a grid of the cells that are covered whole. It tells at once of most places of a
// crowded map that something stands there; of the others the boxes themselves are asked.

/** @import { Box } from "../types.d.ts" */

/** The side of a cell in pixels. */
const CELL = 8;

/**
 * Return a grid of a frame in which nothing is covered.
 * @param {Box} frame
 */
export function createCovered(frame) {
  const columns = Math.max(1, Math.ceil((frame.right - frame.left) / CELL));
  const rows = Math.max(1, Math.ceil((frame.bottom - frame.top) / CELL));
  const cells = new Uint16Array(columns * rows);
  return {
    /** Cover what is in a box; by -1 uncover what was covered before. @param {Box} box */
    add({ left, top, right, bottom }, by = 1) {
      const from = Math.max(0, Math.ceil((left - frame.left) / CELL));
      const to = Math.min(columns, Math.floor((right - frame.left) / CELL));
      const last = Math.min(rows, Math.floor((bottom - frame.top) / CELL));
      for (let row = Math.max(0, Math.ceil((top - frame.top) / CELL)); row < last; row += 1) {
        for (let column = from; column < to; column += 1) cells[row * columns + column] += by;
      }
    },
    /** Whether a box lies over a cell of the frame that is covered whole. @param {Box} box */
    under({ left, top, right, bottom }) {
      const from = Math.max(0, Math.floor((left - frame.left) / CELL));
      const to = Math.min(columns, Math.ceil((right - frame.left) / CELL));
      const last = Math.min(rows, Math.ceil((bottom - frame.top) / CELL));
      for (let row = Math.max(0, Math.floor((top - frame.top) / CELL)); row < last; row += 1) {
        for (let column = from; column < to; column += 1) if (cells[row * columns + column]) return true;
      }
      return false;
    },
  };
}
