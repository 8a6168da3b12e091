// A locator: the world, the box of this view, arcs and lines. There only while an arc or a line leaves the window.

/** @import { LatLngBounds, Map } from "leaflet" */
/** @import { Stretch } from "../data/shapes.js" */
/** @import { Claim, Data, LatLon, Store } from "../types.d.ts" */
/** @import { World } from "./world.js" */

import { linesIn, polygonsIn, turned, turnsInto } from "../data/shapes.js";
import { setInk } from "../dom/colour.js";
import { el, svg } from "../dom/element.js";
import { t } from "../words/messages.js";
import { coursesShown } from "./lines.js";

const [WIDTH, HEIGHT, NORTH, SOUTH] = [168, 74, 84, -60];
// rings narrower than this are left out, points nearer than this to the last one too (pixels)
const [SMALLEST, APART] = [1.2, 0.8];

/** @typedef {(at: [lat: number, lon: number]) => [x: number, y: number]} Projection Degrees to pixels of the inset. */

/**
 * Return the projection of the world to the inset, a longitude in its middle: equirectangular, in pixels.
 * @param {number} centre
 * @returns {Projection}
 */
export const insetProjection = (centre) => ([lat, lon]) => [
  ((lon - centre + 180) / 360) * WIDTH,
  ((NORTH - lat) / (NORTH - SOUTH)) * HEIGHT,
];

/** @param {[number, number][]} points */
const path = (points) => `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}`;

/**
 * Return a ring of [lat, lon] as SVG path data, without what is smaller than a pixel here; "" for a small ring.
 * @param {[number, number][]} ring
 * @param {Projection} project
 */
export function outline(ring, project) {
  /** @type {[number, number][]} */
  const kept = [];
  for (const [x, y] of ring.map(project)) {
    const last = kept[kept.length - 1];
    if (!last || Math.hypot(x - last[0], y - last[1]) >= APART) kept.push([x, y]);
  }
  const xs = kept.map(([x]) => x);
  return Math.max(...xs) - Math.min(...xs) < SMALLEST ? "" : `${path(kept)}Z`;
}

/**
 * Return what of a view is on the inset, as attributes of an SVG rectangle; at least two pixels each way. A view may
 * be there twice, at both edges: once for each turn that brings it there.
 * @param {{west: number, south: number, east: number, north: number}} view  in degrees
 * @param {Projection} project
 * @param {Stretch} stretch  what is on the inset
 */
export const viewsOnInset = ({ west, south, east, north }, project, stretch) =>
  turnsInto([west, east], stretch)
    .filter((by) => west + by < stretch[1] && east + by > stretch[0])
    .map((by) => viewOnInset({ west: west + by, south, east: east + by, north }, project));

/**
 * @param {{west: number, south: number, east: number, north: number}} view  in degrees
 * @param {Projection} project
 */
function viewOnInset({ west, south, east, north }, project) {
  const [left, top] = project([north, west]);
  const [right, bottom] = project([south, east]);
  const [x, y] = [Math.max(0, left), Math.max(0, top)];
  return {
    x,
    y,
    width: Math.max(2, Math.min(WIDTH, right) - x),
    height: Math.max(2, Math.min(HEIGHT, bottom) - y),
  };
}

/**
 * Return the outlines of the world's land as SVG path data.
 * @param {Data} data
 * @param {Stretch} stretch  what is on the inset
 * @param {Projection} project
 */
const land = (data, stretch, project) =>
  polygonsIn(data.basemap.flatMap((id) => data.shapes.polygons(data.places[id])), stretch)
    .map(([ring]) => outline(ring, project))
    .join("");

/**
 * Put the inset on the map; return a function that makes it follow the view and the visible arcs and lines.
 * @param {Map} map
 * @param {Data} data
 * @param {World} world
 * @param {Store} store
 */
export function createInset(map, data, world, store) {
  // the inset stays as it is, whichever way the map is turned
  const { centre } = world;
  /** @type {Stretch} */
  const stretch = [centre - 180, centre + 180];
  const project = insetProjection(centre);
  const views = svg("g");
  const ground = svg("path", { class: "p-inset-land" });
  const paths = svg("g");
  const picture = svg(
    "svg",
    { width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    svg("rect", { class: "p-inset-water", width: WIDTH, height: HEIGHT }),
    ground,
    paths,
    views,
  );
  const button = el("button", { class: "p-inset", type: "button", hidden: true }, picture);
  const Inset = L.Control.extend({ onAdd: () => button });
  new Inset({ position: "bottomleft" }).addTo(map);
  L.DomEvent.disableClickPropagation(button);

  /** @type {{claim: Claim, line: LatLon[], look: string}[]} */
  let ways = [];
  button.addEventListener(
    "click",
    () => map.fitBounds(L.latLngBounds(ways.flatMap((way) => way.line)), { padding: [40, 40] }),
  );

  const arcs = () =>
    store.marked("arc").map((claim) => ({
      claim,
      line: turned(data.shapes.lines(claim)[0], world.centre),
      look: "p-arc p-inset-arc",
    }));

  const lines = () =>
    coursesShown({ data, world }, store).map(({ band, ...course }) => ({
      ...course,
      look: `p-line p-inset-line${band ? " is-band" : ""}`,
    }));

  /** @param {LatLngBounds} bounds */
  function draw(bounds) {
    button.title = t("inset");
    button.setAttribute("aria-label", button.title);
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    // only now: in most theatres nothing ever leaves the window
    if (!ground.hasAttribute("d")) ground.setAttribute("d", land(data, stretch, project));
    const boxes = viewsOnInset({ west, south, east, north }, project, stretch);
    views.replaceChildren(...boxes.map((box) => svg("rect", { class: "p-inset-view", ...box })));
    paths.replaceChildren(...ways.flatMap(({ claim, line, look }) =>
      linesIn([line], stretch).map((shown) =>
        setInk(
          svg("path", { class: look, d: path(shown.map(project)) }),
          data.layer.get(claim.layer).colour,
        )
      )
    ));
  }

  return () => {
    const bounds = map.getBounds();
    ways = [...lines(), ...arcs()];
    button.hidden = ways.every(({ line }) => line.every((point) => bounds.contains(point)));
    if (!button.hidden) draw(bounds);
  };
}
