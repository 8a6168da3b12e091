// Moves the map to a view: in a flight, or at once; remembers what was asked for as long as the map stands there.

const FLIGHT = 900;
const NEAR = 2;
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

/** How many times larger than usual type and cards are (the token --k of viewer.css). */
export const magnification = (root) => parseFloat(getComputedStyle(root).getPropertyValue("--k")) || 1;

/** `frame`, `seat`, `view` measure (open.js); while `follows` holds the map fits its view when the window changes. */
export function createCamera(map, parts, { frame, seat, view, follows }) {
  let asked = null;
  let last = -Infinity;
  let moving = false;
  let resizing = false;

  const alike = (a, b) => Object.keys(a).every((side) => Math.abs(a[side] - b[side]) < NEAR);

  /** Whether the map stands, or will stand, where it was last asked to. */
  function there() {
    if (moving || !asked) return Boolean(asked);
    const { at, zoom } = asked;
    return map.getZoom() === zoom && map.project(map.getCenter(), zoom).distanceTo(map.project(at, zoom)) < NEAR;
  }

  /** Fit the stage, which may have changed, without laying anything out yet. */
  function measure() {
    resizing = true;
    map.invalidateSize({ animate: false, pan: false });
    resizing = false;
  }

  /** Move so that west, south, east, north are shown, after `change`. Nothing is laid out before the map is there. */
  function move(wanted, fly, change) {
    const soon = moving || performance.now() - last < FLIGHT;
    moving = true;
    change();
    measure();
    if (fly) last = performance.now();
    asked = { wanted, frame: frame(), ...seat(wanted) };
    // who asks again before the flight would be over is there at once: no queue, whatever key is held
    if (fly && !soon && !still.matches && !document.hidden) {
      parts.map.classList.add("is-flying");
      map.flyTo(asked.at, asked.zoom, { duration: FLIGHT / 1000 });
    } else {
      moving = false;
      // without reset a map at the same zoom pans by whole pixels
      map.setView(asked.at, asked.zoom, { animate: false, reset: true });
    }
  }

  map.on("moveend", () => {
    if (resizing) return;
    moving = false;
    parts.map.classList.remove("is-flying");
  });

  return {
    /** Show west, south, east, north, after `change`; in a flight where that is asked for and wanted. */
    show(wanted, { fly = false, change = () => {} } = {}) {
      parts.foot.style.minHeight = "";
      move(wanted, fly, change);
    },
    isMoving: () => moving,
    /** The view that was asked for, while it is what is shown; otherwise what is shown. */
    view: () => (there() && alike(asked.frame, frame()) ? asked.wanted : view()),
    /** The map has another size: whether that has been seen to. */
    resized() {
      const size = map.getSize();
      const known = size.x === parts.map.clientWidth && size.y === parts.map.clientHeight;
      if (known) return true;
      if (!moving && !(follows() && there())) return false;
      move(asked.wanted, false, () => {});
      return true;
    },
  };
}
