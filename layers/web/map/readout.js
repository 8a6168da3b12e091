// Where the pointer is, or by keyboard the middle of the map: coordinates no finer than a pixel.

/** @import { LatLng, Map } from "leaflet" */

import { coordinates } from "../data/coordinates.js";
import { button } from "../dom/button.js";
import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** Return the degrees of longitude in a pixel at a zoom. @param {number} zoom */
export const pixelAt = (zoom) => 360 / (256 * 2 ** zoom);

/**
 * Show the cross in the middle of the map while the map is moved by keys, or `wanted`.
 * @param {Map} map
 */
function createCross(map) {
  const container = map.getContainer();
  const cross = el("div", { class: "p-cross", "aria-hidden": "true", hidden: true });
  container.append(cross);
  /** @type {Set<string>} */
  const wanted = new Set();
  const show = (/** @type {string} */ by, /** @type {boolean} */ on) => {
    if (on) wanted.add(by);
    else wanted.delete(by);
    cross.hidden = !wanted.size;
  };
  container.addEventListener("keydown", (event) => event.target === container && show("keys", true));
  container.addEventListener("blur", () => show("keys", false));
  map.on("mousemove", () => show("keys", false));
  return { show, isShown: () => !cross.hidden };
}

/**
 * Put the readout on the map. `copy` takes the text of what it shows. Returns what draws it anew, the cross, and the
 * key that copies.
 *
 * @param {Map} map
 * @param {(text: string) => void} copy
 */
export function createReadout(map, copy) {
  const cross = createCross(map);
  /** @type {LatLng | null} */
  let pointer = null;
  const what = el("span", { class: "p-readwhat" });
  const words = el("span", { class: "p-readwords" });
  const press = button(() => copy(read()), { class: "p-textbutton", "data-focus": "coordinates" });
  const root = el("div", { class: "p-readout" }, what, words, press);
  const Readout = L.Control.extend({ onAdd: () => root });
  new Readout({ position: "bottomleft" }).addTo(map);
  L.DomEvent.disableClickPropagation(root);

  const at = () => (cross.isShown() ? null : pointer) ?? map.getCenter();
  const step = () => pixelAt(map.getZoom());

  function read() {
    const { lat, lng } = at();
    return coordinates([lat, lng], step()) ?? t("no_grid");
  }

  function draw() {
    what.textContent = t(pointer && !cross.isShown() ? "pointer" : "centre");
    words.textContent = read();
    press.textContent = t("copy");
    press.setAttribute("aria-label", t("copy_coordinates"));
    press.title = t("copy_coordinates");
  }

  map.on("mousemove", ({ latlng }) => {
    pointer = latlng;
    draw();
  });
  map.on("mouseout", () => {
    pointer = null;
    draw();
  });
  map.on("move zoomend", draw);
  map.getContainer().addEventListener("keydown", draw);
  map.getContainer().addEventListener("blur", draw);
  for (const [name, on] of /** @type {const} */ ([["mouseenter", true], ["mouseleave", false]])) {
    root.addEventListener(name, () => cross.show("button", on));
  }
  press.addEventListener("focus", () => cross.show("button", true));
  press.addEventListener("blur", () => cross.show("button", false));
  const keys = [{ key: "g", label: "copy_coordinates", act: () => copy(read()) }];
  return { draw, cross, keys };
}
