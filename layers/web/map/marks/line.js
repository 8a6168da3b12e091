// A line as the source draws it: a front, a blockade, a route, a cable. Whole or broken as it is said firmly or not;
// where its course is only approximate it is a soft band, never a crisp line.

/** @import { Path, PolylineOptions } from "leaflet" */
/** @import { Claim, Data } from "../../types.d.ts" */
/** @import { Ground, MarkKind } from "./kinds.js" */
/** @import { TrimPath } from "./trim.js" */

import { decodeLines } from "../../data/shapes.js";
import { EDGES } from "../edges.js";
import { placeAnchors } from "./anchors.js";
import { createTrim } from "./trim.js";

// the precision from which on a course is approximate
const APPROXIMATE = 5;
// how much larger the dashes of a band are, which is so much wider
const BROAD = 2.2;

/**
 * Return whether a line is drawn as a band, because its course is approximate.
 * @param {Pick<Claim, "where">} claim
 */
export const isBand = ({ where }) => where.precision >= APPROXIMATE;

/**
 * The width and the opacity of the paths of a line, from the bottom up: what the pointer finds, the ground, the line.
 * @typedef {[reach: [number, number], ground: [number, number], line: [number, number]]} Widths
 * @type {{crisp: Widths, band: Widths}}
 */
const WIDTHS = {
  crisp: [[16, 0], [5.5, 0.85], [2.6, 1]],
  band: [[26, 0.12], [18, 0.18], [9, 0.36]],
};

/**
 * Return the dashes of a line; none for a whole one.
 * @param {Claim} claim
 */
function dashes({ assertion, where }) {
  const pattern = EDGES[assertion];
  if (!pattern || !isBand({ where })) return pattern;
  return pattern.split(" ").map((part) => Number(part) * BROAD).join(" ");
}

/**
 * Return the packed lines of a claim: its own, or its place's.
 * @param {Claim} claim
 * @param {Data} data
 */
const packed = (claim, data) => claim.lines || data.places[claim.where.place ?? ""].lines || [];

/**
 * Return the lines that a claim of this mark is drawn as.
 * @param {Claim} claim
 * @param {Pick<Ground, "data" | "centre">} ground
 */
export const coursesOf = (claim, { data, centre }) => decodeLines(packed(claim, data), data.scale, centre);

/** @type {MarkKind} */
export const line = {
  panes: { "p-lines": 415 },
  thin: true,

  draw(claim, { data, centre }, on) {
    const lines = coursesOf(claim, { data, centre });
    const drawnOn = { ...on("p-lines"), noClip: true };
    const path = (/** @type {string} */ className, /** @type {PolylineOptions} */ more = {}) =>
      L.polyline(lines, { ...drawnOn, lineCap: "butt", className: `p-line ${className}`, ...more });
    const fill = path("p-line-reach");
    const ground = path("p-line-ground", { interactive: false });
    const edge = path("p-edge", { interactive: false });
    return { fill, edge, parts: [fill, ground, edge, createTrim(lines, drawnOn)] };
  },

  style({ fill, edge, parts }, { claim, line, picked }) {
    const band = isBand(claim);
    const [, ground, , trim] = /** @type {[Path, Path, Path, TrimPath]} */ (parts);
    const widths = WIDTHS[band ? "band" : "crisp"];
    [fill, ground, edge].forEach((path, i) => {
      const [weight, opacity] = widths[i];
      const dashArray = /** @type {string} */ (i === 2 ? dashes(claim) : null);
      path?.setStyle({ weight: picked && i > 0 ? weight + 1.5 : weight, opacity, dashArray });
    });
    ground.getElement()?.classList.toggle("is-band", band);
    trim.setStyle({ fillOpacity: band ? 0.55 : 1 });
    trim.dress(line, band ? widths[1][0] / 2 : 0);
  },

  anchors: placeAnchors,

  box: () => null,
};
