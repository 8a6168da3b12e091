// Land, borders, provinces, claim lines and the graticule, from the gazetteer in the data; no tile server.

/** @import { Map, PolylineOptions } from "leaflet" */
/** @import { Data, LatLon } from "../types.d.ts" */
/** @import { World } from "./world.js" */

import { linesIn, outlines, polygonsIn, turnsInto, unseamed } from "../data/shapes.js";

const STEPS = [30, 20, 10, 5, 2, 1];
const POLE = 85;
// the zoom from which the borders of provinces are drawn
const PROVINCES = 4.5;

/**
 * Return the meridians and parallels of a window as lines of [lat, lon]: at least eight steps wide.
 * @param {{west: number, south: number, east: number, north: number}} window  in degrees
 * @returns {[number, number][][]}
 */
export function graticule({ west, east, ...lat }) {
  const step = STEPS.find((size) => (east - west) / size >= 8) || 1;
  const [south, north] = [Math.max(-POLE, lat.south), Math.min(POLE, lat.north)];
  /** @type {[number, number][][]} */
  const lines = [];
  for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step) lines.push([[south, lon], [north, lon]]);
  for (let at = Math.ceil(south / step) * step; at <= north; at += step) lines.push([[at, west], [at, east]]);
  return lines;
}

/**
 * Return the lines of the basemap, each once: borders and coasts of its land, borders of provinces, claimed ones.
 * @param {Pick<Data, "basemap" | "places" | "shapes">} data
 */
export function basemapLines({ basemap, places, shapes }) {
  const land = basemap.map((id) => places[id]).filter((place) => !place.lines);
  const around = new Set(land.flatMap(({ rings }) => (rings ?? []).flat(2).map((arc) => (arc < 0 ? ~arc : arc))));
  const within = Array.from({ length: shapes.count }, (_, arc) => arc).filter((arc) => !around.has(arc));
  const whole = land.filter(({ polygons }) => polygons);
  return {
    borders: [...unseamed([...around].map(shapes.arc)), ...whole.flatMap((place) => outlines(shapes.polygons(place)))],
    provinces: unseamed(within.map(shapes.arc)),
    claimed: basemap.flatMap((id) => shapes.lines(places[id])),
  };
}

/**
 * Return how far the borders and coasts in a window may be off, in kilometres: the least accurate counts. None where
 * there are none.
 * @param {Pick<Data, "arcs" | "shapes">} data
 * @param {{west: number, south: number, east: number, north: number}} window  in degrees
 */
export function accuracyIn({ arcs, shapes }, { west, south, east, north }) {
  const within = (/** @type {LatLon} */ [lat, lon]) =>
    lat >= south && lat <= north && turnsInto([lon, lon], [west, east]).length > 0;
  let first = 0;
  const found = arcs.flatMap(({ km, lines }) => {
    const own = lines.map((_, i) => shapes.arc(first + i));
    first += lines.length;
    return own.some((line) => line.some(within)) ? [km] : [];
  });
  return found.length ? Math.max(...found) : null;
}

/**
 * Draw the basemap, and the graticule anew whenever the map has moved. Return a function that draws the land anew
 * after the world was turned.
 * @param {Map} map
 * @param {Data} data
 * @param {World} world
 */
export function drawBasemap(map, data, world) {
  const pane = map.createPane("basemap");
  pane.style.zIndex = "150";
  const renderer = L.svg({ pane: "basemap", padding: 0.6 });
  const base = { renderer, pane: "basemap", interactive: false };
  const rules = L.layerGroup().addTo(map);
  const land = data.basemap.flatMap((id) => data.shapes.polygons(data.places[id]));
  const { borders, provinces, claimed } = basemapLines(data);

  /** @param {LatLon[][]} lines @param {PolylineOptions} look */
  const drawn = (lines, look) => ({ lines, path: L.polyline([], { ...base, ...look }) });
  const ground = L.polygon([], { ...base, stroke: false, fillRule: "nonzero", className: "p-land" }).addTo(map);
  const inner = drawn(provinces, { className: "p-border p-border-inner" });
  const paths = [inner, drawn(borders, { className: "p-border" }), drawn(claimed, { className: "p-claimline" })];

  function draw() {
    ground.setLatLngs(polygonsIn(land, world.stretch));
    for (const { lines, path } of paths) path.setLatLngs(linesIn(lines, world.stretch));
  }

  function rule() {
    const bounds = map.getBounds().pad(0.6);
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const lines = graticule({ west, south, east, north });
    rules.clearLayers();
    L.polyline(lines, { ...base, className: "p-graticule", smoothFactor: 0 }).addTo(rules).bringToBack();
  }

  /** Provinces are there from a zoom on, below the borders of countries. */
  function follow() {
    const near = map.getZoom() >= PROVINCES;
    if (near && !map.hasLayer(inner.path)) {
      inner.path.addTo(map).bringToBack();
      ground.bringToBack();
    } else if (!near) inner.path.remove();
    rule();
  }
  for (const { path } of paths.slice(1)) path.addTo(map);
  draw();
  map.on("moveend", follow);
  follow();
  return draw;
}
