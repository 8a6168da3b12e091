// How dots and clusters are built. Edges mean the same as everywhere: whole, then ever more broken.

/** @import { Assertion } from "../types.d.ts" */

import { dashes, isFirm } from "./edges.js";

/** The radius of a dot in pixels. */
export const DOT = 6;

/** The width of a dot's edge in pixels. */
export const STROKE = 2;
const CORE = 2.4;
// how much of its colour a dot has inside that is not firm
const TINT = 0.3;
// between the parts of a cluster's ring, in radians
const GAP = 0.06;
const FULL = 2 * Math.PI;

/**
 * Return how a dot of an assertion is built (pixels): filled where firm, else tinted; crossed out where denied.
 * @param {Assertion} assertion
 */
export function dotShape(assertion) {
  const whole = assertion === "stated";
  return {
    core: whole ? DOT : isFirm(assertion) ? CORE : 0,
    edge: whole ? 0 : DOT - STROKE / 2,
    dashes: dashes(assertion, FULL * (DOT - STROKE / 2), 0.6),
    tint: isFirm(assertion) ? 0 : TINT,
    cross: assertion === "denied",
  };
}

/**
 * Return the arcs of a ring's parts, clockwise from the top: where each begins and ends in radians, with a gap
 * between them unless there is only one.
 * @param {number[]} shares  of the whole, 0 to 1
 */
export function ringArcs(shares) {
  let at = -FULL / 4;
  return shares.map((share) => {
    const gap = shares.length > 1 ? Math.min(GAP, (share * FULL) / 3) : 0;
    const arc = { from: at + gap / 2, to: at + share * FULL - gap / 2, length: share * FULL - gap };
    at += share * FULL;
    return arc;
  });
}
