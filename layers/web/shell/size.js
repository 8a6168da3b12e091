// The window and the map's element change size, and what stands on the map is laid out anew.

/** @import { Map } from "leaflet" */
/** @import { Parts, Store } from "../types.d.ts" */

import { sizeType } from "./large.js";

// Leaflet pans a map at the same zoom by whole pixels, unless it draws it anew
const ANEW = { animate: false, reset: true };

/** The foot keeps the lines that it needed once, or a word more in it would move the map. @param {Parts} parts */
function keepFoot({ root, foot }) {
  if (!root.classList.contains("is-paper")) foot.style.minHeight = `${foot.getBoundingClientRect().height}px`;
}

/**
 * Follow the size of the map, and whether a notice lies over it.
 *
 * @param {Map} map
 * @param {Parts} parts
 * @param {Store} store
 * @param {{resized(): boolean}} camera
 * @param {{hold(move: () => void): void}} links
 */
export function followSize(map, parts, store, camera, links) {
  let resizing = false;
  map.on("moveend resize", () => resizing || store.moved());

  // Leaflet would keep the centre to the nearest pixel only, and drift
  function keepCentre() {
    const [centre, zoom] = [map.getCenter(), map.getZoom()];
    resizing = true;
    map.invalidateSize({ animate: false, pan: false });
    resizing = false;
    links.hold(() => map.setView(centre, zoom, ANEW));
  }
  new ResizeObserver(() => {
    if (!camera.resized()) keepCentre();
    keepFoot(parts);
  }).observe(parts.map);
  window.addEventListener("resize", () => {
    parts.foot.style.minHeight = "";
    sizeType(parts.root);
  });

  let noticed = false;
  new ResizeObserver(() => {
    if (noticed === !parts.notice.hidden) return;
    noticed = !noticed;
    store.moved();
  }).observe(parts.notice);
}
