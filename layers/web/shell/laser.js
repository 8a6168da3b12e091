// A dot on the map where somebody points, as a laser pointer's.

import { el } from "../dom/element.js";

/** @import { LeafletMouseEvent, Map } from "leaflet" */

/**
 * Create the dot. `show` puts it at a latitude and longitude, or takes it away with null; `turn` lets it follow the
 * pointer, and tells where that is.
 *
 * @param {Map} map
 */
export function createLaser(map) {
  const container = map.getContainer();
  const dot = el("div", { class: "p-laser", "aria-hidden": "true", hidden: true });
  container.append(dot);
  /** @type {((at: [number, number] | null) => void) | null} */
  let told = null;
  /** @type {[number, number] | null} */
  let last = null;

  function place() {
    dot.hidden = !last;
    if (!last) return;
    const { x, y } = map.latLngToContainerPoint(last);
    dot.style.transform = `translate(${x}px, ${y}px)`;
  }

  function show(/** @type {[number, number] | null} */ at) {
    last = at;
    place();
    told?.(at);
  }

  const follow = (/** @type {LeafletMouseEvent} */ { latlng }) => show([latlng.lat, latlng.lng]);
  const leave = () => show(null);
  map.on("move zoomend", place);

  return {
    show,
    isOn: () => told !== null,
    /** @param {boolean} on @param {(at: [number, number] | null) => void} tell */
    turn(on, tell) {
      if (on === (told !== null)) return;
      container.classList.toggle("is-pointing", on);
      if (on) {
        told = tell;
        map.on("mousemove", follow).on("mouseout", leave);
      } else {
        map.off("mousemove", follow).off("mouseout", leave);
        leave();
        told = null;
      }
    },
  };
}
