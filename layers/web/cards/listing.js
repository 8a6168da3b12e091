// A card that lists the claims of one place or cluster, a hundred at a time.

import { claimRow } from "../claim/row.js";
import { tallies } from "../claim/tallies.js";
import { countsOf } from "../data/columns.js";
import { el, setChildren } from "../dom/element.js";
import { t } from "../words/messages.js";

const PAGE = 100;
const GAP = 10;

export function createListing(map, data, store, frame) {
  const card = el("section", { class: "p-card p-listing", "aria-label": t("listed"), hidden: true });
  map.getContainer().append(card);
  L.DomEvent.disableClickPropagation(card);
  L.DomEvent.disableScrollPropagation(card);
  // what was clicked may be gone by the time the map hears of it, and would pass for the map itself
  L.DomEvent.on(card, "click", L.DomEvent.stopPropagation);
  let rows = [];
  let until = PAGE;
  let table = null;

  function close() {
    card.hidden = true;
    setChildren(card);
  }

  function draw() {
    const scrolled = card.querySelector(".p-scroll");
    const top = scrolled ? scrolled.scrollTop : 0;
    const { assertion, layer } = data.columns;
    setChildren(
      card,
      el(
        "div",
        { class: "p-bar" },
        el("h2", {}, t("claims_here", { n: rows.length })),
        el("button", {
          class: "p-icon",
          type: "button",
          "aria-label": t("close"),
          title: t("close"),
          on: { click: close },
        }, "×"),
      ),
      el(
        "div",
        { class: "p-scroll", tabindex: "0" },
        tallies(data, countsOf(assertion, rows), countsOf(layer, rows)),
        rows.slice(0, until).map((row) => claimRow(data, data.claim(row), store)),
        rows.length > until &&
          el("button", { class: "p-more", type: "button", on: { click: more } }, t("more", { n: rows.length - until })),
      ),
    );
    card.querySelector(".p-scroll").scrollTop = top;
  }

  function more() {
    until += PAGE;
    draw();
  }

  /** Beside a box (client pixels), inside the free part of the map. */
  function seat(box) {
    const origin = map.getContainer().getBoundingClientRect();
    const free = frame();
    card.style.maxHeight = `${Math.min(420, free.bottom - free.top)}px`;
    const [width, height] = [card.offsetWidth, card.offsetHeight];
    const right = box.right - origin.left + GAP;
    const left = right + width <= free.right ? right : box.left - origin.left - GAP - width;
    const held = (value, low, high) => Math.max(low, Math.min(value, high));
    card.style.left = `${held(left, free.left, free.right - width)}px`;
    card.style.top = `${held((box.top + box.bottom) / 2 - origin.top - height / 2, free.top, free.bottom - height)}px`;
  }

  map.on("movestart zoomstart", close);
  return {
    /** List the claims in these rows beside a box (client pixels). */
    open(some, box) {
      rows = some;
      until = PAGE;
      table = store.table();
      card.hidden = false;
      draw();
      seat(box);
      card.querySelector(".p-scroll").focus({ preventScroll: true });
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
