// Views, as west, south, east, north: where the map stands to show one, and which one it shows.

import { nearLongitude } from "../data/shapes.js";

/** @import { Box, View } from "../types.d.ts" */
/** @import { LatLng, Map } from "leaflet" */

// pixels that a view is fitted to where the panels leave less
const LEAST = 80;
// a zoom step that a view may be short of: one that was just read off the map must come back as it was
const SLACK = 0.005;

/** Return the longitude that the map is drawn around: the middle of a view. @param {View} view */
export const middle = ([west, , east]) => west <= east ? (west + east) / 2 : nearLongitude((west + east + 360) / 2, 0);

/** Return the degrees from west to east, 360 where they are the same. */
const width = (/** @type {View} */ [west, , east]) => (((east - west) % 360) + 360) % 360 || 360;

/**
 * Return where the map stands to show a view inside its free part, as large as quarter zoom steps allow.
 *
 * @param {View} view
 * @param {object} room
 * @param {Box} room.free  pixels of the map
 * @param {{x: number, y: number}} room.size  of the map, in pixels
 * @param {number} room.centre  the longitude that the map is drawn around
 * @param {[least: number, most: number]} room.zooms
 * @param {Pick<Map, "project" | "unproject">} projection
 */
export function standing(view, { free, size, centre, zooms: [least, most] }, projection) {
  const [west, south, , north] = view;
  const start = nearLongitude(west, centre - 0.001);
  const corners = (/** @type {number} */ zoom) => [
    projection.project([north, start], zoom),
    projection.project([south, start + width(view)], zoom),
  ];
  const [a, b] = corners(0);
  const room = { x: Math.max(LEAST, free.right - free.left), y: Math.max(LEAST, free.bottom - free.top) };
  const exact = Math.log2(Math.min(room.x / (b.x - a.x), room.y / (b.y - a.y)));
  const zoom = Math.max(least, Math.min(most, Math.floor((exact + SLACK) * 4) / 4));
  const [c, d] = corners(zoom);
  const x = (c.x + d.x) / 2 - (free.left + free.right - size.x) / 2;
  const y = (c.y + d.y) / 2 - (free.top + free.bottom - size.y) / 2;
  return { at: projection.unproject([x, y], zoom), zoom };
}

/**
 * Return two corners of the free part of the map, top left and bottom right, at least a pixel apart: on a small screen
 * the panels may leave nothing free, and lie over each other.
 *
 * @param {Box} free
 * @returns {[[number, number], [number, number]]}
 */
export const corners = ({ left, right, top, bottom }) => [
  [Math.min(left, right - 1), Math.min(top, bottom - 1)],
  [Math.max(right, left + 1), Math.max(bottom, top + 1)],
];

const rounded = (/** @type {number} */ degrees) => Math.round(degrees * 1000) / 1000;
const wrapped = (/** @type {number} */ longitude) => ((((longitude + 180) % 360) + 360) % 360) - 180;

/**
 * Return the view between a north-western and a south-eastern corner, to a thousandth of a degree.
 *
 * @param {Pick<LatLng, "lat" | "lng">} a
 * @param {Pick<LatLng, "lat" | "lng">} b
 * @returns {View}
 */
export function viewBetween(a, b) {
  const whole = b.lng - a.lng >= 360;
  return [
    rounded(whole ? -180 : wrapped(a.lng)),
    rounded(Math.max(-90, b.lat)),
    rounded(whole ? 180 : wrapped(b.lng)),
    rounded(Math.min(90, a.lat)),
  ];
}
