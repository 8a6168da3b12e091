// The canvas under the dots: a renderer of Leaflet's that has one picture instead of paths.

/** @import { Bounds, Map } from "leaflet" */

import { el } from "../../dom/element.js";

// how far the canvas reaches over the window's edges, as a share of it: a drag shows no bare edge
const PADDING = 0.3;

/**
 * Put a canvas on the map that moves with it. On paper each drawing has a canvas of its own: a browser prints what was
 * done to a canvas, and prints the wiping of one that was drawn before as white over all that is below.
 * @param {Map} map
 * @param {string} pane
 * @param {(canvas: HTMLCanvasElement, bounds: Bounds) => void} paint  draws; bounds are those of the canvas in
 * pixels of
 *   the layers
 */
export function createSheet(map, pane, paint) {
  let canvas = el("canvas", { class: "p-dots", role: "img" });
  // how a renderer of Leaflet is made, and what it is told of the map, is not in Leaflet's types
  const inner = /** @type {{_animatingZoom?: boolean}} */ (/** @type {unknown} */ (map));
  /** @type {Bounds | undefined} */
  let bounds;
  /** Put an empty canvas in the place of the one that was drawn. */
  function replaced() {
    const next = /** @type {HTMLCanvasElement} */ (canvas.cloneNode());
    canvas.replaceWith(next);
    canvas = next;
    return next;
  }
  const Sheet = L.Renderer.extend({
    _initContainer() {
      this._container = canvas;
    },
    _destroyContainer() {
      canvas.remove();
    },
    _updatePaths() {},
    _update() {
      if (inner._animatingZoom && this._bounds) return;
      /** @type {any} */ (L.Renderer.prototype)._update.call(this);
      bounds = this._bounds;
      if (canvas.closest(".is-paper")) this._container = replaced();
      L.DomUtil.setPosition(canvas, this._bounds.min);
      paint(canvas, this._bounds);
    },
  });
  const sheet = new (/** @type {any} */ (Sheet))({ pane, padding: PADDING });
  const draw = () => sheet._update();

  sheet.addTo(map);
  map.on("move", () => {
    const seen = L.bounds(map.containerPointToLayerPoint([0, 0]), map.containerPointToLayerPoint(map.getSize()));
    if (!inner._animatingZoom && !bounds?.contains(seen)) draw();
  });
  return {
    /** @param {string} words */
    say: (words) => canvas.setAttribute("aria-label", words),
    draw,
  };
}
