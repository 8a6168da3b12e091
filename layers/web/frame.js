// The frame around the map: heading, stage, panels, foot. The same in the app and in a snapshot.
"use strict";

(function (posture) {
  const { el, said, t, text } = posture;
  const DAY = 86400000;
  const STALE_DAYS = 90;

  /** Build the frame around the map's element and return its parts. */
  posture.frame = (map) => {
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
    parts.root = el("div", { class: "posture" }, parts.head, parts.narrowed, parts.stage, parts.time, parts.foot, parts.print, parts.live);
    // folium's own would keep readers from enlarging the page
    document.querySelectorAll('meta[name="viewport"]').forEach((meta) => (meta.content = "width=device-width, initial-scale=1"));
    const container = map.getContainer();
    container.replaceWith(parts.root);
    parts.map.append(container);
    for (const panel of [...parts.panels, parts.caption, parts.notice]) {
      L.DomEvent.disableClickPropagation(panel);
      L.DomEvent.disableScrollPropagation(panel);
    }
    return parts;
  };

  /** Name the parts that are not drawn again in the language of now: regions, and Leaflet's buttons. */
  posture.named = (parts) => {
    for (const name of ["legend", "evidence", "find", "caption", "tools", "map"]) parts[name].setAttribute("aria-label", t(name));
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
  };

  posture.heading = (parts, theatre) => {
    document.title = text(theatre, "title").text;
    posture.show(
      parts.head,
      el("h1", {}, said(text(theatre, "title"))),
      theatre.subtitle && el("p", { class: "p-subtitle" }, said(text(theatre, "subtitle"))),
      el("strong", { class: "p-banner" }, said(text(theatre, "banner"))),
      parts.tools,
    );
  };

  /** Add a button to the head's tools: an id, a message, the key that does the same. */
  posture.tool = (parts, id, key, press) => {
    const button = el("button", { class: "p-tool", type: "button", "data-tool": id, "aria-keyshortcuts": key, on: { click: press } }, t(id), el("kbd", {}, key));
    parts.tools.append(button);
    return button;
  };

  /** "newest source is 12 months old", or nothing while it is not older than 90 days. */
  posture.staleness = (sources, now) => {
    const dates = sources.map((source) => source.published).filter(Boolean).map(posture.latest);
    const days = Math.floor((now - Math.max(...dates)) / DAY);
    if (!dates.length || days <= STALE_DAYS) return null;
    const age = days < 61 ? t("days", { n: days }) : t("months", { n: Math.round(days / 30.44) });
    return t("newest", { age });
  };

  /** The foot: as-of date, what is shown and what is not, notes, the data's hash. */
  posture.foot = (parts, data, store, laid, openSources) => {
    const unplaced = data.marked("none").filter(store.isVisible).length;
    const shown = store.visible.length - unplaced;
    const { named, origins } = data.resting(store.visible);
    const stale = posture.staleness(data.sources.filter((source) => source.kind !== "dataset"), Date.now());
    posture.show(
      parts.foot,
      el("span", { class: "p-asof" }, el("b", {}, t("as_of"), " "), said(posture.date(data.theatre.as_of)), ...(store.until ? [" · ", posture.reportedBy(store.until)] : []), stale && ` · ${stale}`),
      el(
        "span",
        { class: "p-counts" },
        store.narrowed && el("b", { class: "p-partly" }, posture.share(store), " · "),
        t("shown", { n: shown }),
        unplaced > 0 && ` · ${t("unplaced_count", { n: unplaced })}`,
        laid.outside > 0 && ` · ${t("outside", { n: laid.outside })}`,
        laid.crowded > 0 && ` · ${t("crowded", { n: laid.crowded })}`,
      ),
      el(
        "button",
        { class: "p-textbutton p-sources-open", type: "button", on: { click: openSources } },
        `${t("sources")}: ${posture.counted(named.size, origins.size)}`,
      ),
      ...posture.texts(data.theatre, "notes").map((note) => el("span", { class: "p-note" }, said(note))),
      el("span", { class: "p-data" }, `${t("basemap")} · `, el("code", {}, t("data", { digest: data.digest }))),
    );
  };
})(window.posture);
