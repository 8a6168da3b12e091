// An area: a texture, and an edge where somebody claims the boundary.

/** @import { LatLngBounds } from "leaflet" */
/** @import { Claim, Data, LatLon } from "../../types.d.ts" */
/** @import { Ground, MarkKind } from "./kinds.js" */

import { WHOLE } from "../../data/ground.js";
import { nearLongitude, outlines, polygonsIn, polygonsNear } from "../../data/shapes.js";
import { EDGES } from "../edges.js";
import { textureFill, textureLevel, textureOf } from "../textures.js";
import { placeAnchors } from "./anchors.js";

/** @type {MarkKind} */
export const area = {
  panes: { "p-seas": 140, "p-areas": 410 },

  draw(claim, { data, world }, on) {
    const place = data.places[claim.where.place ?? ""];
    const own = shapes(claim, data);
    const polygons = polygonsIn(own, world.stretch);
    const water = place && !place.members && (place.kind === "sea" || place.kind === "aor");
    const drawnOn = on(water ? "p-seas" : "p-areas");
    const className = `p-area${claim.where.precision === WHOLE ? " p-vast" : ""}`;
    const fill = L.polygon(polygons, { ...drawnOn, stroke: false, fillOpacity: 1, className });
    // members of a composite share borders: edges would draw a boundary that nobody claims
    const edged = textureOf(data, claim) === "outline" || !(place && (place.members || water));
    const edge = edged
      ? L.polyline(outlines(polygons), { ...drawnOn, fill: false, className: "p-edge", interactive: false })
      : null;
    return { fill, edge, bounds: () => whole(own, world.centre) };
  },

  style({ fill, edge }, { claim, layer, colour, texture, faint, picked }) {
    fill.setStyle({ fillColor: textureFill(layer, texture, textureLevel(claim.where.precision), faint) });
    // Leaflet takes null for a whole line, though its types do not say so
    const dashArray = /** @type {string} */ (EDGES[claim.assertion]);
    if (edge) edge.setStyle({ color: colour, weight: picked ? 3.5 : 1.8, dashArray });
  },

  anchors: placeAnchors,
};

/**
 * Return the polygons that a claim of this mark is drawn as, where they are nearest to the middle of the map.
 * @param {Claim} claim
 * @param {Pick<Ground, "data" | "world">} ground
 */
export const polygonsOf = (claim, { data, world }) => polygonsNear(shapes(claim, data), world.centre);

/**
 * Return the polygons of a claim: its own, its place's, or those of the places that its place is made of.
 * @param {Claim} claim
 * @param {Data} data
 */
function shapes(claim, data) {
  const place = data.places[claim.where.place ?? ""];
  if (!place || claim.polygons) return data.shapes.polygons(claim);
  const members = place.members ?? [claim.where.place ?? ""];
  return members.flatMap((id) => data.shapes.polygons(data.places[id]));
}

/** @type {WeakMap<object, LatLngBounds[]>} */
const known = new WeakMap();

/**
 * Return the bounds of polygons as the data has them, the largest first, in square degrees.
 * @param {LatLon[][][]} polygons
 */
function boundsOf(polygons) {
  let found = known.get(polygons);
  if (!found) {
    const size = (/** @type {LatLngBounds} */ b) => (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth());
    found = polygons.map(([ring]) => L.latLngBounds(ring)).sort((a, b) => size(b) - size(a));
    known.set(polygons, found);
  }
  return found;
}

/**
 * Return bounds on the turn of the world that is nearest to a longitude.
 * @param {LatLngBounds} bounds
 * @param {number} centre
 */
function near(bounds, centre) {
  const { lng } = bounds.getCenter();
  const by = nearLongitude(lng, centre) - lng;
  return L.latLngBounds([bounds.getSouth(), bounds.getWest() + by], [bounds.getNorth(), bounds.getEast() + by]);
}

/**
 * Return the bounds of a whole area: each part where it is nearest to the largest, which is near a longitude.
 * @param {LatLon[][][]} polygons
 * @param {number} centre
 */
function whole(polygons, centre) {
  const [largest, ...others] = boundsOf(polygons);
  const bounds = near(largest, centre);
  const { lng } = bounds.getCenter();
  return others.reduce((all, each) => all.extend(near(each, lng)), bounds);
}
