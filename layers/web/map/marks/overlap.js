// Where areas overlap: at most two patterns over one another, the rest as edge and tint. Told by degrees, not by
// pixels, so that an area keeps its pattern while the map moves.

/** @import { LatLon } from "../../types.d.ts" */

import { runsIn } from "../runs.js";

/** How many patterns lie over one another at most. */
export const MOST = 2;
// the side of a cell in degrees; the world, with a turn to either side
const [CELL, WORLD] = [1, { left: -540, top: -90, right: 540, bottom: 90 }];
const WIDE = WORLD.right - WORLD.left;

/** @typedef {{key: string, cells: number[], rows: number, first: boolean}} Area `first`: whether it chooses first. */

/**
 * Return the cells whose middle lies in polygons, or the one around their first corner where they are too small.
 * @param {LatLon[][][]} polygons
 */
export function cellsOf(polygons) {
  const rings = polygons.flat().map((ring) => ring.map(([lat, lon]) => ({ x: lon, y: lat })));
  const cells = runsIn(rings, WORLD, CELL).flatMap((row, number) =>
    row.flatMap((from, i) => {
      if (i % 2) return [];
      const [a, b] = [Math.ceil(from - 0.5), Math.ceil(row[i + 1] - 0.5)];
      return Array.from({ length: Math.max(0, b - a) }, (_, step) => number * WIDE + a + step);
    })
  );
  if (cells.length || !rings.length) return cells;
  const [{ x, y }] = rings[0];
  return [Math.floor(y - WORLD.top) * WIDE + Math.floor(x - WORLD.left)];
}

/**
 * Return the areas that have no pattern, by key: those of which more than half lies below so many others. The smallest
 * choose first, and of those at one place those with the most claims.
 * @param {Area[]} areas
 * @returns {Set<string>}
 */
export function withoutPattern(areas) {
  /** @type {Map<number, number>} */
  const over = new Map();
  const plain = new Set();
  const inTurn = [...areas].sort((a, b) =>
    Number(b.first) - Number(a.first) || a.cells.length - b.cells.length || b.rows - a.rows
  );
  for (const { key, cells } of inTurn) {
    const full = cells.filter((cell) => (over.get(cell) ?? 0) >= MOST).length;
    if (full > cells.length / 2) plain.add(key);
    else for (const cell of cells) over.set(cell, (over.get(cell) ?? 0) + 1);
  }
  return plain;
}
