// Which boundaries that somebody claims are in view.

/** @import { LatLngBounds } from "leaflet" */
/** @import { Data, LatLon, Noted, Place } from "../types.d.ts" */

import { turnsInto } from "../data/shapes.js";

/**
 * Return a function that tells which dashed boundaries are in a window: the lines of the basemap, and whose view of the
 * borders is drawn where a border inside an outline is there.
 *
 * @param {Pick<Data, "basemap" | "places" | "shapes" | "borders">} data
 * @returns {(window: LatLngBounds) => (Place | Noted)[]}
 */
export function createBoundaries({ basemap, places, shapes, borders }) {
  /** @type {{of: (Place | Noted)[], points: LatLon[]}[]} */
  const lines = basemap.map((id) => places[id]).filter((place) => place.lines)
    .map((place) => ({ of: [place], points: shapes.lines(place).flat() }));
  lines.push({
    of: borders?.notes ?? [],
    points: [...(borders?.joined ?? []), ...(borders?.lined ?? [])].flatMap(shapes.arc),
  });

  return (window) => {
    const [west, east] = [window.getWest(), window.getEast()];
    const within = (/** @type {LatLon} */ [lat, lon]) =>
      lat >= window.getSouth() && lat <= window.getNorth() && turnsInto([lon, lon], [west, east]).length > 0;
    return lines.flatMap(({ of, points }) => points.some(within) ? of : []);
  };
}
