// One line over the map that stays until the reader closes it.

import { t } from "../words/messages.js";
import { el, setChildren } from "./element.js";

/** @import { Child } from "../types.d.ts" */

/**
 * Show one line over the map until the reader closes it.
 *
 * @param {HTMLElement} place
 * @param {...Child} children
 */
export function showNotice(place, ...children) {
  const shut = () => (place.hidden = true);
  setChildren(
    place,
    el("div", {}, ...children),
    el(
      "button",
      { class: "p-icon", type: "button", "aria-label": t("close"), title: t("close"), on: { click: shut } },
      "×",
    ),
  );
  place.hidden = false;
}
