// Rings as rows of pixels: which runs of each row lie inside them. What is filled, and where a name has room.

/** @import { Box } from "../types.d.ts" */
/** @import { Pixel } from "./boxes.js" */

/**
 * Return, for each row of a frame, the runs of its middle that lie inside the rings (even-odd rule), as distances in
 * pixels from the frame's left: from, to, from, to, …; they may begin or end outside the frame.
 * @param {Pixel[][]} rings
 * @param {Box} frame
 * @param {number} step  the height of a row in pixels
 */
export function runsIn(rings, frame, step) {
  const count = Math.max(1, Math.ceil((frame.bottom - frame.top) / step));
  /** @type {number[][]} */
  const rows = Array.from({ length: count }, () => []);
  for (const ring of rings) {
    let a = ring[ring.length - 1];
    for (const b of ring) {
      const [low, high] = a.y < b.y ? [a, b] : [b, a];
      const from = Math.max(0, Math.ceil((low.y - frame.top) / step - 0.5));
      const to = Math.min(count - 1, Math.ceil((high.y - frame.top) / step - 0.5) - 1);
      for (let row = from; row <= to; row += 1) {
        const y = frame.top + (row + 0.5) * step;
        rows[row].push(low.x + ((y - low.y) / (high.y - low.y)) * (high.x - low.x) - frame.left);
      }
      a = b;
    }
  }
  for (const row of rows) row.sort((a, b) => a - b);
  return rows;
}

/**
 * Return the middle of the longest run of the rings inside a frame, where it and the rows beside it are as long as that
 * width; null where none is.
 * @param {Pixel[][]} rings
 * @param {Box} frame
 * @param {number} width
 * @param {number} step
 * @returns {Pixel | null}
 */
export function roomiest(rings, frame, width, step) {
  const rows = runsIn(rings, frame, step);
  const wide = frame.right - frame.left;
  /** @type {{length: number, at: Pixel} | null} */
  let best = null;
  rows.forEach((row, number) => {
    for (let i = 0; i + 1 < row.length; i += 2) {
      const [from, to] = [Math.max(0, row[i]), Math.min(wide, row[i + 1])];
      if (to - from < Math.max(width, best?.length ?? 0)) continue;
      const middle = (from + to) / 2;
      const beside = [rows[number - 1], rows[number + 1]];
      if (!beside.every((other) => other && covers(other, middle - width / 2, middle + width / 2))) continue;
      best = { length: to - from, at: { x: frame.left + middle, y: frame.top + (number + 0.5) * step } };
    }
  });
  return best && /** @type {{at: Pixel}} */ (best).at;
}

/**
 * Return whether one run of a row goes from one distance to another.
 * @param {number[]} row
 * @param {number} from
 * @param {number} to
 */
const covers = (row, from, to) => row.some((start, i) => i % 2 === 0 && start <= from && row[i + 1] >= to);
