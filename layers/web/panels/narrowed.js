// What the map leaves out, said in words wherever the map goes: a filtered map must not pass for the whole.

import { total } from "../data/columns.js";
import { filters } from "../data/filters.js";
import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { formatDate, t } from "../words/messages.js";

/** @import { Data, Filters, Parts, Said, Store } from "../types.d.ts" */
/** @import { IdsFilter } from "../data/filters.js" */

/** Options that are named, of filters with long titles. @type {Record<string, number>} */
const NAMED = { sources: 2 };

/**
 * Return "reported by 19 Nov 2025", or "begun by 19 Nov 2025".
 *
 * @param {Pick<Store, "timeline">} store
 * @param {string} until
 */
export const thereBy = ({ timeline }, until) =>
  t(timeline === "event" ? "begun_by" : "reported_by", { date: formatDate(until) });

/** Return "5 of 31 claims": those that are visible, of all in the layers that are on. @param {Store} store */
export const shareInWords = (store) =>
  t("n_of_claims", { n: store.visible.length, m: total(store.table(false, false)) });

/**
 * Return what a filter by ids lets pass, in words; of many long titles the first few.
 *
 * @param {Data} data
 * @param {string} name
 * @param {IdsFilter} filter
 * @param {readonly string[]} ids
 * @returns {(string | Said)[]}
 */
function optionsInWords(data, name, filter, ids) {
  const most = NAMED[name] ?? Infinity;
  const options = new Map(filter.options(data).map((option) => [option.id, option]));
  const named = ids.slice(0, most).map((id) => filter.label(options.get(id)));
  return ids.length > most ? [...named, t("more", { n: ids.length - most })] : named;
}

/**
 * Return the filters that are on, each in words.
 *
 * @param {Data} data
 * @param {Filters} values
 */
export const filtersInWords = (data, values) =>
  filters.flatMap(([name, filter]) => {
    const value = values[name];
    if (filter.kind === "ids") return optionsInWords(data, name, filter, /** @type {string[]} */ (value));
    return value ? [`“${value}”`] : [];
  });

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
      ...(store.until ? [thereBy(store, store.until), " · "] : []),
      shareInWords(store),
    ),
    button(store.clear, { class: "p-textbutton", "data-filter": "none" }, t("show_all")),
  );
}
