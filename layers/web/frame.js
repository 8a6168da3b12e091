// The frame around the map: heading, stage, panels, foot. The same in the app and in a snapshot.
"use strict";

(function (posture) {
  const { el, said, t } = posture;
  const DAY = 86400000;
  const STALE_DAYS = 90;

  /** Build the frame around the map's element and return its parts. */
  posture.frame = (map) => {
    const parts = {
      head: el("header", { class: "p-head" }),
      legend: el("aside", { class: "p-panel p-legend", "aria-label": t("legend") }),
      evidence: el("aside", { class: "p-panel p-evidence", "aria-label": t("evidence"), hidden: true }),
      foot: el("footer", { class: "p-foot" }),
      print: el("section", { class: "p-print" }),
      live: el("div", { class: "p-live", role: "status", "aria-live": "polite" }),
      map: el("div", { class: "p-map", role: "region", "aria-label": t("map") }),
    };
    parts.stage = el("main", { class: "p-stage" }, parts.map, parts.evidence, parts.legend);
    parts.root = el("div", { class: "posture" }, parts.head, parts.stage, parts.foot, parts.print, parts.live);
    const container = map.getContainer();
    container.replaceWith(parts.root);
    parts.map.append(container);
    for (const panel of [parts.legend, parts.evidence]) {
      L.DomEvent.disableClickPropagation(panel);
      L.DomEvent.disableScrollPropagation(panel);
    }
    return parts;
  };

  posture.heading = (parts, theatre) => {
    document.title = document.title || theatre.title;
    posture.show(
      parts.head,
      el("h1", {}, said(theatre.title)),
      theatre.subtitle && el("p", { class: "p-subtitle" }, said(theatre.subtitle)),
      el("strong", { class: "p-banner" }, said(theatre.banner)),
    );
  };

  /** The last day that a partial date (a year, a month, a day) may mean, in milliseconds. */
  function latest(date) {
    const [year, month, day] = date.split("-").map(Number);
    return day ? Date.UTC(year, month - 1, day) : Date.UTC(year, month || 12, 0);
  }

  /** "newest source is 12 months old", or nothing while it is not older than 90 days. */
  posture.staleness = (sources, now) => {
    const dates = sources.map((source) => source.published).filter(Boolean).map(latest);
    const days = Math.floor((now - Math.max(...dates)) / DAY);
    if (!dates.length || days <= STALE_DAYS) return null;
    const age = days < 61 ? t("days", { n: days }) : t("months", { n: Math.round(days / 30.44) });
    return t("newest", { age });
  };

  /** The foot: as-of date, what is shown and what is not, notes, the data's hash. */
  posture.foot = (parts, data, store, laid, openSources) => {
    const shown = store.visible.filter((claim) => claim.mark !== "none").length;
    const unplaced = store.visible.length - shown;
    const { named, origins } = data.resting(store.visible);
    const stale = posture.staleness(data.sources.filter((source) => source.kind !== "dataset"), Date.now());
    posture.show(
      parts.foot,
      el("span", { class: "p-asof" }, el("b", {}, t("as_of"), " "), said(data.theatre.as_of), stale && ` · ${stale}`),
      el(
        "span",
        { class: "p-counts" },
        shown === 1 ? t("shown_one") : t("shown", { n: shown }),
        unplaced > 0 && ` · ${t("unplaced_count", { n: unplaced })}`,
        laid.outside > 0 && ` · ${t("outside", { n: laid.outside })}`,
        laid.crowded > 0 && ` · ${t("crowded", { n: laid.crowded })}`,
      ),
      el(
        "button",
        { class: "p-textbutton p-sources-open", type: "button", on: { click: openSources } },
        `${t("sources")}: ${posture.counted(named.size, origins.size)}`,
      ),
      ...data.theatre.notes.map((note) => el("span", { class: "p-note" }, said(note))),
      el("span", { class: "p-data" }, `${t("basemap")} · `, el("code", {}, t("data", { digest: data.digest }))),
    );
  };
})(window.posture);
