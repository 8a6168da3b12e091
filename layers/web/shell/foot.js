// The foot: as-of date, what is shown and what is not, notes, the data's hash.

import { latest } from "../data/dates.js";
import { el, said, setChildren } from "../dom/element.js";
import { reportedBy, shareInWords } from "../panels/narrowed.js";
import { counted, formatDate, t } from "../words/messages.js";
import { texts } from "../words/translation.js";

const DAY = 86400000;
const STALE_DAYS = 90;

/** "newest source is 12 months old" (years from two on), or nothing while it is not older than 90 days. */
export function staleness(sources, now) {
  const dates = sources.map((source) => source.published).filter(Boolean).map(latest);
  // not Math.max(...dates), which fails above some hundred thousand
  const days = Math.floor((now - dates.reduce((a, b) => Math.max(a, b), -Infinity)) / DAY);
  if (!dates.length || days <= STALE_DAYS) return null;
  const [unit, length] = days < 61 ? ["days", 1] : days < 731 ? ["months", 30.44] : ["years", 365.25];
  return t("newest", { age: t(unit, { n: Math.round(days / length) }) });
}

/** The foot: as-of date, what is shown and what is not, notes, the data's hash. */
export function drawFoot(parts, data, store, laid, openSources) {
  const unplaced = data.marked("none").filter(store.isVisible).length;
  const shown = store.visible.length - unplaced;
  const { named, origins } = data.resting(store.visible);
  const stale = staleness(data.sources.filter((source) => source.kind !== "dataset"), Date.now());
  setChildren(
    parts.foot,
    el(
      "span",
      { class: "p-asof" },
      el("b", {}, t("as_of"), " "),
      said(formatDate(data.theatre.as_of)),
      ...(store.until ? [" · ", reportedBy(store.until)] : []),
      stale && ` · ${stale}`,
    ),
    el(
      "span",
      { class: "p-counts" },
      store.narrowed && el("b", { class: "p-partly" }, shareInWords(store), " · "),
      t("shown", { n: shown }),
      unplaced > 0 && ` · ${t("unplaced_count", { n: unplaced })}`,
      laid.outside > 0 && ` · ${t("outside", { n: laid.outside })}`,
      laid.crowded > 0 && ` · ${t("crowded", { n: laid.crowded })}`,
    ),
    el(
      "button",
      { class: "p-textbutton p-sources-open", type: "button", on: { click: openSources } },
      `${t("sources")}: ${counted(named.size, origins.size)}`,
    ),
    ...texts(data.theatre, "notes").map((note) => el("span", { class: "p-note" }, said(note))),
    el("span", { class: "p-data" }, `${t("basemap")} · `, el("code", {}, t("data", { digest: data.digest }))),
  );
}
