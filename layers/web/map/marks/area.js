// An area: a texture, and an edge where somebody claims the boundary.

/** @import { LatLngBounds } from "leaflet" */
/** @import { Claim, Data } from "../../types.d.ts" */
/** @import { Ground, MarkKind } from "./kinds.js" */

import { decodePolygons, outlines } from "../../data/shapes.js";
import { EDGES } from "../edges.js";
import { textureFill, textureLevel, textureOf } from "../textures.js";
import { placeAnchors } from "./anchors.js";

/** @type {MarkKind} */
export const area = {
  panes: { "p-seas": 140, "p-areas": 410 },

  draw(claim, { data, centre }, on) {
    const place = data.places[claim.where.place ?? ""];
    const polygons = polygonsOf(claim, { data, centre });
    const water = place && !place.members && (place.kind === "sea" || place.kind === "aor");
    const drawnOn = on(water ? "p-seas" : "p-areas");
    const fill = L.polygon(polygons, { ...drawnOn, stroke: false, fillOpacity: 1, className: "p-area" });
    // members of a composite share borders: edges would draw a boundary that nobody claims
    const edged = textureOf(data, claim) === "outline" || !(place && (place.members || water));
    const edge = edged
      ? L.polyline(outlines(polygons), { ...drawnOn, fill: false, className: "p-edge", interactive: false })
      : null;
    return { fill, edge };
  },

  style({ fill, edge }, { claim, layer, colour, texture, faint, picked }) {
    fill.setStyle({ fillColor: textureFill(layer, texture, textureLevel(claim.where.precision), faint) });
    // Leaflet takes null for a whole line, though its types do not say so
    const dashArray = /** @type {string} */ (EDGES[claim.assertion]);
    if (edge) edge.setStyle({ color: colour, weight: picked ? 3.5 : 1.8, dashArray });
  },

  anchors: placeAnchors,

  box(claim, { map, data, centre }) {
    const place = data.places[claim.where.place ?? ""];
    if (place && place.members) return null;
    const bounds = largest(claim.polygons || place.polygons || [], data.scale, centre);
    const [a, b] = [
      map.latLngToContainerPoint(bounds.getNorthWest()),
      map.latLngToContainerPoint(bounds.getSouthEast()),
    ];
    return { left: a.x, top: a.y, right: b.x, bottom: b.y };
  },
};

/**
 * Return the polygons that a claim of this mark is drawn as.
 * @param {Claim} claim
 * @param {Pick<Ground, "data" | "centre">} ground
 */
export const polygonsOf = (claim, { data, centre }) =>
  shapes(claim, data).flatMap((packed) => decodePolygons(packed, data.scale, centre));

/**
 * Return the packed polygons of a claim: its own, its place's, or those of the places that its place is made of.
 * @param {Claim} claim
 * @param {Data} data
 */
function shapes(claim, data) {
  const place = data.places[claim.where.place ?? ""];
  if (!place || claim.polygons) return [claim.polygons || []];
  return (place.members || [claim.where.place ?? ""]).map((id) => data.places[id].polygons || []);
}

/** @type {WeakMap<string[][], LatLngBounds>} */
const known = new WeakMap();

/**
 * Return the bounds of the largest of several packed polygons, in square degrees.
 * @param {string[][]} packed
 * @param {number} scale
 * @param {number} centre
 */
function largest(packed, scale, centre) {
  let found = known.get(packed);
  if (!found) {
    const size = (/** @type {LatLngBounds} */ b) => (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth());
    const all = decodePolygons(packed, scale, centre).map(([ring]) => L.latLngBounds(ring));
    found = all.reduce((a, b) => (size(b) > size(a) ? b : a));
    known.set(packed, found);
  }
  return found;
}
