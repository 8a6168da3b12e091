// Where the map is free: what no panel covers, and what lies over it.

/** @import { Box, Parts } from "../types.d.ts" */
/**
 * A panel over the map: where it is (pixels of the window), and whether it is folded to its heading.
 *
 * @typedef {{box: Box, folded: boolean}} Cover
 */

// pixels that the free part keeps from panels and from the edge of the map
export const MARGIN = 10;
// a panel wider than this part of the map takes its top or its bottom, not a side
const WIDE = 0.6;

/**
 * Return the part of the map that no panel covers, in pixels of the map. A panel takes the side that it is on.
 *
 * @param {Box} map  in pixels of the window
 * @param {Cover[]} covers
 * @returns {Box}
 */
export function clearance(map, covers) {
  const [width, height] = [map.right - map.left, map.bottom - map.top];
  const free = { left: MARGIN, top: MARGIN, right: width - MARGIN, bottom: height - MARGIN };
  for (const { box, folded } of covers) {
    const flat = folded || box.right - box.left > width * WIDE;
    if (flat && (box.top + box.bottom) / 2 - map.top > height / 2) {
      free.bottom = Math.min(free.bottom, box.top - map.top - MARGIN);
    } else if (flat) free.top = Math.max(free.top, box.bottom - map.top + MARGIN);
    else if (box.left - map.left > width / 2) free.right = Math.min(free.right, box.left - map.left - MARGIN);
    else free.left = Math.max(free.left, box.right - map.left + MARGIN);
  }
  return free;
}

/**
 * Return the part of the map that no panel covers, in pixels of the map; on paper there are none.
 * @param {Parts} parts
 */
export function clear(parts) {
  const over = parts.root.classList.contains("is-paper") ? [] : [...parts.panels, parts.caption];
  const covers = over.filter((panel) => !panel.hidden)
    .map((panel) => ({ box: panel.getBoundingClientRect(), folded: panel.classList.contains("is-folded") }))
    .filter(({ box }) => box.width > 0);
  return clearance(parts.map.getBoundingClientRect(), covers);
}

/**
 * Return the boxes of the map's own controls and a notice over it, in pixels of the map: cards and names keep off them.
 *
 * @param {Parts} parts
 * @returns {Box[]}
 */
export function controls(parts) {
  const map = parts.map.getBoundingClientRect();
  const all = [...parts.map.querySelectorAll(".leaflet-control"), ...(parts.notice.hidden ? [] : [parts.notice])];
  return all.map((control) => {
    const box = control.getBoundingClientRect();
    return {
      left: box.left - map.left,
      top: box.top - map.top,
      right: box.right - map.left,
      bottom: box.bottom - map.top,
    };
  });
}
