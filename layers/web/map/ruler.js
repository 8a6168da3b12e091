// Measuring on the map: two ends, each a point that is set or a claim, and what is drawn between them. Between two
// points that is the geodesic; where an end is an area it is a broad band, as no line would be truer than another.

/** @import { LatLng, Map } from "leaflet" */
/** @import { Claim, LatLon, Store } from "../types.d.ts" */
/** @import { Measurable } from "../data/lengths.js" */
/** @import { Ground } from "./marks/kinds.js" */

import { coordinates } from "../data/coordinates.js";
import { destination, geodesic } from "../data/ellipsoid.js";
import { nearLongitude } from "../data/shapes.js";
import { claimExtent, pointExtent } from "./extent.js";
import { KINDS } from "./marks/kinds.js";
import { pixelAt } from "./readout.js";

/** @typedef {Measurable & {claim: Claim | null, at: LatLng, words: string | null}} End `words` names a point. */

const PIECES = 64;

/** Return points along the geodesic from one point to another. @param {LatLon} from @param {LatLon} to */
export function path(from, to) {
  const { km, bearing } = geodesic(from, to);
  if (bearing === null) return [from, to];
  return Array.from({ length: PIECES + 1 }, (_, i) => destination(from, (km * i) / PIECES, bearing));
}

/**
 * Create the ruler. While it measures, the store's picker takes the claims that are chosen. `changed` hears of every
 * change; `refused` of a claim that cannot be measured from.
 *
 * @param {Ground} ground
 * @param {Store} store
 */
export function createRuler(ground, store) {
  const { map, world } = ground;
  map.createPane("p-ruler").style.zIndex = "440";
  const on = { pane: "p-ruler", renderer: L.svg({ pane: "p-ruler", padding: 0.6 }), interactive: false };
  const drawn = L.layerGroup().addTo(map);
  /** @type {End[]} */
  let ends = [];
  let measuring = false;
  const heard = { changed: () => {}, refused: (/** @type {Claim} */ _claim) => {} };

  function draw() {
    drawn.clearLayers();
    const spots = ends.map(({ at, off }) => ({ at: L.latLng(at.lat, nearLongitude(at.lng, world.centre)), off }));
    for (const { at, off } of spots) {
      const spot = L.circleMarker(at, { ...on, radius: off === null ? 9 : 5, className: "p-rulerend" });
      spot.addTo(drawn);
    }
    if (ends.length < 2) return;
    const [a, b] = spots.map(({ at }) => /** @type {LatLon} */ ([at.lat, at.lng]));
    const broad = ends.some(({ off }) => off === null);
    const line = L.polyline(path(a, [b[0], nearLongitude(b[1], a[1])]), {
      ...on,
      weight: broad ? 22 : 2.5,
      className: broad ? "p-rulerband" : "p-rulerline",
    });
    line.addTo(drawn);
  }

  /** @param {End[]} next */
  function take(next) {
    ends = next;
    draw();
    heard.changed();
  }

  /** A third end begins anew. @param {End} end */
  const add = (end) => take(ends.length < 2 ? [...ends, end] : [end]);

  /** @param {Claim} claim */
  function addClaim(claim) {
    const found = claimExtent(claim, ground);
    if (!found) return heard.refused(claim);
    const [at] = KINDS[claim.mark].anchors(claim, ground);
    add({ ...found, claim, at, words: null });
  }

  /** @param {boolean} to */
  function turn(to) {
    measuring = to;
    store.picker = to ? addClaim : null;
    map.getContainer().classList.toggle("is-measuring", to);
    take([]);
  }

  return {
    heard,
    draw,
    addClaim,
    turn,
    clear: () => take([]),
    ends: () => ends,
    isOn: () => measuring,
    /** Set a point, no finer than a pixel, if measuring. Returns whether it did. @param {LatLng} at */
    addPoint(at) {
      if (!measuring) return false;
      const step = pixelAt(map.getZoom());
      const point = /** @type {LatLon} */ ([at.lat, nearLongitude(at.lng, world.centre)]);
      add({ ...pointExtent(point, step), claim: null, at: L.latLng(point), words: coordinates(point, step) });
      return true;
    },
  };
}
