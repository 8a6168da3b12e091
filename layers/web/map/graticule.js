// Meridians and parallels, with their degrees at the edges of what no panel covers.

/** @import { Map } from "leaflet" */
/** @import { Box, Store } from "../types.d.ts" */

import { latitude, longitude } from "../data/coordinates.js";
import { el } from "../dom/element.js";
import { firstFree } from "./boxes.js";

const STEPS = [30, 20, 10, 5, 2, 1, 0.5, 0.25, 0.1];
const POLE = 85;
// pixels: the height of a label and the width of a letter, at the usual size of type
const [HEIGHT, LETTER] = [13, 6.4];
// degrees: how finely the labels of lines less than a degree apart are written
const WRITTEN = 0.01;
// how far beyond the window the lines go, in windows
const BEYOND = 0.6;

/**
 * Return the meridians and parallels of a window: at least eight steps wide, in degrees.
 * @param {{west: number, south: number, east: number, north: number}} window  in degrees
 */
export function rulings({ west, east, ...lat }) {
  const step = STEPS.find((size) => (east - west) / size >= 8) || STEPS[STEPS.length - 1];
  const [south, north] = [Math.max(-POLE, lat.south), Math.min(POLE, lat.north)];
  /** @type {(from: number, to: number) => number[]} */
  const between = (from, to) => {
    const first = Math.ceil(from / step);
    return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, i) => (first + i) * step);
  };
  return { step, south, north, west, east, meridians: between(west, east), parallels: between(south, north) };
}

/**
 * Return rulings as lines of [lat, lon].
 * @param {ReturnType<typeof rulings>} rulings
 * @returns {[number, number][][]}
 */
export const graticule = ({ south, north, west, east, meridians, parallels }) => [
  ...meridians.map((lon) => /** @type {[number, number][]} */ ([[south, lon], [north, lon]])),
  ...parallels.map((lat) => /** @type {[number, number][]} */ ([[lat, west], [lat, east]])),
];

/** @typedef {{words: string, at: number, along: boolean}} Degree A label, and where it stands (pixels). */

/**
 * Return where the labels find room: those of meridians at the bottom or else the top of a frame, those of parallels
 * at its left or else its right.
 * @param {Degree[]} degrees
 * @param {Box} frame
 * @param {Box[]} taken
 * @param {number} grown  how many times its usual size the type has
 */
export function placedDegrees(degrees, frame, taken, grown) {
  const boxes = [...taken];
  const placed = [];
  for (const { words, at, along } of degrees) {
    const [width, height] = [words.length * LETTER * grown + 4, HEIGHT * grown];
    const from = along ? { x: at, y: 0 } : { x: 0, y: at };
    const shifts = along
      ? [[0, frame.bottom - height / 2], [0, frame.top + height / 2]]
      : [[frame.left + width / 2, 0], [frame.right - width / 2, 0]];
    const box = firstFree(from, { width, height }, shifts, frame, boxes);
    if (!box) continue;
    boxes.push(box);
    placed.push({ words, box });
  }
  return placed;
}

/**
 * Create the graticule, which is there while it is on. Returns what draws it, and from then on anew whenever the map
 * has moved, and what labels it.
 * @param {Map} map
 * @param {Pick<Store, "graticule">} store
 */
export function createGraticule(map, store) {
  // below land, which has the pane of the basemap
  map.createPane("p-graticule").style.zIndex = "149";
  const pane = map.createPane("p-degrees");
  pane.style.zIndex = "449";
  pane.setAttribute("aria-hidden", "true");
  const base = { renderer: L.svg({ pane: "p-graticule", padding: BEYOND }), pane: "p-graticule", interactive: false };
  const lines = L.layerGroup().addTo(map);

  function ruled() {
    const bounds = map.getBounds().pad(BEYOND);
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    return rulings({ west, south, east, north });
  }

  function draw() {
    // once more is the same: Leaflet has a listener once
    map.on("moveend", draw);
    lines.clearLayers();
    if (store.graticule === "off") return;
    L.polyline(graticule(ruled()), { ...base, className: "p-graticule", smoothFactor: 0 }).addTo(lines);
  }

  /** Return the labels of all lines, in pixels of the window. @returns {Degree[]} */
  function degrees() {
    const { step, meridians, parallels } = ruled();
    const { lat, lng } = map.getCenter();
    const exact = step < 1 ? WRITTEN : 1;
    const pixel = (/** @type {number} */ y, /** @type {number} */ x) => map.latLngToContainerPoint([y, x]);
    return [
      ...meridians.map((at) => ({ words: longitude(at, exact), at: pixel(lat, at).x, along: true })),
      ...parallels.map((at) => ({ words: latitude(at, exact), at: pixel(at, lng).y, along: false })),
    ];
  }

  /** Label the lines inside a frame, clear of what is taken (window pixels), type so many times its usual size. */
  function label(/** @type {Box} */ frame, /** @type {Box[]} */ taken, grown = 1) {
    const found = store.graticule === "off" ? [] : placedDegrees(degrees(), frame, taken, grown);
    const origin = map.containerPointToLayerPoint([0, 0]);
    const labels = found.map(({ words, box }) => {
      const element = el("div", { class: "p-degree" }, words);
      L.DomUtil.setPosition(element, L.point(box.left, box.top).add(origin).round());
      return element;
    });
    pane.replaceChildren(...labels);
  }

  return { draw, label };
}
