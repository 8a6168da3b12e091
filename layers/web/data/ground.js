// Layers that say what the ground is and nothing of what stands on it: areas of responsibility. They have no cards of
// their own; the legend lists their claims, and the map names them.

import { narrow } from "./columns.js";

/** @import { Data, Layer } from "../types.d.ts" */

/** The precision of an area of several countries. */
export const WHOLE = 8;
const KIND = "area";

/**
 * Return a function that says whether claims (rows) are all of layers of the ground.
 *
 * @param {Data} data
 * @returns {(rows: number[]) => boolean}
 */
export function createIsGround(data) {
  const { layer } = data.columns;
  const ids = new Set(groundLayers(data).map(({ id }) => id));
  const ground = layer.values.map((id) => ids.has(id));
  return (rows) => rows.every((row) => ground[layer.codes[row]]);
}

/**
 * Return the layers whose claims are all areas of several countries, one of the kind "area" at least.
 *
 * @param {Pick<Data, "layers" | "columns" | "count">} data
 * @returns {Layer[]}
 */
export function groundLayers({ layers, columns, count }) {
  const { layer, where, shape, kind } = columns;
  const vast = new Uint8Array(count).fill(1);
  narrow(vast, where, ({ precision }) => precision === WHOLE);
  narrow(vast, shape, ({ mark }) => mark === "area");
  const [all, wide, areas] = [1, 2, 3].map(() => new Uint32Array(layer.values.length));
  const isArea = kind.values.map((id) => id === KIND);
  for (let row = 0; row < count; row += 1) {
    all[layer.codes[row]] += 1;
    wide[layer.codes[row]] += vast[row];
    areas[layer.codes[row]] += Number(vast[row] && isArea[kind.codes[row]]);
  }
  return layers.filter(({ id }) => {
    const code = layer.values.indexOf(id);
    return areas[code] > 0 && all[code] === wide[code];
  });
}
