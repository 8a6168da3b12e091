// Where cards stand, and how much each of them shows: groups of claims in, places out. Boxes and points are in pixels
// of the window.
//
// Every group has a mark first, at or beside its place. Cards then take the place of marks, one after the other, where
// the map is quiet: beside what they speak of or along the margins, as far as a share of the frame allows. It is
// boundary labelling (Bekos, Kaufmann, Symvonis and Wolff, 2007) with places inside the frame as well: lines are
// straight or have one bend, and never cross.

/** @import { Box } from "../types.d.ts" */
/** @import { Pixel, Size } from "../map/boxes.js" */
/** @import { Shift } from "./candidates.js" */
/** @import { Terrain } from "./terrain.js" */

import { grown, holds, inside, meet, rectangle } from "../map/boxes.js";
import { apart, cardPlaces, farPlaces, markPlaces, PASSED } from "./candidates.js";
import { createCovered } from "./covered.js";
import { cross, lengthOf, passes, ways } from "./leaders.js";

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
 */

/**
 * Where a card or a mark stands: `way` is its line, empty where it stands on its anchor, one of the group's points.
 * @typedef {Shift & {spot: string, size: CardSize, box: Box, anchor: Pixel, way: Pixel[]}} Placed
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

/** @typedef {{room: number, hidden: number}} Allowance What a card may take and hide of claims, in square pixels. */

// what it costs to show less than all, in the same coin as the costs of a place: pixels of a line
/** @type {Record<CardSize, number>} */
const PRICES = { full: 0, short: 60, lead: 110, mark: 430 };
// shares of the frame that cards take, and of what is claimed that they hide; more for the first card, which has hardly
// room otherwise in a small window, and for each that a scene speaks of
const [ROOM, HIDDEN] = [{ usual: 0.11, first: 0.14, staged: 0.4 }, 0.045];
// the share of what is left that one card may take
const SHARE = 0.85;
const HUG = 5;
const ANYTHING = { room: Infinity, hidden: Infinity };
// what it costs for a line to pass a mark
const BRUSHED = 120;
// what is saved by standing where the card stood before, and at a margin of the frame
const [STAYED, ALIGNED] = [150, 25];
// how often marks are placed anew where some found no room; where more find none, the order does not help
const [ROUNDS, HOPELESS] = [12, 8];
// pixels that cards and marks keep from others, and the radius of a point
const [GAP, APART, DOT] = [6, 1, 7];

/**
 * Return where the cards and marks stand, cards first: inside the frame, clear of the obstacles and of each other. A
 * group without room for a mark has none. The chosen group has a card wherever one fits, whatever gives way.
 * @param {Group[]} groups  in the order in which they may choose
 * @param {Room} room
 * @param {string | null} chosen  the spot of the chosen claim
 * @param {boolean} [marks]  whether there are marks only, besides the cards that the reader asked for
 * @returns {Placed[]}
 */
export function place(groups, room, chosen, marks = false) {
  const here = groups.filter(({ points }) => points.length);
  const dots = here.filter(({ beside }) => beside)
    .map(({ spot, points: [{ x, y }] }) => /** @type {[string, Box]} */ ([spot, rectangle(x, y, 2 * DOT, 2 * DOT)]));
  /** @type {Around} */
  const around = { ...room, dots, hug: 0, groups: here, placed: new Map(), covered: null };
  const asked = here.filter(({ spot, opened }) => spot === chosen || opened);
  for (const group of asked.sort((a, b) => Number(b.spot === chosen) - Number(a.spot === chosen))) {
    take(group, around, ANYTHING);
  }
  if (!marks) speak(here.filter(({ spot, staged }) => staged && !around.placed.has(spot)), around);
  markAll(here.filter(({ spot }) => !around.placed.has(spot)), around);
  if (!marks) upgrade(here.filter(({ spot }) => !isCard(around.placed.get(spot))), around);
  return [...around.placed.values()].sort((a, b) => Number(isCard(b)) - Number(isCard(a)));
}

/**
 * Give each group a mark. Where some find no room they choose first the next time; the fewest claims are left.
 * @param {Group[]} groups
 * @param {Around} around
 */
function markAll(groups, around) {
  const before = around.placed;
  // a point has one place, an area many
  let inTurn = [...groups].sort((a, b) => b.beside - a.beside || a.points.length - b.points.length);
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
 * Return which cells are covered whole by what stands there.
 * @param {Around} around
 */
function coveredBy({ frame, obstacles, placed }) {
  const covered = createCovered(frame);
  for (const box of [...obstacles, ...[...placed.values()].map(({ box }) => box)]) covered.add(box);
  return covered;
}

/**
 * Give marks to groups in their order, as far as there is room. Return what stands then.
 * @param {Group[]} groups
 * @param {Around} around
 */
function markEach(groups, around) {
  const { placed } = around;
  const covered = coveredBy(around);
  for (const group of groups) {
    const found = marked(group, { ...around, covered });
    if (!found) continue;
    placed.set(group.spot, found);
    covered.add(found.box);
  }
  return placed;
}

/**
 * Give cards to what a scene speaks of: where they hide nothing of what is claimed, if all find such a place.
 * @param {Group[]} staged
 * @param {Around} around
 */
function speak(staged, around) {
  const allowed = { room: areaIn(around.frame) * ROOM.staged, hidden: around.terrain.claimed * HIDDEN };
  const before = new Map(around.placed);
  for (
    const [give, hug] of /** @type {[Allowance[], number][]} */ ([
      [[allowed], 0],
      [[allowed, ANYTHING], 0],
      // in a low window the first card leaves the most room at the top or at the bottom
      [[allowed, ANYTHING], HUG],
    ])
  ) {
    let inTurn = staged;
    around.hug = hug;
    // who finds no place goes first the next time
    for (let i = 0; i <= staged.length; i += 1) {
      around.placed = new Map(before);
      const lost = inTurn.find((group) => !give.some((some) => take(group, around, some)));
      if (!lost) {
        around.hug = 0;
        return;
      }
      inTurn = [lost, ...inTurn.filter((group) => group !== lost)];
    }
  }
  around.hug = 0;
}

/** @param {Placed | undefined} placed */
const isCard = (placed) => placed !== undefined && placed.size !== "mark";

/** @param {Size} size */
const areaOf = ({ width, height }) => width * height;

/** @param {Box} box */
const areaIn = ({ left, top, right, bottom }) => (right - left) * (bottom - top);

/**
 * Return the area of a group's smallest card, if it is within a limit, in square pixels.
 * @param {Group} group
 * @param {number} limit
 */
function small({ sizes }, limit) {
  const areas = Object.entries(sizes).filter(([size]) => size !== "mark").map(([, size]) => areaOf(size));
  const least = Math.min(...areas);
  return least <= limit ? least : 0;
}

/**
 * Let cards take the place of marks, as far as there is room for them.
 * @param {Group[]} groups
 * @param {Around} around
 */
function upgrade(groups, around) {
  const { frame, terrain, placed } = around;
  const cards = [...placed.values()].filter(isCard);
  const whole = areaIn(frame);
  let used = cards.reduce((sum, { box }) => sum + areaIn(box), 0);
  let hidden = cards.reduce((sum, { box }) => sum + terrain.hidden(box), 0);
  const covered = coveredBy(around);
  for (const group of groups) {
    // its mark is not in its way
    const mark = placed.get(group.spot);
    if (mark) covered.add(mark.box, -1);
    const left = ROOM.usual * whole - used;
    const room = used ? left * SHARE : Math.max(left, small(group, ROOM.first * whole));
    const found = take(group, { ...around, covered }, { room, hidden: terrain.claimed * HIDDEN - hidden });
    const stands = found ?? mark;
    if (stands) covered.add(stands.box);
    if (!found) continue;
    used += areaIn(found.box);
    hidden += terrain.hidden(found.box);
  }
}

/**
 * Give a group the card that fits best, where one is better than its mark. Return it.
 * @param {Group} group
 * @param {Around} around
 * @param {Allowance} allowed
 */
function take(group, around, allowed) {
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
 * Return what stands beside a group, and the boxes that it may not touch.
 * @param {Group} group
 * @param {Around} around
 */
function neighbours({ spot }, { placed, obstacles }) {
  const others = [...placed.values()].filter((other) => other.spot !== spot);
  return { others, taken: [...obstacles, ...others.map(({ box }) => box)] };
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
 * Return where a group's card or mark stood, if it can still point there.
 * @param {Group} group
 * @param {Around} around
 * @returns {Shift[]}
 */
function stood({ spot, points }, { previous }) {
  const last = previous.get(spot);
  return last && points[last.rank] ? [{ rank: last.rank, dx: last.dx, dy: last.dy }] : [];
}

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

/**
 * Return where the mark of a group stands: on its point or beside it, or as near as there is room; null without room.
 * @param {Group} group
 * @param {Around} around
 */
function marked(group, around) {
  const { points, beside, sizes } = group;
  const size = /** @type {Size} */ (sizes.mark);
  const held = around.previous.get(group.spot)?.size === "mark" ? stood(group, around) : [];
  function* near() {
    yield* held;
    yield* markPlaces(points, beside, size);
  }
  const close = firstMark(group, near(), around);
  if (close) return close;
  const far = farPlaces(points, size, around.frame, (box) => !around.covered?.under(box));
  function* anywhere() {
    yield* markPlaces(points, beside, size);
    yield* far;
  }
  return firstMark(group, far, around) ?? firstMark(group, anywhere(), around, true);
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
