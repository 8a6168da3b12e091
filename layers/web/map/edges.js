// Edges say how firmly: whole where a source asserts, then ever more broken.

/** @import { Assertion } from "../types.d.ts" */

/**
 * The dashes of an edge by assertion, as SVG has them: the firmest first, null for a whole edge.
 * @type {Record<Assertion, string | null>}
 */
export const EDGES = {
  stated: null,
  reported: "14 3",
  assessed: "9 4",
  alleged: "6 5",
  speculated: "2 5",
  conditional: "1 6",
  denied: "10 4 2 4",
};
const FIRM = new Set(["stated", "reported"]);

/**
 * Return whether an assertion is drawn with whole lines.
 * @param {Assertion} assertion
 */
export const isFirm = (assertion) => FIRM.has(assertion);

/**
 * Return the dashes of an assertion's edge, fitted to a length a whole number of times; none for a whole edge.
 * @param {Assertion} assertion
 * @param {number} length  of the line, in pixels
 * @param {number} size    how large the dashes are, 1 for those of EDGES
 */
export function dashes(assertion, length, size) {
  const pattern = (EDGES[assertion] || "").split(" ").filter(Boolean).map((part) => Number(part) * size);
  const total = pattern.reduce((a, b) => a + b, 0);
  const fit = length / (Math.max(1, Math.round(length / total)) * total);
  return pattern.map((part) => part * fit);
}
