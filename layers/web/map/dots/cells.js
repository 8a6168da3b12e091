// Visible points sorted into cells, which lie in rows like bricks: how many a cell has, of what, and the first few.

/** @import { Box, Codes, Mask } from "../../types.d.ts" */
/** @import { Points } from "./points.js" */

/** A cell with more points than this has them counted alone. */
export const FEW = 8;

/** @typedef {{codes: Codes, values: unknown[]}} Coded */
/** @typedef {{assertion: Coded, layer: Coded}} Columns The columns by which claims are counted. */

/**
 * Return the line of cells that a place is in.
 * @param {number} y
 * @param {number} unit
 */
export const lineOf = (y, unit) => Math.floor(y / unit);

/**
 * Return the column of the cell that a place is in: every second line is shifted by half a cell.
 * @param {number} x
 * @param {number} line
 * @param {number} unit
 */
export const columnOf = (x, line, unit) => Math.floor(x / unit - 0.5 * (line & 1));

/** @typedef {ReturnType<typeof createCells>} Cells */

/**
 * Return empty cells for a box, whole: counts by cell, sums of positions, and the first few points of each.
 * @param {Box} box
 * @param {number} unit
 * @param {number} assertions
 * @param {number} layers
 */
function createCells(box, unit, assertions, layers) {
  const [top, bottom] = [lineOf(box.top, unit), lineOf(box.bottom, unit)];
  const [left, right] = [columnOf(box.left, 1, unit), columnOf(box.right, 0, unit)];
  const wide = right - left + 1;
  const size = wide * (bottom - top + 1);
  return {
    unit,
    top,
    bottom,
    left,
    right,
    wide,
    size,
    assertions,
    layers,
    count: new Uint32Array(size),
    x: new Float64Array(size),
    y: new Float64Array(size),
    first: new Uint32Array(size * FEW),
    said: new Uint32Array(size * assertions),
    sides: new Uint32Array(size * layers),
  };
}

/**
 * Return the visible points of the cells that a box touches.
 * @param {Points} points
 * @param {Columns} columns
 * @param {Box} box
 * @param {number} unit
 * @param {Mask} table
 */
export function inCells(points, { assertion, layer }, box, unit, table) {
  const [assertions, layers] = [assertion.values.length, layer.values.length];
  const cells = createCells(box, unit, assertions, layers);
  const { top, bottom, left, right, wide } = cells;
  const whole = { left: left * unit, top: top * unit, right: (right + 1.5) * unit, bottom: (bottom + 1) * unit };
  points.within(whole, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const row = points.row[i];
      if (!table[row]) continue;
      const line = lineOf(points.y[i], unit);
      const column = columnOf(points.x[i], line, unit);
      if (line < top || line > bottom || column < left || column > right) continue;
      const cell = (line - top) * wide + column - left;
      if (cells.count[cell] < FEW) cells.first[cell * FEW + cells.count[cell]] = i;
      cells.count[cell] += 1;
      cells.x[cell] += points.x[i];
      cells.y[cell] += points.y[i];
      cells.said[cell * assertions + assertion.codes[row]] += 1;
      cells.sides[cell * layers + layer.codes[row]] += 1;
    }
  });
  return cells;
}
