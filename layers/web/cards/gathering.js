// Marks of neighbours as one, where all of them would cover more of the map than they tell: which of them, and the
// lines from that mark to its places. Boxes and points are in pixels of the window.
//
// Only what is placed equally precisely is gathered: points with points, countries with countries. Lines and arcs are
// not. Neighbours by complete linkage: no two places of a mark are farther apart than REACH.

/** @import { Box } from "../types.d.ts" */
/** @import { Pixel } from "../map/boxes.js" */
/** @import { Placed } from "./room.js" */

import { areaIn, grown } from "../map/boxes.js";
import { apart } from "./candidates.js";
import { cross, passes, ways } from "./leaders.js";

/** @typedef {{points: Pixel[], box: Box, kin: string | null}} Mark A mark that may be gathered with its `kin`. */

// the share of the frame that marks may cover
const COVER = 0.1;
// at the usual size of type: pixels between places that one mark may stand for, and the area of such a mark
const [REACH, AREA] = [110, 85 * 38];

/**
 * Return the shortest way between the places of two marks, in pixels.
 * @param {Mark} one
 * @param {Mark} other
 */
const between = (one, other) =>
  Math.min(...one.points.flatMap((a) => other.points.map((b) => Math.hypot(a.x - b.x, a.y - b.y))));

/**
 * Return which marks share one: the nearest first, as long as all cover more of the frame than they may.
 * @template {Mark} M
 * @param {M[]} marks
 * @param {Box} frame
 * @param {number} scale  how many times larger than usual type is
 * @returns {M[][]}
 */
export function gathered(marks, frame, scale) {
  const sets = marks.map((mark) => [mark]);
  const far = marks.map((one) =>
    marks.map((other) => one !== other && one.kin && one.kin === other.kin ? between(one, other) : Infinity)
  );
  const cost = (/** @type {M[]} */ set) => set.length > 1 ? AREA * scale ** 2 : set.length && areaIn(set[0].box);
  let over = sets.reduce((sum, set) => sum + cost(set), 0) - COVER * areaIn(frame);
  while (over > 0) {
    let [a, b, least] = [0, 0, REACH * scale];
    for (let i = 0; i < sets.length; i += 1) {
      for (let j = 0; j < i; j += 1) if (far[i][j] <= least) [a, b, least] = [j, i, far[i][j]];
    }
    if (a === b) break;
    over -= cost(sets[a]) + cost(sets[b]);
    sets[a] = [...sets[a], ...sets[b]];
    sets[b] = [];
    over += cost(sets[a]);
    for (let i = 0; i < sets.length; i += 1) {
      far[a][i] = far[i][a] = Math.max(far[a][i], far[b][i]);
      far[b][i] = far[i][b] = Infinity;
    }
  }
  return sets.filter(({ length }) => length > 1);
}

/**
 * Return the lines from gathered marks to those of their places that they do not point to yet: where one crosses no
 * other line and passes no other mark or card.
 * @param {Placed[]} placed
 * @param {Map<string, {points: Pixel[]}[]>} members  by the spot of a gathered mark
 * @param {Box[]} obstacles
 * @returns {Placed[]}  the same, with their `ties`
 */
export function tied(placed, members, obstacles) {
  const boxes = [...obstacles, ...placed.map(({ box }) => box)];
  const drawn = placed.map(({ spot, way }) => ({ spot, way }));
  return placed.map((each) => {
    const { spot, box, anchor } = each;
    const ties = (members.get(spot) ?? []).filter(({ points }) => !points.includes(anchor)).flatMap(({ points }) => {
      const place = points.reduce((best, point) => apart(point, box) < apart(best, box) ? point : best);
      const [way] = ways(place, box);
      // straight lines to the nearest points of one box meet at its corners at most
      const own = (/** @type {Pick<Placed, "spot" | "way">} */ other) => other.spot === spot && other.way.length < 3;
      const clear = way.length > 0 && boxes.every((other) => other === box || !passes(way, grown(other, 1))) &&
        drawn.every((other) => own(other) || !cross(way, other.way));
      if (!clear) return [];
      drawn.push({ spot, way });
      return [way];
    });
    return ties.length ? { ...each, ties } : each;
  });
}
