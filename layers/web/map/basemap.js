// Land, borders, provinces and claim lines, from the gazetteer in the data; no tile server.

/** @import { Map, PolylineOptions } from "leaflet" */
/** @import { Data, LatLon } from "../types.d.ts" */
/** @import { World } from "./world.js" */

import { svg } from "../dom/element.js";
import { extentOf, linesIn, numbered, outlines, polygonsIn, turnsInto, unseamed } from "../data/shapes.js";

// pixels around the middle of the map that are more than any window
const REACH = 20000;
// the latitude at which the map ends (Web Mercator)
const NORTHERNMOST = 85.0511287798;
// the zoom from which the borders of provinces are drawn
const PROVINCES = 4.5;

/**
 * Return the lines of the basemap, each once: borders and coasts of its land, borders of provinces, claimed ones. Those
 * that a theatre has drawn inside an outline are among the claimed ones. `between` are borders without coasts, where
 * places are made of arcs; places with an outline of their own have all of it among them.
 * @param {Pick<Data, "basemap" | "places" | "shapes" | "borders">} data
 */
export function basemapLines({ basemap, places, shapes, borders }) {
  const land = basemap.map((id) => places[id]).filter((place) => !place.lines);
  const sides = new Uint8Array(shapes.count);
  /** @type {Set<number>} */
  const around = new Set();
  for (const { rings } of land) {
    const own = new Set(numbered(rings ?? []).flat(2).map((arc) => (arc < 0 ? ~arc : arc)));
    for (const arc of own) {
      around.add(arc);
      sides[arc] += 1;
    }
  }
  const { joined = [], lined = [], apart = [] } = borders ?? {};
  const inside = new Set([...joined, ...lined]);
  for (const arc of inside) around.delete(arc);
  for (const arc of apart) around.add(arc);
  const within = Array.from({ length: shapes.count }, (_, arc) => arc).filter((arc) =>
    !around.has(arc) && !inside.has(arc)
  );
  const whole = land.filter(({ polygons }) => polygons).flatMap((place) => outlines(shapes.polygons(place)));
  const between = [...around].filter((arc) => sides[arc] !== 1);
  return {
    borders: [...unseamed([...around].map(shapes.arc)), ...whole],
    between: [...unseamed(between.map(shapes.arc)), ...whole],
    provinces: unseamed(within.map(shapes.arc)),
    claimed: [...basemap.flatMap((id) => shapes.lines(places[id])), ...unseamed(joined.map(shapes.arc))],
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

/** Return how far down a latitude (degrees) is on the world, of which 1 is the height (Web Mercator). */
function mercator(/** @type {number} */ lat) {
  const sine = Math.sin((Math.max(-NORTHERNMOST, Math.min(NORTHERNMOST, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/**
 * Return the outline of the polygons of which something is in a window, as SVG's path data: what Leaflet draws, without
 * what it keeps for each point. What is smaller than a pixel is left out.
 *
 * @param {LatLon[][][]} polygons
 * @param {{ west: number, south: number, east: number, north: number }} window  in degrees
 * @param {{ size: number, left: number, top: number }} world  the width of the world in pixels, and where the corner of
 *   the path's own pixels is on it (Web Mercator)
 */
export function outlineIn(polygons, { west, south, east, north }, { size, left, top }) {
  let path = "";
  // plain loops: this is run once, before the browser has compiled it, and before the first marks are painted
  for (const rings of polygons) {
    const reach = extentOf(rings[0]);
    if (reach.north < south || reach.south > north) continue;
    for (const turn of turnsInto([reach.west, reach.east], [west, east])) {
      for (const ring of rings) {
        let beforeX = Infinity;
        let beforeY = Infinity;
        let drawn = 0;
        let own = "";
        for (let i = 0; i < ring.length; i += 1) {
          const point = ring[i];
          const x = Math.round(((point[1] + turn) / 360 + 0.5) * size - left);
          const y = Math.round(mercator(point[0]) * size - top);
          if (x === beforeX && y === beforeY) continue;
          own += (drawn ? "L" : "M") + x + " " + y;
          beforeX = x;
          beforeY = y;
          drawn += 1;
        }
        if (drawn > 2) path += own + "Z";
      }
    }
  }
  return path;
}

/** Return the mask that leaves the sea of what it is put on, by the element that the land is drawn as. */
function seaMask() {
  const all = { x: -REACH, y: -REACH, width: 2 * REACH, height: 2 * REACH };
  return svg(
    "svg",
    { class: "p-defs", width: 0, height: 0, "aria-hidden": "true" },
    svg(
      "mask",
      { id: "p-seamask", maskUnits: "userSpaceOnUse", ...all },
      svg("rect", { ...all, fill: "#fff" }),
      svg("use", { href: "#p-land", class: "p-landmask" }),
    ),
  );
}

/**
 * Draw the land in the window. Return functions that draw what the first marks need not wait for (other land, borders,
 * coasts), all of it anew after the world was turned, and borders over a finer basemap.
 * @param {Map} map
 * @param {Data} data
 * @param {World} world
 */
export function drawBasemap(map, data, world) {
  const pane = map.createPane("basemap");
  pane.style.zIndex = "150";
  const renderer = L.svg({ pane: "basemap", padding: 0.6 });
  const base = { renderer, pane: "basemap", interactive: false };
  const land = data.basemap.flatMap((id) => data.shapes.polygons(data.places[id]));

  /** @param {LatLon[][]} lines @param {PolylineOptions} look */
  const drawn = (lines, look) => ({ lines, path: L.polyline([], { ...base, ...look }) });
  const ground = L.polygon([], { ...base, stroke: false, fillRule: "nonzero", className: "p-land" }).addTo(map);
  ground.getElement()?.setAttribute("id", "p-land");
  /** @type {ReturnType<typeof drawn>[]} */
  const paths = [];
  /** @type {ReturnType<typeof drawn>[] | null} */
  let above = null;

  function turn() {
    ground.setLatLngs(polygonsIn(land, world.stretch));
    for (const { lines, path } of [...paths, ...(above ?? [])]) path.setLatLngs(linesIn(lines, world.stretch));
  }

  /**
   * Draw the borders of countries and the claimed lines once more, over a finer basemap; or no longer. What is claimed
   * of seas lies over it too, and ends at the land here, which it otherwise lies below.
   * @param {boolean} on
   */
  function over(on) {
    map.getContainer().classList.toggle("is-underlaid", on);
    for (const { path } of above ?? []) path.remove();
    above = null;
    if (!on) return;
    if (!pane.querySelector("mask")) pane.append(seaMask());
    const top = map.getPane("p-borders") ?? map.createPane("p-borders");
    top.style.zIndex = "160";
    const look = { ...base, pane: "p-borders", renderer: L.svg({ pane: "p-borders", padding: 0.6 }) };
    const { between, claimed } = basemapLines(data);
    above = [drawn(between, { ...look, className: "p-border" }), drawn(claimed, { ...look, className: "p-claimline" })];
    for (const { path } of above) path.addTo(map);
    turn();
  }

  function complete() {
    const { borders, provinces, claimed } = basemapLines(data);
    const inner = drawn(provinces, { className: "p-border p-border-inner" });
    paths.push(inner, drawn(borders, { className: "p-border" }), drawn(claimed, { className: "p-claimline" }));

    /** Provinces are there from a zoom on, below the borders of countries. */
    function follow() {
      const near = map.getZoom() >= PROVINCES;
      if (near && !map.hasLayer(inner.path)) {
        inner.path.addTo(map).bringToBack();
        ground.bringToBack();
      } else if (!near) inner.path.remove();
    }
    for (const { path } of paths.slice(1)) path.addTo(map);
    turn();
    map.on("moveend", follow);
    follow();
  }

  const bounds = map.getBounds();
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  const { x: left, y: top } = map.getPixelOrigin();
  const pixels = { size: 256 * 2 ** map.getZoom(), left, top };
  ground.getElement()?.setAttribute("d", outlineIn(land, { west, south, east, north }, pixels));
  return { complete, turn, over };
}
