// The card that fits a group best, and where: quiet places are cheap, long lines and what is claimed are dear. Boxes
// are in pixels of the window.

/** @import { Box } from "../types.d.ts" */
/** @import { Pixel, Size } from "../map/boxes.js" */
/** @import { Around, CardSize, Group, Placed } from "./room.js" */

import { grown, holds, inside, meet, rectangle } from "../map/boxes.js";
import { apart, cardPlaces, PASSED } from "./candidates.js";
import { cross, lengthOf, passes, ways } from "./leaders.js";
import { isCard, neighbours, stood } from "./room.js";

/** @typedef {{room: number, hidden: number}} Allowance What a card may take and hide of claims, in square pixels. */

/** @type {Allowance} */
export const ANYTHING = { room: Infinity, hidden: Infinity };
// what it costs to show less than all, in the same coin as the costs of a place: pixels of a line
/** @type {Record<CardSize, number>} */
const PRICES = { full: 0, short: 60, lead: 110, mark: 430 };
// what it costs for a line to pass a mark
const BRUSHED = 120;
// what is saved by standing where the card stood before, and at a margin of the frame
const [STAYED, ALIGNED] = [150, 25];
// pixels that cards keep from others
const GAP = 6;

/**
 * Give a group the card that fits best, where one is better than its mark. Return it.
 * @param {Group} group
 * @param {Around} around
 * @param {Allowance} allowed
 */
export function take(group, around, allowed) {
  let limit = allowed === ANYTHING ? Infinity : PRICES.mark * group.weight;
  /** @type {Placed | null} */
  let best = null;
  for (const [name, { width, height }] of Object.entries(group.sizes)) {
    const size = /** @type {CardSize} */ (name);
    const price = PRICES[size] * group.weight;
    if (size === "mark" || width * height > allowed.room || price >= limit) continue;
    const found = cheapest(group, size, around, limit - price, allowed.hidden);
    if (!found) continue;
    limit = found.cost + price;
    best = found.placed;
    if (group.opened) break;
  }
  if (best) around.placed.set(group.spot, best);
  return best;
}

/**
 * Return the free place of a card of that size which costs least, if any costs less than the limit.
 * @param {Group} group
 * @param {CardSize} size
 * @param {Around} around
 * @param {number} limit
 * @param {number} hidden  square pixels of what is claimed that it may hide
 */
function cheapest(group, size, around, limit, hidden) {
  const { frame, terrain, scale, groups, hug, covered } = around;
  const { width, height } = /** @type {Size} */ (group.sizes[size]);
  const { others, taken } = neighbours(group, around);
  const held = stood(group, around);
  /** @type {{placed: Placed, cost: number} | null} */
  let best = null;
  function* places() {
    yield* held;
    yield* cardPlaces(group.points, { width, height }, frame, () => (limit + ALIGNED) * scale);
  }
  for (const shift of places()) {
    const anchor = group.points[shift.rank];
    const box = rectangle(anchor.x + shift.dx, anchor.y + shift.dy, width, height);
    if (!inside(box, frame)) continue;
    const aligned = box.left === frame.left || box.right === frame.right;
    const saved = (shift === held[0] ? STAYED : 0) + (aligned ? ALIGNED : 0);
    const far = apart(anchor, box);
    const edge = hug && hug * Math.min(box.top - frame.top, frame.bottom - box.bottom);
    const least = (far + edge) / scale + shift.rank * PASSED - saved;
    if (least >= limit) continue;
    const room = grown(box, GAP);
    if (covered?.under(room)) continue;
    const price = least + terrain.price(box) / scale ** 2;
    if (price >= limit || terrain.hidden(box) > hidden) continue;
    if (taken.some((other) => meet(room, other))) continue;
    const way = clearWay(anchor, box, others);
    if (!way || buries(box, group, groups)) continue;
    const brushed = others.filter((other) => passes(way, other.box)).length;
    const cost = price + brushed * BRUSHED + (way.length ? lengthOf(way) - far : 0) / scale;
    if (cost >= limit) continue;
    limit = cost;
    best = { cost, placed: { ...shift, spot: group.spot, size, box, anchor, way } };
  }
  return best;
}

/**
 * Return whether a card would lie over every point of another group.
 * @param {Box} box
 * @param {Group} group
 * @param {Group[]} groups
 */
const buries = (box, group, groups) =>
  groups.some((other) => other !== group && other.points.every((point) => holds(point, box)));

/**
 * Return the way of a card's line that crosses none of the others, nor their cards, nor has one cross this card.
 * @param {Pixel} anchor
 * @param {Box} box
 * @param {Placed[]} others
 */
function clearWay(anchor, box, others) {
  const room = grown(box, 2);
  if (others.some((other) => holds(other.anchor, room) || passes(other.way, room))) return null;
  return ways(anchor, box).find((way) =>
    !others.some((other) => cross(way, other.way) || (isCard(other) && passes(way, other.box)))
  ) ?? null;
}
