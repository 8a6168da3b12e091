// What lies below the cards, as a grid of the frame: what it costs to cover a box, and how much it hides of what is
// claimed. Boxes are looked up in summed tables (Crow, 1984), so that a box costs the same whatever its size.

/** @import { Map } from "leaflet" */
/** @import { Box } from "../types.d.ts" */
/** @import { Pixel } from "../map/boxes.js" */

import { runsIn } from "../map/runs.js";

/** The side of a cell in pixels. */
export const CELL = 8;

/**
 * What it costs to cover a pixel, by what lies there. A card has some 18,000: on open sea it costs nothing.
 * @type {Record<Kind, number>}
 */
const PRICES = { land: 0.008, vast: 0.004, claimed: 0.05, thin: 0.4 };

/**
 * Land; an area of several countries, any other that is claimed; lines and points.
 * @typedef {"land" | "vast" | "claimed" | "thin"} Kind
 */

/** @typedef {{kind: Kind, rings?: Pixel[][], lines?: Pixel[][]}} Shape Filled rings, or lines, in window pixels. */

/**
 * What a layer of Leaflet's has beside its public interface: pixels of the layers, at the zoom of now.
 * @typedef {{_rings?: Pixel[][], _point?: Pixel, _radius?: number, options: {className?: string}}} Inner
 */

/** @typedef {{price(box: Box): number, hidden(box: Box): number, claimed: number}} Terrain Costs, and square pixels. */

/**
 * Return the summed table of a grid: at [row, column] the sum of all cells above and to the left.
 * @param {Float32Array} grid
 * @param {number} rows
 * @param {number} columns
 */
function summed(grid, rows, columns) {
  const wide = columns + 1;
  const sums = new Float64Array((rows + 1) * wide);
  for (let row = 0; row < rows; row += 1) {
    let along = 0;
    for (let column = 0; column < columns; column += 1) {
      along += grid[row * columns + column];
      sums[(row + 1) * wide + column + 1] = sums[row * wide + column + 1] + along;
    }
  }
  return sums;
}

/**
 * Return what shapes cost, and hide, below any box of a frame. Where several lie on a cell the dearest counts.
 * @param {Shape[]} shapes
 * @param {Box} frame
 * @returns {Terrain}
 */
export function createTerrain(shapes, frame) {
  const columns = Math.max(1, Math.ceil((frame.right - frame.left) / CELL));
  const rows = Math.max(1, Math.ceil((frame.bottom - frame.top) / CELL));
  const [prices, claims] = [new Float32Array(rows * columns), new Float32Array(rows * columns)];

  /** @param {Kind} kind @param {number} cell */
  function mark(kind, cell) {
    prices[cell] = Math.max(prices[cell], PRICES[kind]);
    if (kind === "claimed") claims[cell] = 1;
  }

  /** @param {Kind} kind @param {Pixel[][]} rings */
  function fill(kind, rings) {
    runsIn(rings, frame, CELL).forEach((at, row) => {
      for (let i = 0; i + 1 < at.length; i += 2) {
        const from = Math.max(0, Math.ceil(at[i] / CELL - 0.5));
        const to = Math.min(columns, Math.ceil(at[i + 1] / CELL - 0.5));
        for (let column = from; column < to; column += 1) mark(kind, row * columns + column);
      }
    });
  }

  /** @param {Kind} kind @param {Pixel[]} line */
  function trace(kind, line) {
    line.slice(1).forEach((b, i) => {
      const a = line[i];
      const steps = Math.min(4000, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / CELL)) || 1;
      for (let step = 0; step <= steps; step += 1) {
        const column = Math.floor((a.x + ((b.x - a.x) * step) / steps - frame.left) / CELL);
        const row = Math.floor((a.y + ((b.y - a.y) * step) / steps - frame.top) / CELL);
        if (column >= 0 && row >= 0 && column < columns && row < rows) mark(kind, row * columns + column);
      }
    });
  }

  for (const { kind, rings, lines } of shapes) {
    if (rings) fill(kind, rings);
    for (const line of lines ?? []) trace(kind, line);
  }

  const wide = columns + 1;
  const columnOf = (/** @type {number} */ x) => Math.max(0, Math.min(columns, Math.round((x - frame.left) / CELL)));
  const rowOf = (/** @type {number} */ y) => Math.max(0, Math.min(rows, Math.round((y - frame.top) / CELL)));
  /** @param {Float64Array} sums */
  const over = (sums) => (/** @type {Box} */ { left, top, right, bottom }) => {
    const [a, b] = [columnOf(left), columnOf(right)];
    const [c, d] = [rowOf(top) * wide, rowOf(bottom) * wide];
    return (sums[d + b] - sums[c + b] - sums[d + a] + sums[c + a]) * CELL * CELL;
  };
  const hidden = over(summed(claims, rows, columns));
  return { price: over(summed(prices, rows, columns)), hidden, claimed: hidden(frame) };
}

/** @type {[name: string, kind: Kind][]} */
const KINDS = [
  ["p-land", "land"],
  ["p-vast", "vast"],
  ["p-area", "claimed"],
  ["p-ring", "claimed"],
  ["p-point", "thin"],
  ["p-line-reach", "thin"],
  ["p-arc", "thin"],
];

/**
 * Return a circle as a ring of 16 corners.
 * @param {Pixel} middle
 * @param {number} radius
 */
const circle = ({ x, y }, radius) =>
  Array.from({ length: 16 }, (_, i) => ({
    x: x + radius * Math.cos((i * Math.PI) / 8),
    y: y + radius * Math.sin((i * Math.PI) / 8),
  }));

/**
 * Return the shapes that are drawn on a map now: land, and what is claimed.
 * @param {Map} map
 * @returns {Shape[]}
 */
export function shapesOf(map) {
  const origin = map.layerPointToContainerPoint([0, 0]);
  const moved = (/** @type {Pixel[]} */ line) => line.map(({ x, y }) => ({ x: x + origin.x, y: y + origin.y }));
  /** @type {Shape[]} */
  const found = [];
  map.eachLayer((layer) => {
    const { _rings, _point, _radius = 0, options } = /** @type {Inner} */ (/** @type {unknown} */ (layer));
    const [, kind] = KINDS.find(([name]) => options.className?.split(" ").includes(name)) ?? [];
    if (!kind) return;
    if (_point) found.push({ kind, rings: [circle(moved([_point])[0], Math.max(CELL, _radius))] });
    else if (_rings && kind === "thin") found.push({ kind, lines: _rings.map(moved) });
    else if (_rings) found.push({ kind, rings: _rings.map(moved) });
  });
  return found;
}
