// The results: every visible claim in words, on the map or not. What the map shows, for those who do not see it.
//
// A list of buttons and not a listbox: a row opens something instead of being chosen, and a list leaves headings to
// the layers and lets a screen reader read the parts of a row. The arrow keys are by hand: only a window of the rows is
// in the document, which the libraries for roving focus do not know.

import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { formatNumber, t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { hit } from "./hit.js";
import { clamped, kept, ordered, stepped, WINDOW, windowAt, within } from "./order.js";

/** @import { Claim, Data, Store } from "../types.d.ts" */
/** @import { Group } from "./order.js" */

/** The rows of a layer under its name. @param {Group} group @param {HTMLElement[]} rows */
const section = ({ layer, size }, rows) =>
  el(
    "section",
    {},
    el("h3", {}, said(text(layer, "label")), " ", el("span", { class: "p-count" }, formatNumber(size))),
    el("ul", {}, rows),
  );

/** The element of the results that an event is about, if any. @returns {HTMLElement | null} */
const hitOf = (/** @type {Event} */ { target }) => target instanceof Element ? target.closest(".p-hit") : null;

/**
 * Create the list of results. One row is what Tab comes to; the arrow keys move among all.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {(claim: Claim) => number | undefined} numberOf  a claim's mark
 */
export function createResults(data, store, numberOf) {
  const root = el("div", { class: "p-results", on: { keydown: pressed, focusin: settle } });
  /** @type {Uint32Array} */
  let rows = new Uint32Array(0);
  /** @type {Group[]} */
  let groups = [];
  // the place of the row that Tab comes to
  let at = 0;

  function row(/** @type {number} */ index, /** @type {Group} */ { layer, start, size }) {
    const claim = data.claim(rows[index]);
    const found = hit(data, store, claim, layer, numberOf(claim));
    found.tabIndex = index === at ? 0 : -1;
    found.dataset.index = String(index);
    found.dataset.claim = claim.id;
    return el("li", { "aria-setsize": size, "aria-posinset": index - start + 1 }, found);
  }

  /** A button that leads to another window. */
  const turn = (/** @type {string} */ words, /** @type {number} */ index) =>
    button(() => go(index), { class: "p-more" }, words);

  function render() {
    const { first, end } = windowAt(at, rows.length);
    setChildren(
      root,
      !rows.length && el("p", { class: "p-empty" }, t("nothing_found")),
      first > 0 && turn(t("before", { n: first }), first - WINDOW),
      within(groups, { first, end }).map(([group, from, to]) =>
        section(group, Array.from({ length: to - from }, (_, step) => row(from + step, group)))
      ),
      end < rows.length && turn(t("more", { n: rows.length - end }), end),
    );
  }

  /** @returns {HTMLElement | null} */
  const current = () => root.querySelector(`[data-index="${at}"]`);

  /** Let Tab come to the row that got the focus. */
  function settle(/** @type {Event} */ event) {
    const found = hitOf(event);
    if (!found) return;
    const before = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.p-hit[tabindex="0"]'));
    before.forEach((each) => (each.tabIndex = -1));
    at = Number(found.dataset.index);
    found.tabIndex = 0;
  }

  function focus() {
    const found = current();
    found?.focus();
    return found !== null;
  }

  function go(/** @type {number} */ index) {
    at = clamped(index, rows.length);
    if (!current()) render();
    focus();
  }

  function pressed(/** @type {KeyboardEvent} */ event) {
    const found = hitOf(event);
    const next = found ? stepped(event, Number(found.dataset.index), rows.length) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    go(next);
  }

  return {
    root,
    /** Focus the row that was focused last, else the first; false where there is none. */
    focus,
    /**
     * Draw what is visible now; the row that Tab comes to stays, or is the first where it has gone or with `fresh`.
     *
     * @param {boolean} fresh
     */
    draw(fresh) {
      const held = fresh ? undefined : rows[at];
      ({ rows, groups } = ordered(data, store));
      at = kept(rows, held);
      root.setAttribute("aria-label", t("results"));
      render();
    },
  };
}
