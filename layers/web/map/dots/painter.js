// Paints what is sorted into dots and clusters: reaches below dots, dots below clusters, the chosen one on top.

/** @import { Bounds, Map } from "leaflet" */
/** @import { Assertion, Data } from "../../types.d.ts" */
/** @import { Brush } from "./brush.js" */
/** @import { Cluster, Sorted } from "./clusters.js" */
/** @import { Points } from "./points.js" */
/** @import { ToWindow } from "./projection.js" */

import { byFirmness, bySide } from "../../claim/tallies.js";
import { darkInk } from "../../dom/colour.js";
import { DOT } from "../paint.js";
import { createBrush, themeInks } from "./brush.js";
import { clusterRadius } from "./clusters.js";
import { metresToPixels } from "./points.js";

/**
 * Return a painter of points in the theme that an element is in.
 * @param {HTMLElement} root
 * @param {Data} data
 * @param {Points} points
 */
export function createPainter(root, data, points) {
  const { layer, assertion, where, lat } = data.columns;
  const colours = layer.values.map((id) => data.layer.get(id).colour);
  /** @type {Brush | undefined} */
  let brush;
  /** What the brush was made for. @type {{pen?: CanvasRenderingContext2D, dress?: string}} */
  let made = {};

  const inDark = (/** @type {string} */ colour) => (root.dataset.theme === "dark" ? darkInk(colour) : colour);

  /** @param {CanvasRenderingContext2D} pen @param {number} ratio */
  function brushOf(pen, ratio) {
    const dress = `${root.dataset.theme} ${ratio}`;
    if (!brush || made.pen !== pen || made.dress !== dress) {
      brush = createBrush(pen, ratio, themeInks(root), getComputedStyle(root).fontFamily);
    }
    made = { pen, dress };
    return brush;
  }

  /** @param {Brush} brush @param {ToWindow} place @param {number} i */
  function dot(brush, place, i) {
    const row = points.row[i];
    const { x, y } = place(points.x[i], points.y[i]);
    brush.dot(x, y, assertion.values[assertion.codes[row]], inDark(colours[layer.codes[row]]));
    return { x, y };
  }

  /** @param {Brush} brush @param {ToWindow} place @param {number} scale @param {number} i */
  function reach(brush, place, scale, i) {
    const row = points.row[i];
    const metres = 1000 * (where.values[where.codes[row]].radius_km || 0);
    const radius = metresToPixels(metres, lat?.at(row) ?? 0) * scale;
    if (radius <= DOT + 3) return;
    const { x, y } = place(points.x[i], points.y[i]);
    brush.reach(x, y, radius, assertion.values[assertion.codes[row]], inDark(colours[layer.codes[row]]));
  }

  /** @param {Brush} brush @param {ToWindow} place @param {Cluster} cluster */
  function cluster(brush, place, { count, said, sides, ...at }) {
    const { x, y } = place(at.x, at.y);
    /** @type {[number, Assertion][]} */
    const assertions = byFirmness(data, said).map(([word, n]) => [n / count, word.id]);
    /** @type {[number, string][]} */
    const shares = bySide(data, sides).map(([side, n]) => [n / count, inDark(side.colour)]);
    brush.cluster(x, y, clusterRadius(count), count, assertions, shares);
  }

  return {
    /**
     * Make a canvas ready that is as large as the bounds say; return its brush.
     * @param {HTMLCanvasElement} canvas
     * @param {{x: number, y: number}} size  in pixels
     */
    begin(canvas, size) {
      const screen = window.devicePixelRatio || 1;
      const ratio = root.classList.contains("is-paper") ? Math.max(2, screen) : screen;
      canvas.width = size.x * ratio;
      canvas.height = size.y * ratio;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
      const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      pen.scale(ratio, ratio);
      return brushOf(pen, ratio);
    },
    /**
     * Paint dots, clusters and the chosen dot (its number, or -1).
     * @param {Brush} brush
     * @param {Sorted} view
     * @param {ToWindow} place  gives places on the canvas
     * @param {number} zoom
     * @param {number} chosen
     */
    paint(brush, { dots, clusters }, place, zoom, chosen) {
      for (const i of dots) reach(brush, place, 2 ** zoom, i);
      for (const i of dots) dot(brush, place, i);
      for (const each of clusters) cluster(brush, place, each);
      if (chosen < 0) return;
      const { x, y } = dot(brush, place, chosen);
      brush.picked(x, y);
    },
  };
}
