// Points of map tiles: cells, the darker the more points are in them, and near the points themselves.

import { PMTiles } from "pmtiles";
import { leafletLayer } from "protomaps-leaflet";

/** @import { LatLng, Map } from "leaflet" */
/** @import { TileHit, TileOptions } from "../../types.d.ts" */

/** @typedef {{ x: number, y: number }[][]} Shape */
/** @typedef {{ props: Record<string, unknown> }} Feature */

// pixels: the side of a cell's square, the radius of a dot, and how far from one a click may be
const [SQUARE, DOT, NEAR] = [15, 4, 11];
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
      /** @type {{ feature: Feature, layerName: string }[]} */
      const found = [...layer.queryTileFeaturesDebug(lng, lat, NEAR).values()].flat();
      return found
        .map(({ feature: { props }, layerName }) => ({ of: layerName, props, n: count(props) }))
        .filter(({ of, props, n }) => (of === "cells" ? n > 0 : shown(String(props.layer))));
    },
  };
}
