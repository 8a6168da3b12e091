// A scale bar in kilometres and nautical miles, true at the middle of the map, which is said where it is not elsewhere;
// and where north is.

/** @import { Map } from "leaflet" */

import { latitude } from "../data/coordinates.js";
import { el, svg } from "../dom/element.js";
import { t } from "../words/messages.js";
import { magnification } from "./camera.js";

// in pixels: half of it, the shortest that a bar may be, has room for “1,000 nmi”
const LONGEST = 130;
// metres in each unit
const UNITS = { km: 1000, nmi: 1852 };
// a scale that differs by more than this share from top to bottom is said to hold in the middle
const UNEVEN = 0.1;

/**
 * Return the largest 1, 2, 3 or 5 times a power of ten that is not larger than a value.
 * @param {number} value  above 0
 */
export function roundedDown(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return /** @type {number} */ ([5, 3, 2, 1].find((digit) => digit * power <= value)) * power;
}

/**
 * Return the length that a bar stands for, in a unit, and its width in pixels.
 * @param {number} metres  in as many pixels as the longest bar has
 * @param {keyof UNITS} unit
 * @param {number} pixels  of the longest bar
 */
export function bar(metres, unit, pixels) {
  const longest = metres / UNITS[unit];
  const length = roundedDown(longest);
  return { length, width: Math.round((pixels * length) / longest) };
}

/**
 * Return whether the scale of Mercator's map differs much between two latitudes and the one in the middle.
 * @param {{south: number, middle: number, north: number}} latitudes  in degrees
 */
export function isUneven({ south, middle, north }) {
  const size = (/** @type {number} */ degrees) => Math.cos((degrees * Math.PI) / 180);
  return [south, north].some((edge) => Math.abs(size(edge) / size(middle) - 1) > UNEVEN);
}

/** An arrow to the north, which is up everywhere on Mercator's map. */
const north = () =>
  svg(
    "svg",
    { class: "p-north", viewBox: "0 0 14 30", width: 14, height: 30, "aria-hidden": "true" },
    svg("path", { d: "M7 0L12 13L7 10L2 13Z" }),
    svg("text", { x: 7, y: 28, "text-anchor": "middle" }, "N"),
  );

/**
 * Put the scale on the map. Return a function that draws it; from then on it follows the map.
 * @param {Map} map
 */
export function createScale(map) {
  const units = /** @type {(keyof UNITS)[]} */ (Object.keys(UNITS));
  const bars = units.map((unit) => ({ unit, element: el("div", { class: "p-scalebar", "data-unit": unit }) }));
  const where = el("div", { class: "p-scaleat" });
  const all = el("div", {}, bars.map(({ element }) => element), where);
  const Scale = L.Control.extend({ onAdd: () => el("div", { class: "p-scale" }, north(), all) });
  new Scale({ position: "bottomleft" }).addTo(map);

  function draw() {
    // its words grow in a briefing
    const pixels = LONGEST * magnification(map.getContainer());
    const y = map.getSize().y / 2;
    const middle = map.containerPointToLatLng([0, y]);
    const metres = map.distance(middle, map.containerPointToLatLng([pixels, y]));
    for (const { unit, element } of bars) {
      const { length, width } = bar(metres, unit, pixels);
      element.style.width = `${width}px`;
      element.textContent = t(unit, { n: length });
    }
    const bounds = map.getBounds();
    where.hidden = !isUneven({ south: bounds.getSouth(), middle: middle.lat, north: bounds.getNorth() });
    where.textContent = t("scale_at", { latitude: latitude(middle.lat, 1) });
  }
  return () => {
    // once more is the same: Leaflet has a listener once
    map.on("zoomend moveend resize", draw);
    draw();
  };
}
