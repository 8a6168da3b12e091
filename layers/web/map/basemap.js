// Land, borders, claim lines and the graticule, from the gazetteer in the data; no tile server.

/** @import { Map } from "leaflet" */
/** @import { Data } from "../types.d.ts" */

import { decodeLines, decodePolygons, outlines } from "../data/shapes.js";

const STEPS = [30, 20, 10, 5, 2, 1];
const POLE = 85;

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
 * Draw the basemap, and the graticule anew whenever the map has moved.
 * @param {Map} map
 * @param {Data} data
 * @param {number} centre  the longitude in the middle of the theatre
 */
export function drawBasemap(map, data, centre) {
  const pane = map.createPane("basemap");
  pane.style.zIndex = "150";
  const renderer = L.svg({ pane: "basemap", padding: 0.6 });
  const base = { renderer, pane: "basemap", interactive: false };
  const rules = L.layerGroup().addTo(map);

  for (const id of data.basemap) {
    const place = data.places[id];
    if (place.lines) {
      L.polyline(decodeLines(place.lines, data.scale, centre), { ...base, className: "p-claimline" }).addTo(map);
      continue;
    }
    const polygons = decodePolygons(place.polygons ?? [], data.scale, centre);
    L.polygon(polygons, { ...base, stroke: false, className: "p-land" }).addTo(map);
    L.polyline(outlines(polygons), { ...base, className: "p-border" }).addTo(map);
  }

  function rule() {
    const bounds = map.getBounds().pad(0.6);
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const lines = graticule({ west, south, east, north });
    rules.clearLayers();
    L.polyline(lines, { ...base, className: "p-graticule", smoothFactor: 0 }).addTo(rules).bringToBack();
  }
  map.on("moveend", rule);
  rule();
}
