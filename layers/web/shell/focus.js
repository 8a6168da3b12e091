// Where the focus goes when things are drawn anew: to what stands in its place, into a panel that opens, back when it
// closes.
//
// By hand: focus-trap 8.2 (with tabbable 20 KB, a fifth of this viewer) keeps the focus inside one element that stays.
// Here elements are replaced, nothing is modal, and the focus has to find its place again by what it was on.

/** @import { Parts } from "../types.d.ts" */
/** @import { Map } from "leaflet" */

// what still names an element when everything has been drawn anew
const NAMES = [
  "data-claim",
  "data-mark",
  "data-to",
  "data-layer",
  "data-theme",
  "data-symbols",
  "data-coordinates",
  "data-graticule",
  "data-dates",
  "data-density",
  "data-language",
  "data-filter",
  "data-timeline",
  "aria-label",
  "data-focus",
];
const AREAS = ".p-card, .p-panel, .p-map, .p-caption, .p-measure, .p-time, .p-foot";

const isNowhere = (/** @type {Element | null} */ held) => held === document.body || !held?.isConnected;

/** Return a selector for where an element is that still holds when everything has been drawn anew, if there is one. */
export function placeOf(/** @type {Element | null} */ held) {
  const area = held?.closest(AREAS);
  const name = area && NAMES.find((each) => held?.hasAttribute(each));
  if (!name) return null;
  const { classList } = area;
  return `.${classList[classList.contains("p-panel") ? 1 : 0]} [${name}="${
    CSS.escape(held?.getAttribute(name) ?? "")
  }"]`;
}

/** Return a selector for the row of a claim that was on the evidence's page ("claim x"). */
function rowOf(/** @type {string} */ page) {
  const [kind, id] = page.split(" ");
  return kind === "claim" ? `.p-row[data-claim="${CSS.escape(id)}"]` : null;
}

/**
 * Keep the focus. Call what this returns before anything is drawn anew, and what that returns when it is done.
 *
 * @param {Parts} parts
 * @param {Map} map
 */
export function createFocus(parts, map) {
  const panel = parts.evidence;
  /** @type {string | null} the place from which the focus went into the evidence */
  let opener = null;

  const to = (/** @type {HTMLElement | null} */ element) => {
    if (element && element !== document.activeElement) element.focus({ preventScroll: true });
    return Boolean(element);
  };
  const find = (/** @type {string | null} */ selector) =>
    selector === null ? null : /** @type {HTMLElement | null} */ (parts.root.querySelector(selector));
  /** The first of some places that there is takes the focus. @param {(string | null)[]} places */
  const toFirst = (places) => places.some((place) => to(find(place)));

  return () => {
    const held = /** @type {HTMLElement | null} */ (document.activeElement);
    const inside = panel.contains(held);
    const inBar = inside && Boolean(held?.closest(".p-bar"));
    const place = placeOf(held);
    const page = panel.dataset.page ?? "";

    /** The evidence closed. */
    function leave() {
      if (!document.hasFocus() || !(inside || isNowhere(held))) return;
      if (!toFirst([opener, rowOf(page)])) to(map.getContainer());
    }

    /** The evidence opened, or shows another page. */
    function enter() {
      if (!inside && !document.hasFocus()) return;
      if (!inside) opener = place;
      const link = panel.dataset.way === "back" ? `.p-evidence [data-to="${CSS.escape(page)}"]` : null;
      toFirst([inBar ? place : null, link, ".p-evidence .p-title", ".p-evidence h2"]);
    }

    return () => {
      const now = panel.dataset.page ?? "";
      if (now !== page) return now ? enter() : leave();
      to(isNowhere(held) ? find(place) : held);
    };
  };
}
