// What there is to place, and the room for it: groups of claims, what stands already, what may not be touched. Boxes
// and points are in pixels of the window.

/** @import { Box } from "../types.d.ts" */
/** @import { Pixel, Size } from "../map/boxes.js" */
/** @import { Shift } from "./candidates.js" */
/** @import { Terrain } from "./terrain.js" */

import { createCovered } from "./covered.js";

/** @typedef {"full" | "short" | "lead" | "mark"} CardSize All the claims, the first few, the first, or a mark. */

/**
 * A group that asks for a card.
 * @typedef {object} Group
 * @property {string} spot       what it is known by
 * @property {number} count      of its claims
 * @property {Pixel[]} points    where the card may point to, best first; one without any is outside the frame
 * @property {number} beside     how far from its point a mark stands, in pixels; 0 for one that stands on it
 * @property {number} weight     how many times dearer than usual it is to show less
 * @property {boolean} opened    whether the reader asked for the whole card
 * @property {boolean} staged    whether a scene speaks of it
 * @property {Partial<Record<CardSize, Size>>} sizes  the largest first
 * @property {Pick<Group, "spot" | "points" | "beside">[]} [members]  the groups that share its mark
 */

/**
 * Where a card or a mark stands: `way` is its line, empty where it stands on its anchor, one of the group's points.
 * What a list beside the map names has a `number`, a mark of several places `ties`: its lines to the others.
 * @typedef {Shift & {spot: string, size: CardSize, box: Box, anchor: Pixel, way: Pixel[], ties?: Pixel[][],
 * number?: number}} Placed
 */

/**
 * Where there is room: `scale` is how many times larger than usual type is; `previous` says where cards stood before,
 * by spot.
 * @typedef {{frame: Box, obstacles: Box[], terrain: Terrain, scale: number, previous: Map<string, Placed>}} Room
 */

/** @typedef {[spot: string, box: Box][]} Dots Which dots stand in the frame. */

/**
 * With what stands there, and all groups that have a place in the frame. `hug` is what a pixel to the top or the bottom
 * of the frame costs.
 * @typedef {Room & {hug: number, placed: Map<string, Placed>, dots: Dots, groups: Group[],
 * covered: Covered | null}} Around
 */

/** @typedef {ReturnType<typeof createCovered>} Covered */

/** @param {Placed | undefined} placed */
export const isCard = (placed) => placed !== undefined && placed.size !== "mark";

/**
 * Return which cells are covered whole by what stands there.
 * @param {Around} around
 */
export function coveredBy({ frame, obstacles, placed }) {
  const covered = createCovered(frame);
  for (const box of [...obstacles, ...[...placed.values()].map(({ box }) => box)]) covered.add(box);
  return covered;
}

/**
 * Return what stands beside a group, and the boxes that it may not touch.
 * @param {Group} group
 * @param {Around} around
 */
export function neighbours({ spot }, { placed, obstacles }) {
  const others = [...placed.values()].filter((other) => other.spot !== spot);
  return { others, taken: [...obstacles, ...others.map(({ box }) => box)] };
}

/**
 * Return where a group's card or mark stood, if it can still point there.
 * @param {Group} group
 * @param {Around} around
 * @returns {Shift[]}
 */
export function stood({ spot, points }, { previous }) {
  const last = previous.get(spot);
  return last && points[last.rank] ? [{ rank: last.rank, dx: last.dx, dy: last.dy }] : [];
}
