// Land, borders and claim lines, from the gazetteer in the data; no tile server.

/** @import { Map } from "leaflet" */
/** @import { Data } from "../types.d.ts" */

import { decodeLines, decodePolygons, outlines } from "../data/shapes.js";

/**
 * Draw the basemap.
 * @param {Map} map
 * @param {Data} data
 * @param {number} centre  the longitude in the middle of the theatre
 */
export function drawBasemap(map, data, centre) {
  const pane = map.createPane("basemap");
  pane.style.zIndex = "150";
  const renderer = L.svg({ pane: "basemap", padding: 0.6 });
  const base = { renderer, pane: "basemap", interactive: false };

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
}
