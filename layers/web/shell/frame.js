// The frame around the map: heading, stage, panels, foot. The same in the app and in a snapshot.

import { el } from "../dom/element.js";
import { currentLanguage } from "../words/language.js";
import { t } from "../words/messages.js";

/** @import { Parts } from "../types.d.ts" */
/** @import { Map } from "leaflet" */

// parts that are named by the message of the same name
const REGIONS = /** @type {const} */ (["legend", "numbered", "evidence", "find", "caption", "tools", "map", "measure"]);

/** Return the parts, the stage and the root with theirs inside. @returns {Parts} */
function createParts() {
  const part = {
    head: el("header", { class: "p-head" }),
    markings: [
      el("div", { class: "p-marking p-marking-top", role: "region" }),
      // the same again, which need not be heard twice
      el("div", { class: "p-marking p-marking-bottom", "aria-hidden": "true" }),
    ],
    legend: el("aside", { class: "p-panel p-legend" }),
    numbered: el("aside", { class: "p-panel p-numbered", hidden: true }),
    evidence: el("aside", { class: "p-panel p-evidence", hidden: true }),
    find: el("aside", { class: "p-panel p-find", hidden: true }),
    caption: el("section", { class: "p-caption", hidden: true }),
    tools: el("div", { class: "p-tools", role: "toolbar" }),
    narrowed: el("div", { class: "p-narrowed", hidden: true }),
    measure: el("div", { class: "p-measure", role: "region", hidden: true }),
    time: el("div", { class: "p-time", role: "region", hidden: true }),
    foot: el("footer", { class: "p-foot" }),
    print: el("section", { class: "p-print" }),
    live: el("div", { class: "p-live", role: "status", "aria-live": "polite" }),
    map: el("div", { class: "p-map", role: "region" }),
    notice: el("div", { class: "p-notice", hidden: true }),
  };
  const panels = [part.find, part.evidence, part.legend, part.numbered];
  const column = el("div", { class: "p-column" }, part.legend, part.numbered);
  const inside = [part.map, part.notice, part.caption, part.find, part.evidence, column];
  const stage = el("main", { class: "p-stage" }, ...inside);
  const [top, bottom] = part.markings;
  const below = [part.measure, part.time, part.foot];
  const around = [top, part.head, part.narrowed, stage, ...below, bottom, part.print, part.live];
  const root = el("div", { class: "posture" }, ...around);
  return { ...part, panels, stage, root };
}

/** Let readers enlarge the page: folium's own setting would keep them from it. */
function letZoom() {
  /** @type {NodeListOf<HTMLMetaElement>} */
  const all = document.querySelectorAll('meta[name="viewport"]');
  all.forEach((meta) => (meta.content = "width=device-width, initial-scale=1"));
}

/** Build the frame around the map's element and return its parts. @param {Map} map */
export function buildFrame(map) {
  const parts = createParts();
  const container = map.getContainer();
  letZoom();
  container.replaceWith(parts.root);
  parts.map.append(container);
  for (const panel of [...parts.panels, parts.caption, parts.notice]) {
    L.DomEvent.disableClickPropagation(panel);
    L.DomEvent.disableScrollPropagation(panel);
  }
  return parts;
}

/** Say in the page which language it is in. */
export function markLanguage() {
  const page = document.documentElement;
  // a browser works out all styles anew whenever this is set, also to what it was
  if (page.lang !== currentLanguage()) page.lang = currentLanguage();
}

/**
 * Name the parts that are not drawn again in the language of now: regions, tools, and Leaflet's buttons.
 *
 * @param {Parts} parts
 */
export function nameParts(parts) {
  for (const name of REGIONS) parts[name].setAttribute("aria-label", t(name));
  const container = parts.map.querySelector(".leaflet-container");
  container?.setAttribute("role", "group");
  container?.setAttribute("aria-label", t("map_keys"));
  for (const tool of /** @type {NodeListOf<HTMLElement>} */ (parts.tools.querySelectorAll("[data-tool]"))) {
    /** @type {Text} */ (tool.firstChild).data = t(tool.dataset.tool ?? "");
  }
  for (const name of ["in", "out"]) {
    const button = parts.map.querySelector(`.leaflet-control-zoom-${name}`);
    button?.setAttribute("title", t(`zoom_${name}`));
    button?.setAttribute("aria-label", t(`zoom_${name}`));
  }
}
