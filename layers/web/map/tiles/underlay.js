// A finer basemap, drawn calmly: a basemap in a file, as vectors or as pictures, or the pictures of an online service.
// Which one it is comes with the page, and only the app's page ever has the third.

import { PMTiles } from "pmtiles";
import { leafletLayer } from "protomaps-leaflet";
import { namesIn } from "./names.js";
import { paintRules } from "./rules.js";
import { pictures } from "./pictures.js";

/** @import { Map } from "leaflet" */
/** @import { Label, UnderlayOptions } from "../../types.d.ts" */

const none = () => Promise.resolve(/** @type {Label[]} */ ([]));

/**
 * Open an underlay. Return how to put it on the map and take it off, how to draw it anew in other colours, and which
 * names it has in view: none in pictures.
 *
 * @param {Map} map
 * @param {UnderlayOptions} options
 */
export function openUnderlay(map, { underlay, pane, colour, ready, failed }) {
  const { kind, address, nearest } = underlay;
  if (kind === "online") {
    const layer = L.tileLayer(address, { maxNativeZoom: nearest, maxZoom: 24, pane });
    // a service of which nothing comes at all is told, and the map goes on without it
    let came = false;
    layer.once("tileload", () => (came = true));
    layer.on("tileerror", () => came || failed());
    queueMicrotask(ready);
    return { show: () => void layer.addTo(map), hide: () => void layer.remove(), draw() {}, names: none };
  }
  const archive = new PMTiles(address);
  const vectors = kind === "vector";
  const painted = { url: archive, maxDataZoom: nearest, pane, attribution: "", paintRules: paintRules(colour) };
  const layer = vectors
    ? leafletLayer({ ...painted, labelRules: [] })
    : pictures(archive, { maxNativeZoom: nearest, pane });
  // the first read tells whether the file is there
  archive.getHeader().then(ready, failed);
  return {
    show: () => void layer.addTo(map),
    hide: () => void layer.remove(),
    draw: () => "rerenderTiles" in layer && layer.rerenderTiles(),
    names: "views" in layer ? () => namesIn(map, layer.views.values().next().value) : none,
  };
}
