// Where a card may point to.

/** @import { Claim, Position } from "../../types.d.ts" */
/** @import { Ground } from "./kinds.js" */

import { nearLongitude } from "../../data/shapes.js";

/**
 * Return a position on the turn of the world that is shown.
 * @param {Position} position
 * @param {number} centre
 */
export const shownAt = ([lon, lat], centre) => L.latLng(lat, nearLongitude(lon, centre));

/**
 * Return the anchors of a claim, or else of its place.
 * @param {Claim} claim
 * @param {Ground} ground
 */
export const placeAnchors = (claim, { data, world }) =>
  (claim.anchors || data.places[claim.where.place ?? ""].anchors).map((anchor) => shownAt(anchor, world.centre));
