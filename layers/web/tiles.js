// The reader of map tiles and of finer basemaps: a script of its own, which only pages with either have (136 KB, 47 KB
// packed).
//
// protomaps-leaflet reads PMTiles by range requests and draws them on canvases that Leaflet moves; MapLibre would be a
// second map of 800 KB. What is drawn is ours.

import { openUnderlay } from "./map/tiles/underlay.js";
import { openTiles } from "./map/tiles/points.js";

/** @import { Surface } from "./types.d.ts" */

const surface = (window.posture ??= /** @type {Surface} */ ({}));
Object.assign(surface, { openTiles, openUnderlay });
