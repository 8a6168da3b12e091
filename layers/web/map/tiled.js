// Map tiles: points too many for the page, read as the map moves from a file beside it. Another script reads and draws
// them (../tiles.js), which only pages with tiles have; they lie below all that the theatre itself claims.

/** @import { Map } from "leaflet" */
/** @import { Data, Store, Surface, Tiles } from "../types.d.ts" */

/**
 * Draw the tiles, if the page has any. Return how to draw them anew, or null.
 *
 * @param {Map} map
 * @param {Data} data
 * @param {Store} store
 * @param {Tiles} panel  the part of the legend that says what they are
 */
export function drawTiled(map, data, store, panel) {
  const { tiles } = data;
  const open = /** @type {Surface} */ (window.posture).openTiles;
  if (!tiles || !open) return null;
  map.createPane("p-tiles").style.zIndex = "255";
  const of = (/** @type {string} */ name) => getComputedStyle(map.getContainer()).getPropertyValue(name).trim();
  const drawn = open(map, {
    url: tiles.url,
    leaf: tiles.leaf,
    pane: "p-tiles",
    layers: tiles.layers.map((layer) => layer.id),
    shown: panel.isOn,
    colour: (id) => tiles.layers.find((layer) => layer.id === id)?.colour ?? of("--ink"),
    ink: () => of("--ink"),
    halo: () => of("--halo"),
    failed: panel.fail,
  });
  panel.listen({ draw: drawn.draw, here: () => drawn.at(map.getCenter()) });
  map.on("click", (event) => {
    const hits = drawn.at(event.latlng);
    if (hits.length) panel.show(hits);
  });
  let theme = store.theme;
  return () => {
    if (theme !== store.theme) drawn.draw();
    theme = store.theme;
  };
}
