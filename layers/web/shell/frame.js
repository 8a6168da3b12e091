// The frame around the map: heading, stage, panels, foot. The same in the app and in a snapshot.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** Build the frame around the map's element and return its parts. */
export function buildFrame(map) {
  const parts = {
    head: el("header", { class: "p-head" }),
    legend: el("aside", { class: "p-panel p-legend" }),
    evidence: el("aside", { class: "p-panel p-evidence", hidden: true }),
    find: el("aside", { class: "p-panel p-find", hidden: true }),
    caption: el("section", { class: "p-caption", hidden: true }),
    tools: el("div", { class: "p-tools", role: "toolbar" }),
    narrowed: el("div", { class: "p-narrowed", hidden: true }),
    time: el("div", { class: "p-time", role: "region", hidden: true }),
    foot: el("footer", { class: "p-foot" }),
    print: el("section", { class: "p-print" }),
    live: el("div", { class: "p-live", role: "status", "aria-live": "polite" }),
    map: el("div", { class: "p-map", role: "region" }),
    notice: el("div", { class: "p-notice", hidden: true }),
  };
  parts.panels = [parts.find, parts.evidence, parts.legend];
  parts.stage = el("main", { class: "p-stage" }, parts.map, parts.notice, parts.caption, parts.panels);
  parts.root = el(
    "div",
    { class: "posture" },
    parts.head,
    parts.narrowed,
    parts.stage,
    parts.time,
    parts.foot,
    parts.print,
    parts.live,
  );
  // folium's own would keep readers from enlarging the page
  document.querySelectorAll('meta[name="viewport"]').forEach((
    meta,
  ) => (meta.content = "width=device-width, initial-scale=1"));
  const container = map.getContainer();
  container.replaceWith(parts.root);
  parts.map.append(container);
  for (const panel of [...parts.panels, parts.caption, parts.notice]) {
    L.DomEvent.disableClickPropagation(panel);
    L.DomEvent.disableScrollPropagation(panel);
  }
  return parts;
}

/** Name the parts that are not drawn again in the language of now: regions, and Leaflet's buttons. */
export function nameParts(parts) {
  for (const name of ["legend", "evidence", "find", "caption", "tools", "map"]) {
    parts[name].setAttribute("aria-label", t(name));
  }
  const container = parts.map.querySelector(".leaflet-container");
  container.setAttribute("role", "group");
  container.setAttribute("aria-label", t("map_keys"));
  for (const tool of parts.tools.children) tool.firstChild.data = t(tool.dataset.tool);
  for (const name of ["in", "out"]) {
    const button = parts.map.querySelector(`.leaflet-control-zoom-${name}`);
    if (!button) continue;
    button.title = t(`zoom_${name}`);
    button.setAttribute("aria-label", button.title);
  }
}
