// Small pictures for the legend: a dot, an edge, a cluster, a boundary, what stands for a precision.

import { svg } from "../dom/element.js";
import { EDGES } from "../map/edges.js";
import { dotShape } from "../map/paint.js";

/** @import { Assertion } from "../types.d.ts" */

const INK = "currentColor";
const LINE = { width: 30, height: 10, viewBox: "0 0 30 10", "aria-hidden": "true" };

/** Return how a dot of that assertion looks. @param {Assertion} assertion */
export function dotSample(assertion) {
  const { core, edge, dashes, tint, cross } = dotShape(assertion);
  const ring = { cx: 8, cy: 8, stroke: INK, "stroke-width": 2, fill: INK };
  return svg(
    "svg",
    { class: "p-dotkey", width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
    core > 0 && svg("circle", { cx: 8, cy: 8, r: core, fill: INK }),
    edge > 0 && svg("circle", { ...ring, r: edge, "fill-opacity": tint, "stroke-dasharray": dashes.join(" ") || null }),
    cross && svg("path", { d: "M5 5l6 6M11 5l-6 6", stroke: INK, "stroke-width": 2 }),
  );
}

/** Return the edge that an area of that assertion has. @param {Assertion} assertion */
export const edgeSample = (assertion) =>
  svg(
    "svg",
    { ...LINE, class: "p-edgekey" },
    svg("path", { d: "M1 5h28", stroke: INK, "stroke-width": 2, "stroke-dasharray": EDGES[assertion] }),
  );

/** Return how a boundary looks that somebody claims. */
export const boundarySample = () => svg("svg", LINE, svg("path", { class: "p-claimline", d: "M1 5h28" }));

/**
 * The pictures of a line: its course as given, in a corridor, as a soft band, with arrowheads, with teeth.
 *
 * @type {Record<"crisp" | "corridor" | "band" | "arrows" | "teeth", () => Element[]>}
 */
const COURSES = {
  crisp: () => [stroke(2.6)],
  corridor: () => [stroke(10, 0.2), stroke(2.6)],
  band: () => [stroke(10, 0.16), stroke(7, 0.2), stroke(4, 0.34)],
  arrows: () => [stroke(2.6), svg("path", { d: "M15 0l10 5-10 5z", fill: INK })],
  teeth: () => [stroke(2.6, 1, 8), svg("path", { d: "M3 8l5-7 5 7zM17 8l5-7 5 7z", fill: INK })],
};

const stroke = (/** @type {number} */ width, opacity = 1, y = 5) =>
  svg("path", { d: `M1 ${y}h28`, stroke: INK, "stroke-width": width, "stroke-opacity": opacity });

/** Return a picture of a line. @param {keyof typeof COURSES} name */
export const courseSample = (name) => svg("svg", { ...LINE, class: "p-edgekey" }, COURSES[name]());

/**
 * Return the path of an arc around (20, 20), clockwise from the top.
 *
 * @param {number} radius
 * @param {number} from  part of a turn, 0 to 1
 * @param {number} to    part of a turn, 0 to 1
 */
export function arcPath(radius, from, to) {
  const at = (/** @type {number} */ turn) =>
    `${20 + radius * Math.sin(2 * Math.PI * turn)} ${20 - radius * Math.cos(2 * Math.PI * turn)}`;
  return `M${at(from)}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}`;
}

/** Return how a cluster looks: a count in a band of assertions and a ring of layers. */
export function clusterSample() {
  const arc = (/** @type {Parameters<typeof arcPath>} */ place, /** @type {object} */ more) =>
    svg("path", { fill: "none", d: arcPath(...place), ...more });
  const band = { stroke: INK, "stroke-width": 5 };
  const ring = { stroke: INK, "stroke-width": 4 };
  const count = { "text-anchor": "middle", "font-size": 11, "font-weight": 650, fill: INK };
  return svg(
    "svg",
    { class: "p-clusterkey", width: 40, height: 40, viewBox: "0 0 40 40", "aria-hidden": "true" },
    [19, 14].map((r) => svg("circle", { cx: 20, cy: 20, r, fill: "none", stroke: INK, "stroke-width": 0.7 })),
    arc([16.5, 0.01, 0.5], band),
    arc([16.5, 0.52, 0.78], { ...band, "stroke-dasharray": "2.7 2.3" }),
    arc([16.5, 0.8, 0.99], { ...band, "stroke-dasharray": "0.9 2.3" }),
    arc([11.2, 0.01, 0.62], ring),
    arc([11.2, 0.64, 0.99], { ...ring, opacity: 0.45 }),
    svg("text", { x: 20, y: 24, ...count }, "n"),
  );
}

const DRAW = { fill: "none", stroke: INK, "stroke-width": 1.5 };

const list = () => svg("path", { ...DRAW, d: "M9 5h16M9 11h16M9 17h10" });
const point = () => svg("circle", { cx: 17, cy: 11, r: 4.5, fill: INK });
const ring = () =>
  svg("g", {}, svg("circle", { ...DRAW, cx: 17, cy: 11, r: 9 }), svg("circle", { cx: 17, cy: 11, r: 1.5, fill: INK }));
const area = () =>
  svg("path", {
    ...DRAW,
    "stroke-linejoin": "round",
    d: "M7 6l8-3 9 2 5 7-6 7-9-2-8 2z",
    fill: INK,
    "fill-opacity": 0.15,
  });
const waves = () => svg("path", { ...DRAW, d: "M5 8q4-4 8 0t8 0 8 0M5 14q4-4 8 0t8 0 8 0" });
const frame = () => svg("rect", { ...DRAW, x: 5, y: 3, width: 24, height: 16, "stroke-dasharray": "2 3" });

// by precision, 0 to 8
const PRECISIONS = [list, point, ring, area, area, area, area, waves, frame];

/** Return what stands for a precision, 0 to 8. @param {number} precision */
export const precisionSample = (precision) =>
  svg("svg", { width: 34, height: 22, viewBox: "0 0 34 22", "aria-hidden": "true" }, PRECISIONS[precision]());
