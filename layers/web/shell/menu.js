// A list that opens beside a button, to choose one of it by pointer or keys.
//
// By hand: roving-ux 1.0.5, the smallest library for it on npm, knows the arrow keys alone (neither the way around the
// ends nor Home, End and Escape) and watches every change of the document, of which a map makes many.

import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { t } from "../words/messages.js";

/** @import { Box, Said } from "../types.d.ts" */
/** @typedef {{label: string | Said, number: string, chosen: boolean, choose: () => void}} Item */

// pixels between the list and the button, and around it
const GAP = 6;

/** Return the place in the list that a key leads to, around its ends; undefined for a key that leads nowhere. */
export function stepped(/** @type {string} */ key, /** @type {number} */ at, /** @type {number} */ count) {
  /** @type {Record<string, number | undefined>} */
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1 + count, Home: 0, End: count - 1 };
  const to = steps[key];
  return to === undefined ? undefined : to % count;
}

/**
 * Return where a list stands beside a button, inside the stage: below it where the button is above the stage. Pixels
 * from the stage's left, and from its top or its bottom.
 *
 * @param {Pick<Box, "left" | "top">} button
 * @param {Box} stage
 * @param {number} width  of the list
 */
export function beside(button, stage, width) {
  const left = Math.max(GAP, Math.min(button.left - stage.left, stage.right - stage.left - width - GAP));
  return button.top >= stage.top ? { left, bottom: stage.bottom - button.top + GAP } : { left, top: GAP };
}

/** @param {Item} item @param {() => void} close */
const row = ({ label, number, chosen, choose }, close) =>
  button(
    () => (close(), choose()),
    { class: "p-menuitem", role: "menuitemradio", "aria-checked": String(chosen), tabindex: "-1" },
    el("span", { class: "p-menunumber" }, number),
    said(label),
  );

/**
 * Create a menu in the stage. `items` is asked each time it opens.
 *
 * @param {HTMLElement} stage
 * @param {string} message  names it
 * @param {() => Item[]} items
 */
export function createMenu(stage, message, items) {
  const list = el("div", { class: "p-menu", role: "menu", hidden: true });
  /** @type {HTMLElement | null} */
  let opener = null;
  stage.append(list);
  L.DomEvent.disableClickPropagation(list);
  L.DomEvent.disableScrollPropagation(list);

  function hide() {
    list.hidden = true;
    opener?.setAttribute("aria-expanded", "false");
  }

  function close() {
    if (list.hidden) return;
    hide();
    opener?.focus({ preventScroll: true });
  }

  function place(/** @type {HTMLElement} */ button) {
    const { left, top, bottom } = beside(
      button.getBoundingClientRect(),
      stage.getBoundingClientRect(),
      list.offsetWidth,
    );
    list.style.left = `${left}px`;
    list.style.top = top === undefined ? "auto" : `${top}px`;
    list.style.bottom = bottom === undefined ? "auto" : `${bottom}px`;
  }

  function open(/** @type {HTMLElement} */ button) {
    if (!list.hidden) return close();
    opener = button;
    list.setAttribute("aria-label", t(message));
    const rows = items().map((item) => row(item, close));
    setChildren(list, rows);
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    place(button);
    (rows.find((each) => each.ariaChecked === "true") ?? rows[0]).focus({ preventScroll: true });
  }

  list.addEventListener("keydown", (event) => {
    const all = /** @type {HTMLElement[]} */ ([...list.children]);
    const to = stepped(event.key, all.findIndex((each) => each === document.activeElement), all.length);
    if (to !== undefined) all[to].focus();
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" || event.key === " ") return;
    if (event.key !== "Tab") event.preventDefault();
  });
  // in the list keys are the list's, whatever they do elsewhere
  list.addEventListener("keydown", (event) => event.stopPropagation());
  list.addEventListener("focusout", (event) => {
    if (!list.hidden && !list.contains(/** @type {Node | null} */ (event.relatedTarget))) hide();
  });
  return { open };
}
