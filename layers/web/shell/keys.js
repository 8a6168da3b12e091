// Keys: each part says which it wants and what they do; shell/page.js puts them in one table. In the app the page
// around
// the frame listens too. No library: the table is what the help shows, with labels in the language of now, and Escape
// goes to the first part that wants it.

import { t } from "../words/messages.js";
import { outerWindow } from "./host.js";

/**
 * A key (KeyboardEvent.key, letters small; null for any) does something while `when` holds. `label` is the message that
 * says what, or says it in the language of now. A key with `typing` is heard in a text field too.
 *
 * @typedef {object} Key
 * @property {string | null} key
 * @property {string | (() => string)} label
 * @property {() => void} act
 * @property {() => boolean} [when]
 * @property {boolean} [typing]
 */

const holds = (/** @type {Key} */ { when }) => !when || when();

/**
 * Return what a key does now, or in a text field: the first to want it has it.
 *
 * @param {Key[]} table
 * @param {string} pressed
 * @param {boolean} [typed]
 */
export function wanted(table, pressed, typed = false) {
  const key = pressed.length === 1 ? pressed.toLowerCase() : pressed;
  return table.find((each) => (each.key === key || each.key === null) && (!typed || each.typing) && holds(each));
}

const said = (/** @type {Key["label"]} */ label) => (typeof label === "string" ? t(label) : label());

/** Return every key that does something now, with what it does. @param {Key[]} table */
export function listed(table) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const each of table) {
    if (each.key !== null && !found.has(each.key) && holds(each)) found.set(each.key, said(each.label));
  }
  return Array.from(found, ([key, label]) => ({ key, label }));
}

/** Whether an element takes what is typed. @param {EventTarget | null} target */
const typing = (target) => {
  const { isContentEditable, tagName, type } = /** @type {HTMLInputElement} */ (target ?? {});
  return isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(tagName) && type !== "range");
};

/** Let the keys of a table do what they do. @param {Key[]} table */
export function listenToKeys(table) {
  function press(/** @type {KeyboardEvent} */ event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = wanted(table, event.key, typing(event.target));
    if (!key) return;
    event.preventDefault();
    // a key that is ours does not move the map as well: Leaflet listens here too
    event.stopImmediatePropagation();
    key.act();
  }
  document.addEventListener("keydown", press);
  const outer = outerWindow();
  if (!outer) return;
  outer.document.addEventListener("keydown", press);
  window.addEventListener("pagehide", () => outer.document.removeEventListener("keydown", press));
}
