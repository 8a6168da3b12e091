// Where cards stand, and how much each of them shows: groups of claims in, places out. Boxes and points are in pixels
// of the window.
//
// Every group has a mark first, at or beside its place. Cards then take the place of marks, one after the other, where
// the map is quiet: beside what they speak of or along the margins, as far as a share of the frame allows. It is
// boundary labelling (Bekos, Kaufmann, Symvonis and Wolff, 2007) with places inside the frame as well: lines are
// straight or have one bend, and never cross. What a scene speaks of chooses first; what of it finds no card within
// that share has a number, under which a list beside the map names it, as on a printed map.

/** @import { Box } from "../types.d.ts" */
/** @import { Size } from "../map/boxes.js" */
/** @import { Allowance } from "./fit.js" */
/** @import { Around, Group, Placed, Room } from "./room.js" */

import { areaIn, rectangle } from "../map/boxes.js";
import { ANYTHING, take } from "./fit.js";
import { calm, markAll } from "./marks.js";
import { coveredBy, isCard } from "./room.js";

/**
 * What is wanted: the `chosen` claim's spot; `marks`: marks only, besides the cards that the reader asked for;
 * `listing`: there is a list beside the map for what a scene speaks of.
 * @typedef {{chosen: string | null, marks?: boolean, listing?: boolean}} Wanted
 */

// shares of the frame that cards take, and of what is claimed that they hide; more for the first card, which has hardly
// room otherwise in a small window. What a scene speaks of has a little less where a list has the rest, else much more
const [ROOM, HIDDEN] = [{ usual: 0.11, first: 0.14, listed: 0.1, staged: 0.4 }, 0.04];
// the share of what is left that one card may take
const SHARE = 0.85;
const HUG = 5;
// the radius of a point in pixels
const DOT = 7;

/**
 * Return where the cards and marks stand, cards first: inside the frame, clear of the obstacles and of each other. A
 * group without room for a mark has none. The chosen group has a card wherever one fits, whatever gives way.
 * @param {Group[]} groups  in the order in which they may choose
 * @param {Room} room
 * @param {Wanted} wanted
 * @returns {Placed[]}
 */
export function place(groups, room, { chosen, marks = false, listing = false }) {
  const here = groups.filter(({ points }) => points.length);
  const dots = here.flatMap((group) => group.members ?? [group]).filter(({ beside }) => beside)
    .map(({ spot, points: [{ x, y }] }) => /** @type {[string, Box]} */ ([spot, rectangle(x, y, 2 * DOT, 2 * DOT)]));
  /** @type {Around} */
  const around = { ...room, dots, hug: 0, groups: here, placed: new Map(), covered: null };
  const staged = marks ? [] : here.filter((group) => group.staged);
  const asked = here.filter(({ spot, opened }) => spot === chosen || opened);
  // those without a card while the reader asks for none keep their numbers when one is chosen
  const listed = listing && asked.length ? afford(staged, { ...around, placed: new Map() }) : [];
  for (const group of asked.sort((a, b) => Number(b.spot === chosen) - Number(a.spot === chosen))) {
    take(group, around, ANYTHING);
  }
  const speaking = staged.filter((group) => !around.placed.has(group.spot) && !listed.includes(group));
  if (listing) listed.push(...afford(speaking, around));
  else speak(speaking, around);
  markAll(here.filter(({ spot }) => !around.placed.has(spot)), around);
  // while what a scene speaks of goes without cards, nothing else has one
  if (!marks && !listed.length) upgrade(here.filter(({ spot }) => !isCard(around.placed.get(spot))), around);
  calm(here.filter(({ spot }) => around.placed.get(spot)?.size === "mark"), around);
  listed.forEach((group, i) => {
    const placed = around.placed.get(group.spot);
    if (placed) around.placed.set(group.spot, { ...placed, number: i + 1 });
  });
  return [...around.placed.values()].sort((a, b) => Number(isCard(b)) - Number(isCard(a)));
}

/** @param {Size} size */
const areaOf = ({ width, height }) => width * height;

/**
 * Return what is left to the cards of a share of the frame, and of what is claimed.
 * @param {Around} around
 * @param {number} share
 * @returns {Allowance}
 */
function left({ frame, terrain, placed }, share) {
  const cards = [...placed.values()].filter(isCard);
  return {
    room: share * areaIn(frame) - cards.reduce((sum, { box }) => sum + areaIn(box), 0),
    hidden: HIDDEN * terrain.claimed - cards.reduce((sum, { box }) => sum + terrain.hidden(box), 0),
  };
}

/**
 * Give cards to what a scene speaks of: to all where that can be afforded, else to the first ones. Return the others.
 * @param {Group[]} staged
 * @param {Around} around
 */
function afford(staged, around) {
  const before = new Map(around.placed);
  const give = (/** @type {Group} */ group) => take(group, around, left(around, ROOM.listed));
  let inTurn = staged;
  // who finds no place goes first the next time
  for (let i = 0; i <= staged.length; i += 1) {
    around.placed = new Map(before);
    const lost = inTurn.find((group) => !give(group));
    if (!lost) return [];
    inTurn = [lost, ...inTurn.filter((group) => group !== lost)];
  }
  around.placed = before;
  return staged.filter((group) => !give(group));
}

/**
 * Give cards to what a scene speaks of where no list has it: where they hide nothing of what is claimed, if all find
 * such a place.
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
  const { frame, placed } = around;
  const allowed = left(around, ROOM.usual);
  let first = ![...placed.values()].some(isCard);
  const covered = coveredBy(around);
  for (const group of groups) {
    // its mark is not in its way
    const mark = placed.get(group.spot);
    if (mark) covered.add(mark.box, -1);
    const room = first ? Math.max(allowed.room, small(group, ROOM.first * areaIn(frame))) : allowed.room * SHARE;
    const found = take(group, { ...around, covered }, { ...allowed, room });
    const stands = found ?? mark;
    if (stands) covered.add(stands.box);
    if (!found) continue;
    first = false;
    allowed.room -= areaIn(found.box);
    allowed.hidden -= around.terrain.hidden(found.box);
  }
}
