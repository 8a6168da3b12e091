// The visible rows in the order of the legend, and a window of them at a time.

import { tally } from "../data/columns.js";

/** @import { Data, Layer, Rows, Store } from "../types.d.ts" */
/**
 * The rows of one layer: the place of the first among all, and how many they are.
 *
 * @typedef {{layer: Layer, start: number, size: number}} Group
 */

// rows in the document at a time
export const WINDOW = 200;
/** @type {Record<string, number>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

/**
 * Return the visible rows layer by layer as in the legend, in the file's order within each, and where each starts.
 *
 * @param {Data} data
 * @param {Store} store
 * @returns {{rows: Uint32Array, groups: Group[]}}
 */
export function ordered(data, store) {
  const { layer: column } = data.columns;
  const sizes = tally(column, store.table());
  const next = new Uint32Array(sizes.length);
  const groups = [];
  let start = 0;
  for (const layer of data.layers) {
    const code = column.values.indexOf(layer.id);
    if (code < 0 || !sizes[code]) continue;
    next[code] = start;
    groups.push({ layer, start, size: sizes[code] });
    start += sizes[code];
  }
  const rows = new Uint32Array(start);
  for (const row of store.visible) rows[next[column.codes[row]]++] = row;
  return { rows, groups };
}

/** Return the window that a place is in: its first place, and the one behind its last. */
export function windowAt(/** @type {number} */ at, /** @type {number} */ count) {
  const first = at - (at % WINDOW);
  return { first, end: Math.min(first + WINDOW, count) };
}

/** Return the part of each group that is in a window, as [group, first place, place behind the last]. */
export const within = (/** @type {Group[]} */ groups, /** @type {{first: number, end: number}} */ { first, end }) =>
  groups.filter(({ start, size }) => start < end && start + size > first).map((
    group,
  ) => /** @type {[Group, number, number]} */ ([
    group,
    Math.max(group.start, first),
    Math.min(group.start + group.size, end),
  ]));

/** Return the place nearest to a number that may be outside. */
export const clamped = (/** @type {number} */ at, /** @type {number} */ count) => Math.max(0, Math.min(count - 1, at));

/**
 * Return the place that a key leads to; undefined for a key that leads nowhere.
 *
 * @param {KeyboardEvent} event
 * @param {number} at
 * @param {number} count
 */
export const stepped = ({ key, altKey, ctrlKey, metaKey }, at, count) =>
  key in STEPS && !altKey && !ctrlKey && !metaKey ? clamped(at + STEPS[key], count) : undefined;

/**
 * Return the place of a row that Tab came to; the first where it has gone, or there was none.
 *
 * @param {Rows & {indexOf(row: number): number}} rows
 * @param {number | undefined} held
 */
export const kept = (rows, held) => (held === undefined ? 0 : Math.max(0, rows.indexOf(held)));
