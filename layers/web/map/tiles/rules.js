// How a basemap of Protomaps is painted: land, green, what is built, water, inner boundaries, roads; in few colours, so
// that what is claimed stands out. https://docs.protomaps.com/basemaps/layers has its layers and kinds.
//
// Names of towns are placed with ours, where cards leave room (names.js). It has no borders of countries, since those
// are a point of view: the theatre's are drawn over it (../underlay.js).

/** @import { UnderlayColour } from "../../types.d.ts" */

/** @typedef {{ x: number, y: number }[][]} Shape */
/** @typedef {{ props: Record<string, unknown>, geomType: number }} Feature */

/** The numbers of geometries in a tile. */
const [LINE, POLYGON] = [2, 3];

const GREEN =
  "allotments cemetery forest garden golf_course grass grassland meadow national_park nature_reserve orchard " +
  "park playground protected_area recreation_ground scrub village_green wood";
const BUILT =
  "aerodrome airfield college commercial hospital industrial military naval_base railway residential school " +
  "university urban_area";

// kinds of roads: the zoom from which each is there, and its width in pixels at that zoom
/** @type {Map<unknown, [from: number, width: number]>} */
const ROADS = new Map([
  ["highway", [6, 0.9]],
  ["major_road", [8, 0.6]],
  ["medium_road", [10, 0.5]],
  ["minor_road", [12, 0.5]],
  ["path", [14, 0.4]],
  ["other", [14, 0.4]],
]);
const RAIL = 11;
// the administrative level (OpenStreetMap's) of a country, and the zoom from which finer ones are drawn
const [COUNTRY, INNER] = [2, 5];
const BUILDINGS = 14;
// how much wider a road is one zoom closer, and how wide at most (pixels)
const [WIDER, WIDEST] = [1.28, 6];

/**
 * Return how wide a kind of road is at a zoom, in pixels; 0 where it is not drawn.
 *
 * @param {unknown} kind
 * @param {number} zoom
 */
export function roadWidth(kind, zoom) {
  const [from, width] = ROADS.get(kind) ?? [Infinity, 0];
  return zoom < from ? 0 : Math.min(WIDEST, width * WIDER ** (zoom - from));
}

/** @param {CanvasRenderingContext2D} pen @param {Shape} shape */
function trace(pen, shape) {
  pen.beginPath();
  for (const [first, ...others] of shape) {
    pen.moveTo(first.x, first.y);
    for (const { x, y } of others) pen.lineTo(x, y);
  }
}

/**
 * Return a rule by which a layer's polygons are filled.
 *
 * @param {string} dataLayer
 * @param {() => string} colour
 * @param {(props: Feature["props"], zoom: number) => boolean} [which]
 */
const filled = (dataLayer, colour, which = () => true) => ({
  dataLayer,
  filter: (/** @type {number} */ zoom, /** @type {Feature} */ { geomType, props }) =>
    geomType === POLYGON && which(props, zoom),
  symbolizer: {
    /** @param {CanvasRenderingContext2D} pen @param {Shape} shape */
    draw(pen, shape) {
      pen.fillStyle = colour();
      trace(pen, shape);
      pen.fill();
    },
  },
});

/**
 * Return a rule by which a layer's lines are drawn, as wide as they are at a zoom.
 *
 * @param {string} dataLayer
 * @param {() => string} colour
 * @param {(props: Feature["props"], zoom: number) => number} width  in pixels
 * @param {number[]} [dashes]
 */
const lined = (dataLayer, colour, width, dashes = []) => ({
  dataLayer,
  filter: (/** @type {number} */ zoom, /** @type {Feature} */ { geomType, props }) =>
    geomType === LINE && width(props, zoom) > 0,
  symbolizer: {
    /** @param {CanvasRenderingContext2D} pen @param {Shape} shape @param {number} zoom @param {Feature} feature */
    draw(pen, shape, zoom, { props }) {
      pen.strokeStyle = colour();
      pen.lineWidth = width(props, zoom);
      pen.setLineDash(dashes);
      trace(pen, shape);
      pen.stroke();
      pen.setLineDash([]);
    },
  },
});

/** @param {string} kinds @returns {(props: Feature["props"]) => boolean} */
const among = (kinds) => {
  const set = new Set(kinds.split(" "));
  return ({ kind }) => set.has(String(kind));
};

/**
 * Return the rules by which a basemap is painted, in this order.
 *
 * @param {UnderlayColour} colour
 */
export const paintRules = (colour) => [
  filled("earth", () => colour("land")),
  filled("landcover", () => colour("underlay-green"), among("forest grassland scrub")),
  filled("landcover", () => colour("underlay-built"), among("urban_area")),
  filled("landuse", () => colour("underlay-green"), among(GREEN)),
  filled("landuse", () => colour("underlay-built"), among(BUILT)),
  filled("water", () => colour("water")),
  lined("water", () => colour("water"), (_, zoom) => (zoom < 9 ? 0.6 : 1.4)),
  filled("buildings", () => colour("underlay-road"), (_, zoom) => zoom >= BUILDINGS),
  lined(
    "boundaries",
    () => colour("border"),
    (props, zoom) => (zoom >= INNER && Number(props["kind_detail"]) > COUNTRY ? 0.5 : 0),
  ),
  lined("roads", () => colour("underlay-rail"), ({ kind }, zoom) => (kind === "rail" && zoom >= RAIL ? 0.8 : 0), [
    5,
    2,
  ]),
  lined("roads", () => colour("underlay-road"), ({ kind }, zoom) => roadWidth(kind, zoom)),
];
