// Open a packed theatre: unpack it, wait for the styles, draw it, or say why that is impossible.

import { indexed } from "../data/claims.js";
import { unpack } from "../data/decode.js";
import { el, setChildren } from "../dom/element.js";
import { speak } from "../words/language.js";
import { t } from "../words/messages.js";
import { buildFrame, markLanguage, nameParts } from "./frame.js";
import { openPage } from "./page.js";

/** @import { Bridge, Parts, State } from "../types.d.ts" */
/** @import { Map } from "leaflet" */

// milliseconds
const STYLE_WAIT = 10000;

/**
 * Resolve when both style sheets are in force: streamlit-folium does not wait for them.
 *
 * @param {Parts} parts
 * @returns {Promise<void>}
 */
function styled({ root, map }) {
  const pane = /** @type {HTMLElement} */ (map.querySelector(".leaflet-pane"));
  const ready = () =>
    getComputedStyle(root).getPropertyValue("--ink") && getComputedStyle(pane).position === "absolute";
  const deadline = performance.now() + STYLE_WAIT;
  return new Promise((resolve) => {
    const look = () => void (ready() || performance.now() > deadline ? resolve() : setTimeout(look, 10));
    look();
  });
}

/**
 * Open packed data on a Leaflet map. Returns the object through which streamlit-folium hears of changes.
 *
 * @param {Map} map
 * @param {string | Promise<ArrayBuffer>} packed
 * @param {State} opening
 * @param {(viewer: Awaited<ReturnType<typeof openPage>>) => void} publish  called once everything is drawn
 * @returns {Bridge}
 */
export function openTheatre(map, packed, opening, publish) {
  /** @type {Bridge} */
  const bridge = { _selectedTags: [], options: { onSelectionComplete() {} } };
  speak(opening.language);
  markLanguage();
  const parts = buildFrame(map);
  nameParts(parts);
  Promise.all([unpack(packed), styled(parts)])
    .then(([payload]) => openPage(map, parts, indexed(payload), opening, bridge))
    .then((page) => {
      publish(page);
      parts.root.dataset.ready = "true";
    })
    .catch((error) => {
      parts.root.dataset.ready = "broken";
      setChildren(parts.legend, el("p", { class: "p-empty", role: "alert" }, t("broken", { reason: error.message })));
      throw error;
    });
  return bridge;
}
