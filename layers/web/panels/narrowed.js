// What the map leaves out, said in words wherever the map goes: a filtered map must not pass for the whole.

import { total } from "../data/columns.js";
import { el, said, setChildren } from "../dom/element.js";
import { formatDate, t } from "../words/messages.js";
import { text, verbatim } from "../words/translation.js";

/** @import { Data, Filters, Parts, Said, Store } from "../types.d.ts" */

const NAMED = 2;

/** Return "reported by 19 Nov 2025". @param {string} until */
export const reportedBy = (until) => t("reported_by", { date: formatDate(until) });

/** Return "5 of 31 claims": those that are visible, of all in the layers that are on. @param {Store} store */
export const shareInWords = (store) =>
  t("n_of_claims", { n: store.visible.length, m: total(store.table(false, false)) });

/**
 * Return the filters that are on, each in words; of many sources the first few.
 *
 * @param {Data} data
 * @param {Filters} filters
 * @returns {(string | Said)[]}
 */
export function filtersInWords(data, { assertions, actors, sources, search }) {
  return [
    ...assertions.map((id) => t(`assertion.${id}`)),
    ...actors.map((id) => text(data.actor.get(id), "label")),
    ...sources.slice(0, NAMED).map((id) => verbatim(data.source.get(id).title, data.source.get(id))),
    ...(sources.length > NAMED ? [t("more", { n: sources.length - NAMED })] : []),
    ...(search ? [`“${search}”`] : []),
  ];
}

/**
 * Draw the bar above the map. A date alone shows it on paper only: on the screen the strip below the map says so.
 *
 * @param {Parts} parts
 * @param {Data} data
 * @param {Store} store
 */
export function drawNarrowed(parts, data, store) {
  parts.narrowed.hidden = !store.narrowed;
  parts.narrowed.classList.toggle("is-dated", !store.filtered);
  if (!store.narrowed) return;
  const on = filtersInWords(data, store.filters);
  setChildren(
    parts.narrowed,
    el(
      "p",
      {},
      ...on.flatMap((each, index) => [index > 0 ? ", " : `${t("filtered")}: `, said(each)]),
      on.length > 0 && " · ",
      ...(store.until ? [reportedBy(store.until), " · "] : []),
      shareInWords(store),
    ),
    el(
      "button",
      { class: "p-textbutton", type: "button", "data-filter": "none", on: { click: store.clear } },
      t("show_all"),
    ),
  );
}
