// Names of countries, islands and seas: placed last, only where nothing else is, fewer when far out.

/** @import { LatLng, Map } from "leaflet" */
/** @import { Box, Data, Place } from "../types.d.ts" */
/** @import { Pixel } from "./boxes.js" */

import { decodePolygons, nearLongitude } from "../data/shapes.js";
import { el, said } from "../dom/element.js";
import { currentLanguage } from "../words/language.js";
import { text } from "../words/translation.js";
import { firstFree } from "./boxes.js";

/** @type {Partial<Record<Place["kind"], string>>} */
const FONTS = { country: "600 11px", territory: "11px", sea: "italic 13px", line: "italic 11px" };
// extents in degrees of places without polygons: an ocean, and a line, whose name never fits inside it
/** @type {Partial<Record<Place["kind"], number>>} */
const EXTENTS = { sea: 20, line: -1 };
const HEIGHT = 15;
// the zoom from which a name stands beside its place where it does not fit inside
const BESIDE = { country: 5, other: 5.5 };
// a place wider than this (pixels) has no name beside it
const ISLE = 60;

/**
 * A name as it was measured: its width in pixels, and how wide its place is in degrees.
 * @typedef {{text: string, lang?: string, kind: Place["kind"], extent: number, at: LatLng, width: number}} Name
 */

/**
 * Return where a name may stand, as shifts from its place in pixels, the best first; none where it stays away.
 * @param {Pick<Name, "kind" | "extent" | "width">} name
 * @param {number} zoom
 * @param {number} grown  how many times its usual size the name has
 * @returns {[number, number][]}
 */
export function labelShifts({ kind, extent, ...name }, zoom, grown) {
  const [width, height] = [name.width * grown, HEIGHT * grown];
  const span = (extent * 256 * 2 ** zoom) / 360;
  if (span >= width * 0.75) return [[0, 0], [0, height + 1], [0, -height - 1]];
  const near = zoom >= (kind === "country" ? BESIDE.country : BESIDE.other);
  if (!near || span >= ISLE) return [];
  return [[width / 2 + 8, 0], [-width / 2 - 8, 0], [0, height - 2], [0, 2 - height]];
}

/**
 * Return the names that have room, each with its box: inside the frame, clear of what is taken and of each other.
 * @template {Pick<Name, "kind" | "extent" | "width">} Named
 * @param {Named[]} names  in the order in which they may choose
 * @param {(name: Named) => Pixel} where
 * @param {{zoom: number, grown: number, frame: Box, taken: Box[]}} room
 */
export function placedLabels(names, where, { zoom, grown, frame, taken }) {
  const boxes = [...taken];
  /** @type {{name: Named, box: Box}[]} */
  const placed = [];
  for (const name of names) {
    const shifts = labelShifts(name, zoom, grown);
    if (!shifts.length) continue;
    const box = firstFree(where(name), { width: name.width * grown, height: HEIGHT * grown }, shifts, frame, boxes);
    if (!box) continue;
    boxes.push(box);
    placed.push({ name, box });
  }
  return placed;
}

/**
 * Return how wide a place is in degrees: the widest of its polygons.
 * @param {Place} place
 * @param {Data} data
 * @param {number} centre
 */
function extentOf(place, data, centre) {
  if (!place.polygons) return EXTENTS[place.kind] || 0;
  const rings = decodePolygons(place.polygons, data.scale, centre).map(([ring]) => L.latLngBounds(ring));
  return Math.max(...rings.map((ring) => ring.getEast() - ring.getWest()));
}

/**
 * Return the names of the places in the reader's language, those of the widest first.
 * @param {Data} data
 * @param {number} centre
 * @param {string} family  the font
 * @returns {Name[]}
 */
function measured(data, centre, family) {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  const named = Object.values(data.places).filter(({ kind, anchors }) => FONTS[kind] && anchors.length);
  const names = named.map((place) => {
    const { kind, anchors: [[lon, lat]] } = place;
    const { text: name, lang } = text(place, "name");
    const shown = kind === "country" ? name.toUpperCase() : name.replace(/^.*?: /, "");
    pen.font = `${FONTS[kind]} ${family}`;
    return {
      text: shown,
      lang,
      kind,
      extent: extentOf(place, data, centre),
      at: L.latLng(lat, nearLongitude(lon, centre)),
      width: pen.measureText(shown).width + shown.length * (kind === "country" ? 0.9 : 0.2) + 4,
    };
  });
  return names.sort((a, b) => b.extent - a.extent);
}

/**
 * Return a function that places the names that fit inside a frame, clear of what is taken (window pixels), so many
 * times their usual size, and returns their boxes.
 * @param {Map} map
 * @param {Data} data
 * @param {number} centre  the longitude in the middle of the theatre
 */
export function createLabels(map, data, centre) {
  const pane = map.createPane("p-labels");
  pane.style.zIndex = "450";
  pane.setAttribute("aria-hidden", "true");
  const family = getComputedStyle(map.getContainer()).fontFamily || "sans-serif";
  /** @type {Name[]} */
  let names = [];
  /** @type {string | null} */
  let language = null;

  return (/** @type {Box} */ frame, /** @type {Box[]} */ taken, grown = 1) => {
    if (language !== currentLanguage()) {
      language = currentLanguage();
      names = measured(data, centre, family);
    }
    const origin = map.containerPointToLayerPoint([0, 0]);
    const where = (/** @type {Name} */ { at }) => map.latLngToContainerPoint(at);
    const placed = placedLabels(names, where, { zoom: map.getZoom(), grown, frame, taken });
    const labels = placed.map(({ name, box }) => {
      const words = said({ text: name.text, lang: name.lang, verbatim: true });
      const label = el("div", { class: `p-name p-name-${name.kind}` }, words);
      L.DomUtil.setPosition(label, L.point(box.left, box.top).add(origin).round());
      return label;
    });
    pane.replaceChildren(...labels);
    return placed.map(({ box }) => box);
  };
}
