// The visible lines: what the inset shows of them, and what names keep off.

/** @import { Map } from "leaflet" */
/** @import { Box, Claim, Data, LatLon, Store } from "../types.d.ts" */
/** @import { World } from "./world.js" */

import { boxesAlong } from "./boxes.js";
import { coursesOf, isBand } from "./marks/line.js";

// lines that are followed: of more none is, as each is looked at with every move
const FOLLOWED = 100;
// pixels around a line, and around a band, in which no name stands
const [CRISP, BAND] = [12, 20];

/** @typedef {{claim: Claim, line: LatLon[], band: boolean}} Course */

/**
 * Return the courses of the visible lines, where they are nearest to the middle of the map.
 * @param {{data: Data, world: World}} ground
 * @param {Store} store
 * @returns {Course[]}
 */
export function coursesShown({ data, world }, store) {
  const rows = store.rowsMarked("line");
  if (rows.length > FOLLOWED) return [];
  return rows.map(data.claim).flatMap((claim) =>
    coursesOf(claim, { data, world }).map((line) => ({ claim, line, band: isBand(claim) }))
  );
}

/**
 * Return the boxes of a frame that courses run through (pixels of the window).
 * @param {Map} map
 * @param {Course[]} courses
 * @param {Box} frame
 */
export const boxesOf = (map, courses, frame) =>
  courses.flatMap(({ line, band }) =>
    boxesAlong(line.map((at) => map.latLngToContainerPoint(at)), band ? BAND : CRISP, frame)
  );
