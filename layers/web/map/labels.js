// Names of countries, islands, seas, provinces and towns: placed last, only where nothing else is, fewer when far out;
// and after them those that a finer basemap has.

/** @import { LatLng, Map } from "leaflet" */
/** @import { Box, Data, Label, LatLon, Layer, Place, Position, Said, Store } from "../types.d.ts" */
/** @import { Pixel } from "./boxes.js" */
/** @import { World } from "./world.js" */

import { groundLayers } from "../data/ground.js";
import { nearLongitude, polygonsNear, reachOf } from "../data/shapes.js";
import { el, said } from "../dom/element.js";
import { currentLanguage } from "../words/language.js";
import { text } from "../words/translation.js";
import { firstFree, holds, inside, meet, rectangle } from "./boxes.js";
import { roomiest } from "./runs.js";

/** @typedef {Place["kind"] | Label["kind"] | "ground"} Kind */

/** @type {Partial<Record<Kind, string>>} */
const FONTS = {
  country: "600 11px",
  territory: "11px",
  sea: "italic 13px",
  line: "italic 11px",
  province: "10.5px",
  town: "11px",
  locality: "10.5px",
  ground: "11px",
};
// pixels between letters
/** @type {Partial<Record<Kind, number>>} */
const SPACED = { country: 0.9, province: 0.9 };
// extents in degrees of places without polygons: an ocean, and a line, whose name never fits inside it
/** @type {Partial<Record<Kind, number>>} */
const EXTENTS = { sea: 20, line: -1 };
const HEIGHT = 15;
// the zoom from which a name stands beside its place where it does not fit inside
const BESIDE = { country: 5, line: 7, other: 5.5 };
// the zoom from which provinces have names, inside only
const PROVINCES = 5;
// pixels kept free beside a name that stands in a part of its place
const ROOM = 16;
// a place wider than this (pixels) has no name beside it
const ISLE = 60;
// the side of a town's dot, and how far from its middle the name begins (pixels)
const [DOT, BY] = [9, 5];

/**
 * A name as it was measured: its width in pixels, and how wide its place is in degrees. A town's has the zoom from
 * which it is there.
 * @typedef {object} Name
 * @property {string} text
 * @property {string} [lang]
 * @property {Kind} kind
 * @property {number} extent
 * @property {LatLng[]} at    where it may stand, best first
 * @property {LatLon[][]} [rings]  the outline of its place, for where none of these is in view
 * @property {string} [layer]  the layer that it names, without which it is not there
 * @property {number} width
 * @property {number} [zoom]
 * @property {boolean} [capital]
 */

/** @typedef {Pick<Name, "kind" | "extent" | "width" | "zoom">} Named */

/**
 * Return where a name may stand, as shifts from its place in pixels, the best first; none where it stays away.
 * @param {Named} name
 * @param {number} zoom
 * @param {number} grown  how many times its usual size the name has
 * @returns {[number, number][]}
 */
export function labelShifts({ kind, extent, ...name }, zoom, grown) {
  const [width, height] = [name.width * grown, HEIGHT * grown];
  if (kind === "town") return zoom >= (name.zoom ?? 0) ? around(width, height, BY) : [];
  if (kind === "locality") return [[0, 0]];
  const span = (extent * 256 * 2 ** zoom) / 360;
  const fits = span >= width * (kind === "sea" ? 0.5 : 0.75);
  if (kind === "province") return fits && zoom >= PROVINCES ? [[0, 0], [0, height + 1], [0, -height - 1]] : [];
  if (fits) {
    return [[0, 0], ...[1, -1, 1.8, -1.8].map((by) => /** @type {[number, number]} */ ([0, by * (height + 1)]))];
  }
  const near = zoom >= (kind === "country" || kind === "line" ? BESIDE[kind] : BESIDE.other);
  return near && span < ISLE ? around(width, height, 8) : [];
}

/**
 * Return the places for a name around a point: right, left, below, above.
 * @param {number} width
 * @param {number} height
 * @param {number} by  pixels between the point and a name beside it
 * @returns {[number, number][]}
 */
const around = (width, height, by) => [
  [width / 2 + by, 0],
  [-width / 2 - by, 0],
  [0, height - 2],
  [0, 2 - height],
];

/**
 * Return the names that have room, each with its box: inside the frame, clear of what is taken and of each other. A
 * town's dot needs room as well.
 * @template {Named} N
 * @param {N[]} names  in the order in which they may choose
 * @param {(name: N) => Pixel[]} where  the places that it may have, best first
 * @param {{zoom: number, grown: number, frame: Box, taken: Box[]}} room
 */
export function placedLabels(names, where, { zoom, grown, frame, taken }) {
  const boxes = [...taken];
  const free = (/** @type {Box} */ box) => inside(box, frame) && !boxes.some((other) => meet(box, other));
  /** @type {{name: N, box: Box, at: Pixel}[]} */
  const placed = [];
  for (const name of names) {
    const shifts = labelShifts(name, zoom, grown);
    if (!shifts.length) continue;
    for (const at of where(name)) {
      const dot = name.kind === "town" ? [rectangle(at.x, at.y, DOT, DOT)] : [];
      if (!dot.every(free)) continue;
      const box = firstFree(at, { width: name.width * grown, height: HEIGHT * grown }, shifts, frame, boxes);
      if (!box) continue;
      boxes.push(box, ...dot);
      placed.push({ name, box, at });
      break;
    }
  }
  return placed;
}

/**
 * Return how wide a place is in degrees: the widest of its polygons.
 * @param {Place} place
 * @param {Data} data
 */
function extentOf(place, data) {
  const polygons = data.shapes.polygons(place);
  if (!polygons.length) return EXTENTS[place.kind] || 0;
  const widths = polygons.map(([ring]) => reachOf(ring)).map(([west, east]) => east - west);
  return widths.reduce((a, b) => Math.max(a, b));
}

/**
 * Return the name of a layer of the ground, wherever its first claim has its anchors.
 * @param {Layer} layer
 * @param {Data} data
 * @param {(kind: Kind, words: Said, at: Position[], extent: number) => Name} name
 */
function groundName(layer, data, name) {
  const claim = data.claim(data.rows("layer", (id) => id === layer.id)[0]);
  const place = data.places[claim.where.place ?? ""];
  const extent = EXTENTS.sea ?? 0;
  return {
    ...name("ground", text(layer, "label"), claim.anchors ?? place.anchors, extent),
    layer: layer.id,
  };
}

/**
 * Return what measures words for a map around a longitude, as the name of a place that is so wide.
 * @param {number} centre
 * @param {string} family  the font
 */
function measuring(centre, family) {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

  /** @type {(kind: Kind, words: Said, at: Position[], extent: number) => Name} */
  return (kind, { text: words, lang }, at, extent) => {
    const shown = kind === "country" ? words.toUpperCase() : words.replace(/^.*?: /, "");
    pen.font = `${FONTS[kind]} ${family}`;
    const width = pen.measureText(shown).width + shown.length * (SPACED[kind] ?? 0.2) + 4;
    return {
      text: shown,
      lang,
      kind,
      extent,
      width,
      at: at.map(([lon, lat]) => L.latLng(lat, nearLongitude(lon, centre))),
    };
  };
}

/**
 * Return labels as they were measured, in their order.
 * @param {Label[]} labels
 * @param {ReturnType<typeof measuring>} name
 * @returns {Name[]}
 */
const labelled = (labels, name) =>
  labels.map((label) => ({
    ...name(label.kind, text(label, "name"), [label.at], label.extent ?? 0),
    zoom: label.zoom,
    capital: label.capital,
  }));

/**
 * Return the names of the places in the reader's language, those of the widest first, then those of the labels in
 * their order.
 * @param {Data} data
 * @param {number} centre
 * @param {ReturnType<typeof measuring>} name
 * @returns {Name[]}
 */
function measured(data, centre, name) {
  const places = Object.values(data.places)
    .filter(({ kind, anchors }) => FONTS[kind] && anchors.length)
    .map((place) => ({
      ...name(place.kind, text(place, "name"), place.anchors, extentOf(place, data)),
      rings: place.kind === "country" ? polygonsNear(data.shapes.polygons(place), centre).flat() : [],
    }));
  return [
    ...places.sort((a, b) => b.extent - a.extent),
    ...groundLayers(data).map((layer) => groundName(layer, data, name)),
    ...labelled(data.labels, name),
  ];
}

/**
 * Return a function that places the names that fit inside a frame, clear of what is taken (window pixels), so many
 * times their usual size, and returns their boxes.
 * @param {Map} map
 * @param {Data} data
 * @param {World} world
 * @param {Pick<Store, "isOn">} store
 * @param {() => Label[]} more  the names that a finer basemap has in view, those of the largest places first
 */
export function createLabels(map, data, world, store, more) {
  const pane = map.createPane("p-labels");
  pane.style.zIndex = "450";
  // below all that is claimed, of seas too
  const below = map.createPane("p-localities");
  below.style.zIndex = "155";
  for (const each of [pane, below]) each.setAttribute("aria-hidden", "true");
  const family = getComputedStyle(map.getContainer()).fontFamily || "sans-serif";
  /** @type {Name[]} */
  let names = [];
  /** @type {Name[]} */
  let finer = [];
  /** @type {string | null} */
  let measuredFor = null;
  /** @type {Label[] | null} */
  let finerOf = null;

  /** @param {HTMLElement} element @param {number} x @param {number} y */
  function at(element, x, y) {
    L.DomUtil.setPosition(element, L.point(x, y).add(map.containerPointToLayerPoint([0, 0])).round());
    return element;
  }

  /**
   * Return where a name may stand in a frame: at an anchor of its place, or where what is seen of it is widest.
   * @param {Name} name
   * @param {Box} frame
   * @param {number} grown
   */
  function places({ at, rings = [], width }, frame, grown) {
    const anchors = at.map((each) => map.latLngToContainerPoint(each)).filter((each) => holds(each, frame));
    if (anchors.length || !rings.length || !map.getBounds().intersects(L.latLngBounds(rings.flat()))) return anchors;
    const outline = rings.map((ring) => ring.map((each) => map.latLngToContainerPoint(each)));
    const found = roomiest(outline, frame, (width + ROOM) * grown, HEIGHT * grown);
    return found ? [found] : [];
  }

  /** @param {{name: Name, box: Box, at: Pixel}} placed */
  function drawn({ name, box, at: { x, y } }) {
    const words = said({ text: name.text, lang: name.lang, verbatim: true });
    const label = at(el("div", { class: `p-name p-name-${name.kind}` }, words), box.left, box.top);
    const dot = `p-town${name.capital ? " p-town-capital" : ""}`;
    return name.kind === "town" ? [at(el("div", { class: dot }), x, y), label] : [label];
  }

  return (/** @type {Box} */ frame, /** @type {Box[]} */ taken, grown = 1) => {
    const wanted = `${currentLanguage()} ${world.centre}`;
    const found = more();
    if (measuredFor !== wanted) names = measured(data, world.centre, measuring(world.centre, family));
    if (measuredFor !== wanted || finerOf !== found) finer = labelled(found, measuring(world.centre, family));
    [measuredFor, finerOf] = [wanted, found];
    const here = [...names.filter(({ layer }) => !layer || store.isOn(layer)), ...finer];
    const placed = placedLabels(here, (name) => places(name, frame, grown), {
      zoom: map.getZoom(),
      grown,
      frame,
      taken,
    });
    pane.replaceChildren(...placed.filter(({ name }) => name.kind !== "locality").flatMap(drawn));
    below.replaceChildren(...placed.filter(({ name }) => name.kind === "locality").flatMap(drawn));
    return placed.map(({ box }) => box);
  };
}
