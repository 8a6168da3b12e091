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
  const cells = new Uint8Array(columns * rows);
  return {
    /** Cover what is in a box. @param {Box} box */
    add({ left, top, right, bottom }) {
      const [from, to] = [Math.ceil((left - frame.left) / CELL), Math.floor((right - frame.left) / CELL)];
      const last = Math.min(rows, Math.floor((bottom - frame.top) / CELL));
      for (let row = Math.max(0, Math.ceil((top - frame.top) / CELL)); row < last; row += 1) {
        if (from < to) cells.fill(1, row * columns + Math.max(0, from), row * columns + Math.min(columns, to));
      }
    },
    /** Whether a box inside the frame lies over a cell that is covered whole. @param {Box} box */
    under({ left, top, right, bottom }) {
      const [from, to] = [Math.floor((left - frame.left) / CELL), Math.ceil((right - frame.left) / CELL)];
      const last = Math.ceil((bottom - frame.top) / CELL);
      for (let row = Math.floor((top - frame.top) / CELL); row < last; row += 1) {
        for (let column = from; column < to; column += 1) if (cells[row * columns + column]) return true;
      }
      return false;
    },
  };
}
