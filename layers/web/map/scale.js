// A scale bar in kilometres and nautical miles, true at the middle of the map.

/** @import { Map } from "leaflet" */

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

// in pixels
const LONGEST = 110;
// metres in each unit
const UNITS = { km: 1000, nmi: 1852 };

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
 */
export function bar(metres, unit) {
  const longest = metres / UNITS[unit];
  const length = roundedDown(longest);
  return { length, width: Math.round((LONGEST * length) / longest) };
}

/**
 * Put the scale on the map; return a function that draws it anew.
 * @param {Map} map
 */
export function createScale(map) {
  const units = /** @type {(keyof UNITS)[]} */ (Object.keys(UNITS));
  const bars = units.map((unit) => ({ unit, element: el("div", { class: "p-scalebar", "data-unit": unit }) }));
  const Scale = L.Control.extend({ onAdd: () => el("div", { class: "p-scale" }, bars.map(({ element }) => element)) });
  new Scale({ position: "bottomleft" }).addTo(map);

  function draw() {
    const y = map.getSize().y / 2;
    const metres = map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([LONGEST, y]));
    for (const { unit, element } of bars) {
      const { length, width } = bar(metres, unit);
      element.style.width = `${width}px`;
      element.textContent = t(unit, { n: length });
    }
  }
  map.on("zoomend moveend resize", draw);
  draw();
  return draw;
}
