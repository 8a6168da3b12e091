// How things look: theme, symbols, language; and the link to what is shown.

import { choicesOf } from "../data/parameters.js";
import { button } from "../dom/button.js";
import { el } from "../dom/element.js";
import { currentLanguage, languages } from "../words/language.js";
import { t } from "../words/messages.js";

/** @import { Actions, Data, Store } from "../types.d.ts" */

/**
 * A row of choices, of which one is chosen.
 *
 * @param {Store} store
 * @param {"theme" | "symbols" | "coordinates" | "graticule" | "dates" | "density" | "language"} name
 * @param {readonly string[]} offered
 * @param {string} chosen
 */
const choices = (store, name, offered, chosen) =>
  el(
    "div",
    { class: "p-choices", role: "group", "aria-label": t(name) },
    offered.map((value) =>
      button(
        () => store.style({ [name]: value }),
        { class: "p-choice", "aria-pressed": String(value === chosen), [`data-${name}`]: value },
        t(`${name}_${value}`),
      )
    ),
  );

/**
 * Return the choices, and the buttons for what leads elsewhere.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {Actions} actions
 */
export const look = (data, store, actions) => [
  choices(store, "theme", choicesOf("theme"), store.theme),
  Object.keys(data.symbols).length > 0 && choices(store, "symbols", choicesOf("symbols"), store.symbols),
  choices(store, "coordinates", choicesOf("coordinates"), store.coordinates),
  choices(store, "graticule", choicesOf("graticule"), store.graticule),
  choices(store, "dates", choicesOf("dates"), store.dates),
  choices(store, "density", choicesOf("density"), store.density),
  choices(store, "language", languages(), currentLanguage()),
  actions.sheet.root,
  button(
    actions.copyLink,
    { class: "p-action", "data-focus": "link", "aria-keyshortcuts": "c" },
    t("copy_link"),
    el("kbd", {}, "C"),
  ),
  button(actions.copyPicture, { class: "p-action", "data-focus": "picture" }, t("copy_picture")),
  actions.copyCode && button(actions.copyCode, { class: "p-action", "data-focus": "code" }, t("copy_embed")),
  actions.present &&
  button(
    actions.present,
    { class: "p-action", "data-focus": "present", "aria-keyshortcuts": "n" },
    t("presenter"),
    el("kbd", {}, "N"),
  ),
];
