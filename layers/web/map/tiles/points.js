// Points of map tiles: cells, the darker the more points are in them, and near the points themselves.

import { PMTiles } from "pmtiles";
import { leafletLayer } from "protomaps-leaflet";

/** @import { LatLng, Map } from "leaflet" */
/** @import { TileHit, TileOptions } from "../../types.d.ts" */

/** @typedef {{ x: number, y: number }[][]} Shape */
/** @typedef {{ props: Record<string, unknown> }} Feature */

// pixels: the side of a cell's square, the radius of a dot, and how far from one a click may be
const [SQUARE, DOT, NEAR] = [15, 4, 11];
// pixels: the side of a tile, and of a cell in it
const [TILE, CELL] = [512, 16];
// the reader divides how far off something may be by this, since its tiles are a zoom finer than they are shown
const FINER = 2;
// a cell of so many points is as dark as it gets
const DARK = 5000;

/**
 * Draw tiles on a map. Return how to draw them anew, and what is drawn at a place.
 *
 * @param {Map} map
 * @param {TileOptions} options
 */
export function openTiles(map, { url, leaf, pane, layers, shown, colour, ink, halo, failed }) {
  const archive = new PMTiles(url);

  /** How many points of the layers shown a cell has. @param {Feature["props"]} props */
  const count = (props) => layers.reduce((sum, id) => sum + (shown(id) ? Number(props[`n:${id}`] ?? 0) : 0), 0);

  /** @param {CanvasRenderingContext2D} context @param {Shape} shape @param {number} _zoom @param {Feature} cell */
  function drawCell(context, [[{ x, y }]], _zoom, { props }) {
    const n = count(props);
    if (!n) return;
    context.globalAlpha = 0.16 + 0.5 * Math.min(1, Math.log(n) / Math.log(DARK));
    context.fillStyle = ink();
    context.fillRect(x - SQUARE / 2, y - SQUARE / 2, SQUARE, SQUARE);
  }

  /** @param {CanvasRenderingContext2D} context @param {Shape} shape @param {number} _zoom @param {Feature} point */
  function drawPoint(context, [[{ x, y }]], _zoom, { props }) {
    const layer = String(props.layer);
    if (!shown(layer)) return;
    const exact = props.precision === 1;
    context.globalAlpha = 0.9;
    context.beginPath();
    context.arc(x, y, DOT, 0, 2 * Math.PI);
    context.fillStyle = exact ? colour(layer) : halo();
    context.fill();
    context.strokeStyle = exact ? halo() : colour(layer);
    context.lineWidth = exact ? 1 : 1.5;
    context.stroke();
  }

  const options = {
    url: archive,
    maxDataZoom: leaf,
    pane,
    attribution: "",
    paintRules: [
      { dataLayer: "cells", symbolizer: { draw: drawCell } },
      { dataLayer: "points", symbolizer: { draw: drawPoint } },
    ],
    labelRules: [],
  };
  const layer = leafletLayer(options);
  // the first read tells whether the file is there
  archive.getHeader().then(() => void layer.addTo(map), failed);
  return {
    draw: () => layer.rerenderTiles(),
    /** Return what is drawn at a place. @param {LatLng} place @returns {TileHit[]} */
    at(place) {
      const { lng, lat } = place.wrap();
      const zoom = Math.min(Math.round(map.getZoom()) - 1, leaf);
      const { x, y } = map.project([lat, lng], zoom + 1);
      /** Whether a place is in the square around a cell's middle. @param {Shape} shape */
      const within = ([[middle]]) =>
        Math.max(Math.abs(middle.x - (x % TILE)), Math.abs(middle.y - (y % TILE))) <= CELL / 2;
      /** @type {{ feature: Feature & { geom: Shape }, layerName: string }[]} */
      const found = [...layer.queryTileFeaturesDebug(lng, lat, FINER * NEAR).values()].flat();
      return found
        .map(({ feature: { props, geom }, layerName }) => ({ of: layerName, props, n: count(props), geom }))
        .filter(({ of, props, n, geom }) => (of === "cells" ? n > 0 && within(geom) : shown(String(props.layer))))
        .map(({ of, props, n }) => ({ of, props, n }));
    },
  };
}
