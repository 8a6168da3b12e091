// Dots that would lie over each other are one cluster: counted by how firmly they are said and by layer, never added.
//
// Not supercluster 8.0.1: it builds a tree for every zoom whenever a filter changes, 70 to 120 ms for the 50,000
// visible
// of 100,000 claims, with the counts by assertion and layer as its `map` and `reduce`. This sorts what is in the window
// at its zoom in 1.1 to 1.4 ms (1,000,000 claims: 11 to 16 ms), so that layers are switched at once.

/** @import { Box, Mask } from "../../types.d.ts" */
/** @import { Cells, Columns } from "./cells.js" */
/** @import { Points } from "./points.js" */

import { columnOf, FEW, inCells, lineOf } from "./cells.js";

// the side of a cell in screen pixels; a cluster stays inside its cell, so that no two overlap
const CELL = 84;
// dots nearer than this (pixels) overlap
const APART = 14;

/**
 * Claims that are drawn as one. Places are in world pixels at zoom 0.
 * @typedef {object} Cluster
 * @property {number} count
 * @property {number} x
 * @property {number} y
 * @property {number[]} said   how many claims there are of each assertion, by the column's codes
 * @property {number[]} sides  the same by layer
 * @property {Set<string>} cells  "line column" of the cells that it is made of
 * @property {number} unit     the side of a cell
 */

/** @typedef {{dots: number[], clusters: Cluster[]}} Sorted Points by number, and clusters. */

/**
 * Return the radius of a cluster in pixels: a few more for ten times as many claims.
 * @param {number} count
 */
export const clusterRadius = (count) => 15.5 + 4.3 * Math.log10(count);

/**
 * Return the pairs of cells in which single dots overlap, and every cell that has too many for single dots.
 * @param {Points} points
 * @param {Cells} cells
 * @param {number} scale
 */
function crowding(points, cells, scale) {
  /** @type {[point: number, cell: number][]} */
  const loose = [];
  /** @type {[number, number][]} */
  const crowded = [];
  for (let cell = 0; cell < cells.size; cell += 1) {
    const count = cells.count[cell];
    if (count > FEW) crowded.push([cell, cell]);
    else for (let i = 0; i < count; i += 1) loose.push([cells.first[cell * FEW + i], cell]);
  }
  loose.sort(([a], [b]) => points.x[a] - points.x[b]);
  loose.forEach(([a, home], index) => {
    for (let next = index + 1; next < loose.length; next += 1) {
      const [b, other] = loose[next];
      const dx = (points.x[b] - points.x[a]) * scale;
      if (dx >= APART) break;
      if (Math.hypot(dx, (points.y[b] - points.y[a]) * scale) < APART) crowded.push([home, other]);
    }
  });
  return crowded;
}

/**
 * Return which cells are one, from pairs of cells: the cell that stands for a cell's group, or undefined where the
 * cell is in no pair.
 * @param {[number, number][]} pairs
 */
export function joined(pairs) {
  /** @type {Map<number, number>} */
  const homes = new Map();
  /** @param {number} cell @returns {number} */
  const home = (cell) => {
    const next = homes.get(cell) ?? cell;
    return next === cell ? cell : home(next);
  };
  for (const [a, b] of pairs) {
    homes.set(home(b), home(a));
    homes.set(home(a), home(a));
  }
  return (/** @type {number} */ cell) => (homes.has(cell) ? home(cell) : undefined);
}

/**
 * Return one cluster of several cells, kept inside the fullest of them.
 * @param {Cells} cells
 * @param {number[]} own
 * @param {number} scale
 * @returns {Cluster}
 */
function cluster(cells, own, scale) {
  const { unit, top, left, wide } = cells;
  const home = own.reduce((a, b) => (cells.count[b] > cells.count[a] ? b : a));
  /** @param {ArrayLike<number>} list */
  const sum = (list, width = 1, code = 0) => own.reduce((total, cell) => total + list[cell * width + code], 0);
  const count = sum(cells.count);
  const lineAt = (/** @type {number} */ cell) => top + Math.floor(cell / wide);
  const columnAt = (/** @type {number} */ cell) => left + (cell % wide);
  const room = unit / 2 - (clusterRadius(count) + APART / 2) / scale;
  const middle = {
    x: (columnAt(home) + 0.5 + 0.5 * (lineAt(home) & 1)) * unit,
    y: (lineAt(home) + 0.5) * unit,
  };
  const held = (/** @type {number} */ value, /** @type {number} */ around) =>
    room > 0 ? Math.max(around - room, Math.min(around + room, value)) : around;
  return {
    count,
    x: held(sum(cells.x) / count, middle.x),
    y: held(sum(cells.y) / count, middle.y),
    said: Array.from({ length: cells.assertions }, (_, code) => sum(cells.said, cells.assertions, code)),
    sides: Array.from({ length: cells.layers }, (_, code) => sum(cells.sides, cells.layers, code)),
    cells: new Set(own.map((cell) => `${lineAt(cell)} ${columnAt(cell)}`)),
    unit,
  };
}

/**
 * Return the dots (numbers of points) and clusters of the visible claims in a box, at a zoom.
 * @param {Points} points
 * @param {Columns} columns
 * @param {Box} box  in world pixels at zoom 0
 * @param {number} zoom
 * @param {Mask} table  the visible rows
 * @returns {Sorted}
 */
export function clustered(points, columns, box, zoom, table) {
  const scale = 2 ** zoom;
  const cells = inCells(points, columns, box, CELL / scale, table);
  const home = joined(crowding(points, cells, scale));
  /** @type {Map<number, number[]>} */
  const together = new Map();
  const dots = [];
  for (let cell = 0; cell < cells.size; cell += 1) {
    if (!cells.count[cell]) continue;
    const root = home(cell);
    if (root === undefined) {
      for (let i = 0; i < cells.count[cell]; i += 1) dots.push(cells.first[cell * FEW + i]);
    } else {
      const own = together.get(root);
      if (own) own.push(cell);
      else together.set(root, [cell]);
    }
  }
  return { dots, clusters: [...together.values()].map((own) => cluster(cells, own, scale)) };
}

/**
 * Return the points of a cluster (their numbers) that are visible.
 * @param {Points} points
 * @param {Pick<Cluster, "cells" | "unit">} cluster
 * @param {Mask} table
 */
export function membersOf(points, { cells, unit }, table) {
  /** @type {number[]} */
  const found = [];
  for (const [line, column] of [...cells].map((cell) => cell.split(" ").map(Number))) {
    const left = (column + 0.5 * (line & 1)) * unit;
    points.within({ left, top: line * unit, right: left + unit, bottom: (line + 1) * unit }, (from, to) => {
      for (let i = from; i < to; i += 1) {
        const own = lineOf(points.y[i], unit) === line && columnOf(points.x[i], line, unit) === column;
        if (own && table[points.row[i]]) found.push(i);
      }
    });
  }
  return found;
}
