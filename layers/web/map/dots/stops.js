// Dots and clusters by keyboard: one stop for Tab, arrows from one to the next, Enter does what a click does. A canvas
// has nothing that can take the focus, so a button lies over the one that the keyboard is at.

/** @import { Map } from "leaflet" */
/** @import { Pixel } from "../boxes.js" */
/** @import { Hit } from "./under.js" */

import { el } from "../../dom/element.js";
import { t } from "../../words/messages.js";
import { stepped } from "../reach.js";

/** @typedef {{hit: Hit, at: Pixel}} Stop What is there, in pixels of the window, and of the world at zoom 0. */

// pixels between what is drawn and the ring of the focus
const ROOM = 3;

/**
 * Return stops in the order in which arrows go through them: from west to east, then from north to south.
 * @param {Stop[]} stops
 */
export const inOrder = (stops) => [...stops].sort((a, b) => a.at.x - b.at.x || a.at.y - b.at.y);

/**
 * Return the stop that is nearest to a place of the world; the first where the keyboard has not been anywhere.
 * @param {Stop[]} stops
 * @param {Pixel | undefined} place
 */
export function nearestTo(stops, place) {
  if (!place) return stops[0];
  const far = (/** @type {Stop} */ { at }) => (at.x - place.x) ** 2 + (at.y - place.y) ** 2;
  return stops.reduce((best, stop) => (far(stop) < far(best) ? stop : best), stops[0]);
}

/**
 * Return what draws the stop that the keyboard is at, given all that there are.
 * @param {Map} map
 * @param {(hit: Hit) => string} words
 * @param {(hit: Hit) => void} press
 */
export function createStops(map, words, press) {
  const pane = map.createPane("p-dotstops");
  pane.style.zIndex = "441";
  /** @type {Stop[]} */
  let stops = [];
  /** @type {Stop | undefined} */
  let now;
  /** @type {HTMLElement | undefined} */
  let button;

  /** A screen reader speaks what the focus comes to, not what changes its name: each stop has a button of its own. */
  function fresh() {
    const held = button === document.activeElement;
    const next = el("button", {
      class: "p-dotstop",
      type: "button",
      "data-focus": "dots",
      on: { click: () => now && press(now.hit), keydown: step },
    });
    L.DomEvent.disableClickPropagation(next);
    pane.append(next);
    const last = button;
    button = next;
    dress();
    if (held) next.focus({ preventScroll: true });
    last?.remove();
  }

  function dress() {
    if (!button || !now) return;
    const { x, y, radius } = now.hit;
    const place = t("n_of_m", { n: stops.indexOf(now) + 1, m: stops.length });
    const side = 2 * (radius + ROOM);
    button.setAttribute("aria-label", `${words(now.hit)} (${place})`);
    button.style.width = button.style.height = `${side}px`;
    L.DomUtil.setPosition(button, map.containerPointToLayerPoint([x - side / 2, y - side / 2]));
  }

  /** @param {KeyboardEvent} event */
  function step(event) {
    const next = now && stepped(stops, now, event.key);
    if (!next) return;
    now = next;
    fresh();
    event.preventDefault();
    event.stopPropagation();
  }

  return (/** @type {Stop[]} */ drawn) => {
    stops = inOrder(drawn);
    now = stops.length ? nearestTo(stops, now?.at) : undefined;
    if (now && !button) fresh();
    if (button) button.hidden = !now;
    dress();
  };
}
