// How many events of feeds there are where: a number in a square for each place, or for places too close to each other,
// over its area where the page has it. Claims are never drawn so: these are counted, not claimed.

/** @import { Map } from "leaflet" */
/** @import { CountedPlace, Data, LatLon } from "../types.d.ts" */
/** @import { World } from "./world.js" */

import { nearLongitude, polygonsNear } from "../data/shapes.js";
import { el } from "../dom/element.js";
import { formatNumber } from "../words/messages.js";

// pixels: numbers closer than this are one
const APART = 58;
// of what is coarser than a province, the outline would cover everything else
const COARSE = ["country", "territory"];

/**
 * Return places in groups of those that are too close to be apart, the one of most events first in each.
 *
 * @template {{ n: number }} Counted
 * @param {Counted[]} places  those of most events first
 * @param {(place: Counted) => { x: number, y: number }} at  where it is, in pixels
 */
export function grouped(places, at) {
  /** @type {{ x: number, y: number, n: number, places: Counted[] }[]} */
  const groups = [];
  /** @type {Record<string, typeof groups>} */
  const cells = {};
  for (const place of places) {
    const { x, y } = at(place);
    const [column, row] = [Math.floor(x / APART), Math.floor(y / APART)];
    const around = [-1, 0, 1].flatMap((i) => [-1, 0, 1].flatMap((j) => cells[`${column + i} ${row + j}`] ?? []));
    const near = around.find((group) => Math.abs(group.x - x) < APART && Math.abs(group.y - y) < APART);
    if (near) {
      near.n += place.n;
      near.places.push(place);
    } else {
      const group = { x, y, n: place.n, places: [place] };
      groups.push(group);
      (cells[`${column} ${row}`] ??= []).push(group);
    }
  }
  return groups;
}

/**
 * Draw the counts, if the page has any, and keep them where the map is.
 *
 * @param {Map} map
 * @param {Data} data
 * @param {World} world
 * @param {(places: CountedPlace[]) => void} tell  what is counted where somebody clicks
 */
export function drawCounts(map, data, world, tell) {
  const { counts } = data;
  if (!counts?.places.length) return;
  map.createPane("p-counted").style.zIndex = "250";
  map.createPane("p-counts").style.zIndex = "610";
  const areas = L.layerGroup().addTo(map);
  const numbers = L.layerGroup().addTo(map);
  const most = Math.log(1 + counts.places[0].n);
  /** @type {number | null} */
  let centre = null;

  function drawAreas() {
    areas.clearLayers();
    centre = world.centre;
    const renderer = L.svg({ pane: "p-counted", padding: 0.6 });
    for (const { id, kind, n } of counts?.places ?? []) {
      const place = data.places[id];
      if (!place || COARSE.includes(kind)) continue;
      const shapes = polygonsNear(data.shapes.polygons(place), world.centre);
      const fillOpacity = 0.02 + 0.16 * (Math.log(1 + n) / most);
      const look = { renderer, pane: "p-counted", interactive: false, className: "p-counted-area", fillOpacity };
      L.polygon(shapes, look).addTo(areas);
    }
  }

  function draw() {
    if (centre !== world.centre) drawAreas();
    numbers.clearLayers();
    const bounds = map.getBounds().pad(0.2);
    const at = (
      /** @type {CountedPlace} */ { at: [lon, lat] },
    ) => /** @type {LatLon} */ ([lat, nearLongitude(lon, world.centre)]);
    const inside = (counts?.places ?? []).filter((place) => bounds.contains(at(place)));
    for (const group of grouped(inside, (place) => map.latLngToLayerPoint(at(place)))) {
      const icon = L.divIcon({
        html: el("span", { "aria-hidden": "true" }, formatNumber(group.n)),
        className: "p-count-square",
        iconSize: undefined,
      });
      // the same is in the legend, for those who have no pointer
      L.marker(map.layerPointToLatLng([group.x, group.y]), { icon, pane: "p-counts", keyboard: false })
        .on("click", (event) => {
          L.DomEvent.stopPropagation(event);
          tell(group.places);
        })
        .addTo(numbers);
    }
  }
  map.on("moveend zoomend", draw);
  draw();
}
