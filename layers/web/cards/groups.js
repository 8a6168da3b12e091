// The visible claims by place, as groups that ask for a card: where they lie in the window, and in which order they
// may choose.

/** @import { LatLng, Map as LeafletMap } from "leaflet" */
/** @import { Box, Claim, Data, Store } from "../types.d.ts" */
/** @import { Pixel } from "../map/boxes.js" */
/** @import { Spot } from "../map/spots.js" */
/** @import { World } from "../map/world.js" */

import { createIsGround, WHOLE } from "../data/ground.js";
import { holds } from "../map/boxes.js";
import { KINDS } from "../map/marks/kinds.js";
import { isPointlike } from "./sign.js";

/** @typedef {Spot & {staged: number}} Staged A spot, and how many of its rows, the first ones, the scene speaks of. */

/**
 * The claims of a spot and where they are in the window.
 * @typedef {object} CardGroup
 * @property {string} spot
 * @property {number[]} rows
 * @property {number} staged    how many of the rows, the first ones, the scene speaks of
 * @property {Claim} claim      the first
 * @property {number} anchors   how many points a card may point to, in the window or not
 * @property {Pixel[]} points   those inside the frame, best first
 * @property {number} beside    how far from its point a mark stands, in pixels
 * @property {Pixel[]} course   points of a line that no card should hide
 * @property {CardGroup[]} [members]  the spots of a mark that several share
 */

// a card tries no more of its anchors than this
const TRIED = 6;
// so many points along a line are kept clear of cards
const KEPT_CLEAR = 7;
// farther out than this zoom, cards are larger than what they speak of
const FAR = 3.25;
// how much dearer it is to show less of what a scene speaks of; how much cheaper where a card is large for its place
const [STAGED, LARGE] = [3, 0.33];

/**
 * Return the rows of a spot, those first that a scene speaks of: a short card has the first few.
 * @param {Spot} spot
 * @param {Set<number>} scene  the rows that the scene speaks of
 * @returns {Staged}
 */
export function stagedFirst({ spot, rows }, scene) {
  const first = scene.size ? rows.filter((row) => scene.has(row)) : [];
  if (!first.length) return { spot, rows, staged: 0 };
  return { spot, rows: [...first, ...rows.filter((row) => !scene.has(row))], staged: first.length };
}

/**
 * Return groups in the order in which they may choose: what a scene speaks of, then the most rows, then the fewest
 * anchors.
 * @template {Pick<CardGroup, "staged" | "anchors" | "rows">} Grouped
 * @param {Grouped[]} groups
 */
export const inOrder = (groups) =>
  [...groups].sort((a, b) => b.staged - a.staged || b.rows.length - a.rows.length || a.anchors - b.anchors);

/**
 * Return how many times dearer than usual it is to show less than all of a group.
 * @param {Pick<CardGroup, "staged"> & {claim: Pick<Claim, "mark" | "where">}} group
 * @param {number} zoom
 */
export function weightOf({ staged, claim }, zoom) {
  if (staged > 0) return STAGED;
  // the area of responsibility is what the rest stands on: it gives way first
  const whole = claim.where.precision === 8 && claim.mark === "area";
  return (whole ? LARGE : 1) * (zoom < FAR ? LARGE : 1);
}

/**
 * Return with which others a group may share a mark: those that are placed as precisely. Null for none.
 * @param {{claim: Pick<Claim, "mark" | "where">}} group
 */
export function kinOf({ claim: { mark, where } }) {
  if (mark === "area") return where.precision < WHOLE ? String(where.precision) : null;
  return isPointlike(where.precision) && (mark === "point" || mark === "ring") ? "point" : null;
}

/**
 * Return several groups as one that has a single mark, the one with the most claims first.
 * @param {CardGroup[]} groups
 * @returns {CardGroup}
 */
export function together(groups) {
  const members = [...groups].sort((a, b) => b.rows.length - a.rows.length);
  const points = members.flatMap(({ points }) => points);
  const mean = (/** @type {(point: Pixel) => number} */ of) =>
    points.reduce((n, each) => n + of(each), 0) / points.length;
  const [x, y] = [mean((each) => each.x), mean((each) => each.y)];
  const far = (/** @type {Pixel} */ each) => Math.hypot(each.x - x, each.y - y);
  return {
    ...members[0],
    spot: members.map(({ spot }) => spot).join(" "),
    rows: members.flatMap(({ rows }) => rows),
    staged: 0,
    points: points.sort((a, b) => far(a) - far(b)).slice(0, TRIED),
    course: [],
    members,
  };
}

/**
 * Return a function that gives the groups of what is visible, in the order in which they may choose.
 * @param {LeafletMap} map
 * @param {Data} data
 * @param {World} world
 * @param {Store} store
 * @param {() => Spot[]} spots
 */
export function createGroups(map, data, world, store, spots) {
  const ground = { map, data, world };
  const isGround = createIsGround(data);
  let { centre } = world;
  /** @type {Map<string, LatLng[]>} */
  const known = new Map();

  /** @param {string} spot @param {Claim} claim */
  function anchorsOf(spot, claim) {
    const found = known.get(spot) ?? KINDS[claim.mark].anchors(claim, ground);
    known.set(spot, found);
    return found;
  }

  /**
   * @param {Box} frame
   * @param {Staged} spot
   * @returns {CardGroup}
   */
  function group(frame, { spot, rows, staged }) {
    const claim = data.claim(rows[0]);
    const anchors = anchorsOf(spot, claim);
    const { beside = 0, thin } = KINDS[claim.mark];
    const inside = anchors
      .map((anchor) => map.latLngToContainerPoint(anchor))
      .filter((point) => holds(point, frame));
    return {
      spot,
      rows,
      staged,
      claim,
      anchors: anchors.length,
      points: inside.slice(0, TRIED),
      beside,
      course: thin ? inside.slice(0, KEPT_CLEAR) : [],
    };
  }

  /**
   * Return whether a spot has a card: not one of the ground only, unless it is spoken of or chosen.
   * @param {Staged} spot
   */
  const isAsking = ({ rows, staged }) =>
    staged > 0 || !isGround(rows) || rows.some((row) => data.columns.id.at(row) === store.select);

  return (/** @type {Box} */ frame) => {
    if (centre !== world.centre) known.clear();
    centre = world.centre;
    const scene = new Set((store.scene?.claims ?? []).flatMap((id) => data.byId.get(id)?.index ?? []));
    return inOrder(spots().map((spot) => stagedFirst(spot, scene)).filter(isAsking).map((spot) => group(frame, spot)));
  };
}
