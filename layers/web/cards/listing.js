// A card that lists the claims of one place or cluster, a hundred at a time.

/** @import { Map } from "leaflet" */
/** @import { Box, Data, Mask, Store } from "../types.d.ts" */

import { claimRow } from "../claim/row.js";
import { tallies } from "../claim/tallies.js";
import { countsOf } from "../data/columns.js";
import { el, setChildren } from "../dom/element.js";
import { beside } from "../map/boxes.js";
import { spotOf } from "../map/spots.js";
import { t } from "../words/messages.js";
import { heading } from "./card.js";

const PAGE = 100;
// pixels
const [GAP, TALLEST] = [10, 420];

/**
 * Return the heading of a list, with a button that closes it.
 * @param {number} count
 * @param {() => void} close
 */
const bar = (count, close) =>
  el(
    "div",
    { class: "p-bar" },
    el("h2", {}, t("claims_here", { n: count })),
    el(
      "button",
      { class: "p-icon", type: "button", "aria-label": t("close"), title: t("close"), on: { click: close } },
      "×",
    ),
  );

/** @param {Data} data @param {number} row */
const placeOf = (data, row) => spotOf(data.claim(row));

/**
 * Return the claims in rows, the first few of them one by one, and a button for more.
 * @param {Data} data
 * @param {Store} store
 * @param {number[]} rows
 * @param {{until: number, byPlace: boolean}} how  how many have a row each, and whether each place has a heading
 * @param {() => void} more
 */
const content = (data, store, rows, { until, byPlace }, more) =>
  el(
    "div",
    { class: "p-scroll", tabindex: "0" },
    tallies(data, countsOf(data.columns.assertion, rows), countsOf(data.columns.layer, rows)),
    rows.slice(0, until).flatMap((row, i) => [
      byPlace && (i === 0 || placeOf(data, row) !== placeOf(data, rows[i - 1])) &&
      heading(data, data.claim(row), rows.filter((each) => placeOf(data, each) === placeOf(data, row)).length),
      claimRow(data, data.claim(row), store),
    ]),
    rows.length > until &&
      el("button", { class: "p-more", type: "button", on: { click: more } }, t("more", { n: rows.length - until })),
  );

/**
 * Put the list on the map, closed. `frame` gives the part of the map that nothing covers.
 * @param {Map} map
 * @param {Data} data
 * @param {Store} store
 * @param {() => Box} frame
 */
export function createListing(map, data, store, frame) {
  const card = el("section", { class: "p-card p-listing", "aria-label": t("listed"), hidden: true });
  map.getContainer().append(card);
  L.DomEvent.disableClickPropagation(card);
  L.DomEvent.disableScrollPropagation(card);
  // what was clicked may be gone by the time the map hears of it, and would pass for the map itself
  L.DomEvent.on(card, "click", L.DomEvent.stopPropagation);
  /** @type {number[]} */
  let rows = [];
  let until = PAGE;
  let byPlace = false;
  /** @type {Mask} */
  let table = new Uint8Array();
  let scroll = el("div");

  function close() {
    card.hidden = true;
    setChildren(card);
  }

  function draw() {
    const top = scroll.scrollTop;
    scroll = content(data, store, rows, { until, byPlace }, more);
    setChildren(card, bar(rows.length, close), scroll);
    scroll.scrollTop = top;
  }

  function more() {
    until += PAGE;
    draw();
  }

  /**
   * Stand beside a box (client pixels), inside the free part of the map.
   * @param {Box} box
   */
  function stand({ left, top, right, bottom }) {
    const origin = map.getContainer().getBoundingClientRect();
    const free = frame();
    card.style.maxHeight = `${Math.min(TALLEST, free.bottom - free.top)}px`;
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const box = {
      left: left - origin.left,
      top: top - origin.top,
      right: right - origin.left,
      bottom: bottom - origin.top,
    };
    const at = beside(box, size, free, GAP);
    card.style.left = `${at.left}px`;
    card.style.top = `${at.top}px`;
  }

  map.on("movestart zoomstart", close);
  return {
    /**
     * List the claims in these rows beside a box (client pixels).
     * @param {number[]} some
     * @param {Box} box
     * @param {boolean} [places]  whether the claims of each place stand below its name
     */
    open(some, box, places = false) {
      rows = some;
      byPlace = places;
      until = PAGE;
      table = store.table();
      card.hidden = false;
      draw();
      stand(box);
      scroll.focus({ preventScroll: true });
    },
    /** Follow the store: the chosen row changes, and what the list was made of may no longer be visible. */
    draw() {
      if (card.hidden) return;
      const now = store.table();
      if (now.length === table.length && rows.every((row) => now[row])) draw();
      else close();
    },
    close,
    isOpen: () => !card.hidden,
  };
}
