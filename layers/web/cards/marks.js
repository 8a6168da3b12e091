// Where marks stand: on their places or beside them, or as near as there is room. Boxes are in pixels of the window.

/** @import { Size } from "../map/boxes.js" */
/** @import { Shift } from "./candidates.js" */
/** @import { Around, Group, Placed } from "./room.js" */

import { grown, inside, meet, rectangle } from "../map/boxes.js";
import { apart, farPlaces, markPlaces } from "./candidates.js";
import { cross, passes, ways } from "./leaders.js";
import { coveredBy, isCard, neighbours, stood } from "./room.js";

// how often marks are placed anew where some found no room; where more find none, the order does not help
const [ROUNDS, HOPELESS] = [12, 8];
// pixels that a mark keeps from others
const APART = 1;
// a mark that would hide more than this share of all that is claimed stands clear of it, with a line of so many pixels
// at least and at most: without one it would seem to be about what it stands on
const [HIDDEN, NEAR, AWAY] = [0.03, 12, 80];
// among more marks than this there is no room for lines to quiet places
const CROWD = 20;

/**
 * Give each group a mark. Where some find no room they choose first the next time; the fewest claims are left.
 * @param {Group[]} groups
 * @param {Around} around
 */
export function markAll(groups, around) {
  const before = around.placed;
  let inTurn = inOrder(groups);
  let fewest = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    // what stood there before is no help any more where it left some without room so often
    const previous = round < ROUNDS / 2 ? around.previous : new Map();
    const placed = markEach(inTurn, { ...around, previous, placed: new Map(before) });
    const lost = inTurn.filter(({ spot }) => !placed.has(spot));
    const claims = lost.reduce((sum, { count }) => sum + count, 0);
    if (claims < fewest) around.placed = placed;
    fewest = Math.min(fewest, claims);
    if (!lost.length || lost.length > HOPELESS) return;
    inTurn = [...lost, ...inTurn.filter((group) => !lost.includes(group))];
  }
}

/**
 * Let marks stand clear of what they would hide, once the cards stand: all of them, or none.
 * @param {Group[]} groups  those that have a mark
 * @param {Around} around
 */
export function calm(groups, around) {
  if (groups.length > CROWD) return;
  const cards = new Map([...around.placed].filter(([, placed]) => isCard(placed)));
  const placed = markEach(inOrder(groups), { ...around, placed: cards }, true);
  if (groups.every(({ spot }) => placed.has(spot))) around.placed = placed;
}

/**
 * Return groups in the order in which their marks may choose: a point has one place, an area many.
 * @param {Group[]} groups
 */
const inOrder = (groups) => [...groups].sort((a, b) => b.beside - a.beside || a.points.length - b.points.length);

/**
 * Give marks to groups in their order, as far as there is room. Return what stands then.
 * @param {Group[]} groups
 * @param {Around} around
 * @param {boolean} [aside]  whether they stand clear of what they would hide
 */
function markEach(groups, around, aside = false) {
  const { placed } = around;
  const covered = coveredBy(around);
  for (const group of groups) {
    const found = marked(group, { ...around, covered }, aside);
    if (!found) continue;
    placed.set(group.spot, found);
    covered.add(found.box);
  }
  return placed;
}

/**
 * Return where the mark of a group stands: on its point or beside it, or as near as there is room; null without room.
 * @param {Group} group
 * @param {Around} around
 * @param {boolean} aside  whether it stands clear of what it would hide
 */
function marked(group, around, aside) {
  const { points, beside, sizes } = group;
  const size = /** @type {Size} */ (sizes.mark);
  const held = around.previous.get(group.spot)?.size === "mark" ? stood(group, around) : [];
  function* near() {
    yield* held;
    yield* markPlaces(points, beside, size);
  }
  const clear = aside ? firstMark(group, quiet(near(), group, around), around) : null;
  const close = clear ?? firstMark(group, near(), around);
  if (close) return close;
  const far = farPlaces(points, size, around.frame, (box) => !around.covered?.under(box));
  function* anywhere() {
    yield* markPlaces(points, beside, size);
    yield* far;
  }
  return firstMark(group, far, around) ?? firstMark(group, anywhere(), around, true);
}

/**
 * Yield the places at which a group's mark hides next to nothing of what is claimed: in a small map it would cover the
 * country that it is about.
 * @param {Iterable<Shift>} shifts
 * @param {Group} group
 * @param {Around} around
 * @returns {Generator<Shift>}
 */
function* quiet(shifts, { points, sizes, beside }, { terrain, scale }) {
  const { width, height } = /** @type {Size} */ (sizes.mark);
  const most = terrain.claimed * HIDDEN;
  for (const shift of shifts) {
    const { x, y } = points[shift.rank];
    const box = rectangle(x + shift.dx, y + shift.dy, width, height);
    const far = apart(points[shift.rank], box) / scale;
    const stands = shift.dx === 0 && shift.dy === 0 || beside > 0 || far >= NEAR;
    if (stands && far <= AWAY && terrain.hidden(box) <= most) yield shift;
  }
}

/**
 * Return the first of the places at which a group's mark stands free: whose line passes no mark, or else any.
 * @param {Group} group
 * @param {Iterable<Shift>} shifts
 * @param {Around} around
 * @param {boolean} [crowded]  whether it may lie over a point, and over a line
 */
function firstMark(group, shifts, around, crowded = false) {
  const { spot, points, beside, sizes } = group;
  const { width, height } = /** @type {Size} */ (sizes.mark);
  const { others, taken } = neighbours(group, around);
  const dots = crowded ? [] : around.dots.filter(([other]) => other !== spot).map(([, box]) => box);
  const kept = [...taken, ...dots];
  // most stand on their places and have no line
  const led = others.filter(({ way }) => way.length);
  /** @type {Placed | null} */
  let second = null;
  for (const shift of shifts) {
    const anchor = points[shift.rank];
    const box = rectangle(anchor.x + shift.dx, anchor.y + shift.dy, width, height);
    if (!inside(box, around.frame) || around.covered?.under(box)) continue;
    const room = grown(box, APART);
    if (kept.some((other) => meet(room, other))) continue;
    if (!crowded && led.some((other) => passes(other.way, room))) continue;
    const open = apart(anchor, box) > beside + 1 ? ways(anchor, box).slice(0, crowded ? 3 : 1) : [[]];
    const way = open.find((each) => !each.length || !led.some((other) => cross(each, other.way)));
    if (!way) continue;
    const passed = way.length ? others.filter((other) => passes(way, other.box)) : [];
    if (passed.some(isCard)) continue;
    /** @type {Placed} */
    const found = { ...shift, spot, size: "mark", box, anchor, way };
    if (!passed.length) return found;
    second ??= found;
  }
  return second;
}
