// A line as the source draws it: a front, a blockade, a route, a cable. Whole or broken as it is said firmly or not;
// where its course is only approximate it is a soft band, never a crisp line.

/** @import { Path, PolylineOptions } from "leaflet" */
/** @import { Claim, Data } from "../../types.d.ts" */
/** @import { Ground, MarkKind } from "./kinds.js" */
/** @import { TrimPath } from "./trim.js" */

import { linesIn, turned } from "../../data/shapes.js";
import { EDGES } from "../edges.js";
import { placeAnchors } from "./anchors.js";
import { createTrim } from "./trim.js";

// the precision from which on a course is approximate
const APPROXIMATE = 5;
// how much larger the dashes of a band are, which is so much wider
const BROAD = 2.2;
// how much wider the chosen line is, in pixels
const PICKED = 1.5;
// the opacity of a corridor
const WASH = 0.2;

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
 * Return the lines of a claim: its own, or its place's.
 * @param {Claim} claim
 * @param {Data} data
 */
const linesOf = (claim, { places, shapes }) => shapes.lines(claim.lines ? claim : places[claim.where.place ?? ""]);

/**
 * Return the radius within which a line may run on either side, in kilometres; 0 where it says none, or is a band.
 * @param {Pick<Claim, "where">} claim
 */
export const corridor = ({ where }) => isBand({ where }) ? 0 : where.radius_km ?? 0;

/**
 * Keep a path as wide as a claim's corridor at every zoom.
 * @param {Path} path
 * @param {Claim} claim
 * @param {Ground} ground
 */
function widen(path, claim, ground) {
  const { map } = ground;
  const [at] = placeAnchors(claim, ground);
  const corners = at.toBounds(2000 * corridor(claim));

  function follow() {
    const [west, east] = [corners.getNorthWest(), corners.getNorthEast()];
    const across = map.latLngToLayerPoint(east).x - map.latLngToLayerPoint(west).x;
    path.setStyle({ weight: Math.max(across, WIDTHS.crisp[0][0]) });
  }
  path.on("add", () => {
    map.on("zoomend", follow);
    follow();
  });
  path.on("remove", () => map.off("zoomend", follow));
}

/**
 * Return the lines that a claim of this mark is drawn as, where they are nearest to the middle of the map.
 * @param {Claim} claim
 * @param {Pick<Ground, "data" | "world">} ground
 */
export const coursesOf = (claim, { data, world }) => linesOf(claim, data).map((line) => turned(line, world.centre));

/** @type {MarkKind} */
export const line = {
  panes: { "p-lines": 415 },
  thin: true,

  draw(claim, around, on) {
    const { data, world } = around;
    // a line that is shorter than a step of the page's has one point: twice the same, with round ends, is a dot
    const lines = linesIn(linesOf(claim, data), world.stretch)
      .map((points) => points.length > 1 ? points : [...points, ...points]);
    const lineCap = lines.every(([a, b, ...rest]) => a === b && !rest.length) ? "round" : "butt";
    const bounds = () => L.latLngBounds(coursesOf(claim, around).flat());
    const drawnOn = { ...on("p-lines"), noClip: true };
    const path = (/** @type {string} */ className, /** @type {PolylineOptions} */ more = {}) =>
      L.polyline(lines, { ...drawnOn, lineCap, className: `p-line ${className}`, ...more });
    const fill = path("p-line-reach", { lineCap: "round" });
    if (corridor(claim)) widen(fill, claim, around);
    const ground = path("p-line-ground", { interactive: false });
    const edge = path("p-edge", { interactive: false });
    return { fill, edge, bounds, parts: [fill, ground, edge, createTrim(lines, drawnOn)] };
  },

  style({ fill, edge, parts }, { claim, line, picked }) {
    const band = isBand(claim);
    const [, ground, , trim] = /** @type {[Path, Path, Path, TrimPath]} */ (parts);
    const widths = WIDTHS[band ? "band" : "crisp"];
    // the path of a corridor has the width of the zoom
    fill.setStyle(corridor(claim) ? { opacity: WASH } : { weight: widths[0][0], opacity: widths[0][1] });
    const more = picked ? PICKED : 0;
    ground.setStyle({ weight: widths[1][0] + more, opacity: widths[1][1] });
    const dashArray = /** @type {string} */ (dashes(claim));
    edge?.setStyle({ weight: widths[2][0] + more, opacity: widths[2][1], dashArray });
    ground.getElement()?.classList.toggle("is-band", band);
    trim.setStyle({ fillOpacity: band ? 0.55 : 1 });
    trim.dress(line, band ? widths[1][0] / 2 : 0);
  },

  courses: coursesOf,
  anchors: placeAnchors,
};
