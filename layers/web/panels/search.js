// The field in which one types the words to look for.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** @import { Store } from "../types.d.ts" */

// milliseconds without a key before the words are looked for
const PAUSE = 150;

/**
 * Create the field. `leave` is called when a key takes the reader on to the results.
 *
 * @param {Store} store
 * @param {() => void} leave
 */
export function createSearchField(store, leave) {
  const field = el("input", {
    class: "p-search",
    type: "search",
    dir: "auto",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: 200,
    on: { input: typed, keydown: pressed },
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

  function forget() {
    clearTimeout(waiting);
    waiting = undefined;
  }

  function look() {
    forget();
    if (field.value.trim() !== store.filters.search) store.filter({ search: field.value.trim() });
  }

  function typed() {
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  }

  function pressed(/** @type {KeyboardEvent} */ event) {
    if (!["Enter", "Escape", "ArrowDown"].includes(event.key) || event.isComposing) return;
    // a browser would empty the field at Escape
    event.preventDefault();
    look();
    if (event.key !== "Enter") leave();
  }

  return {
    field,
    /** Look for the words now. */
    look,
    /** Leave the words that wait to be looked for. */
    forget,
    /** Show the words that the store has, while nobody is typing, and name the field in the language of now. */
    follow() {
      field.setAttribute("aria-label", t("search"));
      field.placeholder = t("search");
      if (waiting === undefined && field.value.trim() !== store.filters.search) field.value = store.filters.search;
    },
  };
}
