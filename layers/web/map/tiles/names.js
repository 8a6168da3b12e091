// The names of towns in a basemap of Protomaps, for the map to place among its own: read from the tiles that are drawn.
//
// protomaps-leaflet has label rules of its own, which write on the tiles' canvases: they know neither cards nor marks
// nor our names, and would write across them. Names of countries and regions are left out, as their borders are: those
// are the theatre's.

/** @import { Map } from "leaflet" */
/** @import { View } from "protomaps-leaflet" */
/** @import { Label } from "../../types.d.ts" */

const LAYER = "places";
const KINDS = new Set(["locality", "macrohood", "neighbourhood"]);
// names in a view: those of the largest places, and characters in one
const [MOST, LONGEST] = [60, 48];
// what a name is never written with: control characters, and what turns the direction of the text around it
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\s]+/gu;
const TRANSLATED = "name:";

/** Return a name as plain text on one line, cut where it is long; empty where it is none. @param {unknown} value */
function plain(value) {
  const text = typeof value === "string" ? value.slice(0, 4 * LONGEST).replace(UNSEEN, " ").trim() : "";
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("").trimEnd()}…` : text;
}

/**
 * Return the name of a place, with what it is called in each language that its tile has; null where it has none.
 *
 * @param {Record<string, unknown>} props
 * @param {[lon: number, lat: number]} at
 * @returns {Label | null}
 */
export function nameOf(props, at) {
  if (!KINDS.has(String(props["kind"]))) return null;
  const translations = Object.fromEntries(
    Object.entries(props)
      .filter(([key]) => key.startsWith(TRANSLATED))
      .map(([key, value]) => [key.slice(TRANSLATED.length), { name: plain(value) }]),
  );
  const name = plain(props["name"]) || Object.values(translations).find((each) => each.name)?.name;
  // nobody says in which language it is
  return name ? { kind: "locality", name, lang: "und", translations, at } : null;
}

/** How large a place is, as its tile says: more than others of its rank where it is there sooner. */
const size = (/** @type {Record<string, unknown>} */ { population_rank: rank, min_zoom: zoom }) =>
  (Number(rank) || 0) - (Number(zoom) || 0) / 100;

/**
 * Return the names in the tiles in view, those of the largest places first; each once.
 *
 * @param {Map} map
 * @param {View} view
 */
export async function namesIn(map, view) {
  const zoom = Math.round(map.getZoom());
  const bounds = map.getBounds();
  const [from, to] = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) => map.project(corner, zoom));
  const tiles = await view.getBbox(zoom, { minX: from.x, minY: from.y, maxX: to.x, maxY: to.y });
  /** @type {globalThis.Map<string, { label: Label, size: number }>} */
  const found = new globalThis.Map();
  for (const { data, origin, scale } of tiles) {
    for (const { props, geom: [[point]] } of data.get(LAYER) ?? []) {
      const place = map.unproject([point.x * scale + origin.x, point.y * scale + origin.y], zoom);
      if (!bounds.contains(place)) continue;
      const label = nameOf(props, [place.lng, place.lat]);
      // tiles have what stands near their edge too
      if (label) {
        found.set(`${label.name} ${place.lat.toFixed(2)} ${place.lng.toFixed(2)}`, { label, size: size(props) });
      }
    }
  }
  const ordered = [...found.values()].sort((a, b) => b.size - a.size || (a.label.name < b.label.name ? -1 : 1));
  return ordered.slice(0, MOST).map(({ label }) => label);
}
