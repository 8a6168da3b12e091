// Moves the map to a view: in a flight, or at once; remembers what was asked for as long as the map stands there.

/** @import { LatLng, Map } from "leaflet" */
/** @import { Box, Parts, View } from "../types.d.ts" */

/** @typedef {{at: LatLng, zoom: number}} Seat Where the map stands: its middle and its zoom. */

/**
 * What the camera asks the page.
 * @typedef {object} Measures
 * @property {() => Box} frame  the part of the map that nothing covers
 * @property {(wanted: View) => Seat} seat  where the map stands to show a view in the frame
 * @property {() => View} view  what is shown in the frame
 * @property {() => boolean} follows  whether the map fits its view when the window changes
 */

// milliseconds
const FLIGHT = 900;
// pixels
const NEAR = 2;

/**
 * Return how many times larger than usual type and cards are (the token --k of viewer.css).
 * @param {HTMLElement} root
 */
export const magnification = (root) => parseFloat(getComputedStyle(root).getPropertyValue("--k")) || 1;

/**
 * Return whether two boxes are the same, to a pixel or so on every side.
 * @param {Box} a
 * @param {Box} b
 */
export const alike = (a, b) =>
  Math.abs(a.left - b.left) < NEAR && Math.abs(a.top - b.top) < NEAR &&
  Math.abs(a.right - b.right) < NEAR && Math.abs(a.bottom - b.bottom) < NEAR;

/**
 * Return whether the map flies to where it is asked to be. Who asks again before a flight would be over is there at
 * once: no queue, whatever key is held. Nobody flies who asked for less motion, or in a window that is not seen.
 * @param {{fly: boolean, moving: boolean, since: number, still: boolean, hidden: boolean}} asked
 *   since: milliseconds since the last flight began
 */
export const flies = ({ fly, moving, since, still, hidden }) => fly && !moving && since >= FLIGHT && !still && !hidden;

/**
 * Return the camera of a map.
 * @param {Map} map
 * @param {Pick<Parts, "map" | "foot">} parts
 * @param {Measures} measures
 */
export function createCamera(map, parts, { frame, seat, view, follows }) {
  const motion = window.matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {(Seat & {wanted: View, frame: Box}) | null} */
  let asked = null;
  let last = -Infinity;
  let moving = false;
  let resizing = false;

  /** @param {Seat} seat */
  function standsAt({ at, zoom }) {
    return map.getZoom() === zoom && map.project(map.getCenter(), zoom).distanceTo(map.project(at, zoom)) < NEAR;
  }

  /** What the map was last asked to show, if it stands, or will stand, there. */
  const held = () => (asked && (moving || standsAt(asked)) ? asked : null);

  /** Fit the stage, which may have changed, without laying anything out yet. */
  function measure() {
    resizing = true;
    map.invalidateSize({ animate: false, pan: false });
    resizing = false;
  }

  /**
   * Move so that a view is shown, after `change`. Nothing is laid out before the map is there.
   * @param {View} wanted
   * @param {boolean} fly
   * @param {() => void} change
   */
  function move(wanted, fly, change) {
    const since = performance.now() - last;
    const flight = flies({ fly, moving, since, still: motion.matches, hidden: document.hidden });
    moving = true;
    change();
    measure();
    if (fly) last = performance.now();
    asked = { wanted, frame: frame(), ...seat(wanted) };
    if (flight) {
      parts.map.classList.add("is-flying");
      map.flyTo(asked.at, asked.zoom, { duration: FLIGHT / 1000 });
    } else {
      moving = false;
      // without reset a map at the same zoom pans by whole pixels; Leaflet's types leave `reset` out
      map.setView(asked.at, asked.zoom, /** @type {object} */ ({ animate: false, reset: true }));
    }
  }

  map.on("moveend", () => {
    if (resizing) return;
    moving = false;
    parts.map.classList.remove("is-flying");
  });

  return {
    /**
     * Show a view, after `change`; in a flight where that is asked for and wanted.
     * @param {View} wanted
     * @param {{fly?: boolean, change?: () => void}} [how]
     */
    show(wanted, { fly = false, change = () => {} } = {}) {
      parts.foot.style.minHeight = "";
      move(wanted, fly, change);
    },
    isMoving: () => moving,
    /** Return the view that was asked for, while it is what is shown; otherwise what is shown. */
    view() {
      const there = held();
      return there && alike(there.frame, frame()) ? there.wanted : view();
    },
    /** The map may have another size: return whether that has been seen to. */
    resized() {
      const size = map.getSize();
      if (size.x === parts.map.clientWidth && size.y === parts.map.clientHeight) return true;
      const there = held();
      if (!there || !(moving || follows())) return false;
      move(there.wanted, false, () => {});
      return true;
    },
  };
}
