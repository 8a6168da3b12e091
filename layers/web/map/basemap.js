// Land, borders, claim lines and the graticule, from the gazetteer in the data; no tile server.

import { decodeLines, decodePolygons, outlines } from "../data/shapes.js";

const STEPS = [30, 20, 10, 5, 2, 1];

export function drawBasemap(map, data, centre) {
  const pane = map.createPane("basemap");
  pane.style.zIndex = 150;
  const renderer = L.svg({ pane: "basemap", padding: 0.6 });
  const base = { renderer, pane: "basemap", interactive: false };
  const graticule = L.layerGroup().addTo(map);

  for (const id of data.basemap) {
    const place = data.places[id];
    if (place.lines) {
      L.polyline(decodeLines(place.lines, data.scale, centre), { ...base, className: "p-claimline" }).addTo(map);
      continue;
    }
    const polygons = decodePolygons(place.polygons, data.scale, centre);
    L.polygon(polygons, { ...base, stroke: false, className: "p-land" }).addTo(map);
    L.polyline(outlines(polygons), { ...base, className: "p-border" }).addTo(map);
  }

  function rule() {
    const bounds = map.getBounds().pad(0.6);
    const span = bounds.getEast() - bounds.getWest();
    const step = STEPS.find((size) => span / size >= 8) || 1;
    const lines = [];
    const [south, north] = [Math.max(-85, bounds.getSouth()), Math.min(85, bounds.getNorth())];
    for (let lon = Math.ceil(bounds.getWest() / step) * step; lon <= bounds.getEast(); lon += step) {
      lines.push([[south, lon], [north, lon]]);
    }
    for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) {
      lines.push([[lat, bounds.getWest()], [lat, bounds.getEast()]]);
    }
    graticule.clearLayers();
    L.polyline(lines, { ...base, className: "p-graticule", smoothFactor: 0 }).addTo(graticule).bringToBack();
  }
  map.on("moveend", rule);
  rule();
}
