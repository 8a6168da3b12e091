// The foot: as-of date, what is shown and what is not, notes, the data's hash.

import { latest } from "../data/dates.js";
import { readUntil } from "../data/read.js";
import { firmnessInWords } from "../claim/tallies.js";
import { countsOf } from "../data/columns.js";
import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { shareInWords, thereBy } from "../panels/narrowed.js";
import { counted, t } from "../words/messages.js";
import { text, texts } from "../words/translation.js";
import { publishers } from "./publishers.js";

/** @import { Child, Data, Underlay, Parts, Source, Store } from "../types.d.ts" */
/**
 * How many claims found no room: outside the window, and among others; how far the drawn land is off (kilometres), or
 * null; a finer basemap, if there is one. On `paper` nobody can zoom in.
 * @typedef {object} Laid
 * @property {number} outside
 * @property {number} crowded
 * @property {number | null} [accuracy]
 * @property {{underlay: Underlay, state: string} | null} [finer]
 * @property {boolean} [paper]
 */

const DAY = 86400000;
const MONTH_DAYS = 30.44;
const YEAR_DAYS = 365.25;
const STALE_DAYS = 90;
// publishers that the foot of a sheet names
const NAMED = 24;

/**
 * Return "newest source is 12 months old" (years from two on), or null while it is not older than 90 days.
 *
 * @param {Pick<Source, "published">[]} sources
 * @param {number} now  milliseconds
 */
export function staleness(sources, now) {
  const dates = sources.flatMap(({ published }) => published ? [latest(published)] : []);
  // not Math.max(...dates), which fails above some hundred thousand
  const days = Math.floor((now - dates.reduce((a, b) => Math.max(a, b), -Infinity)) / DAY);
  if (!dates.length || days <= STALE_DAYS) return null;
  const [unit, length] = days < 61 ? ["days", 1] : days < 731 ? ["months", MONTH_DAYS] : ["years", YEAR_DAYS];
  return t("newest", { age: t(String(unit), { n: Math.round(days / Number(length)) }) });
}

/**
 * Return until when each collection that is on was read, where that is not the theatre's date, as words.
 *
 * @param {Data} data
 * @param {Store} store
 */
const readTo = (data, store) =>
  data.collections.flatMap(({ id, as_of: date, ...words }) =>
    date && data.layers.some((layer) => layer.collection === id && store.isOn(layer.id))
      ? [`${text(words, "label").text}: ${readUntil(data, store, { id, as_of: date })}`]
      : []
  );

/**
 * Return until when the theatre was read and which reports are shown, as words.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {number} now  milliseconds
 */
export const asOf = (data, store, now) =>
  [
    readUntil(data, store),
    ...readTo(data, store),
    store.until && thereBy(store, store.until),
    staleness(data.sources.filter((source) => source.kind !== "dataset"), now),
  ].filter((each) => each !== null);

/**
 * Return how many claims the map shows, and how many it does not and why, in words.
 *
 * @param {number} visible
 * @param {number} unplaced
 * @param {Laid} laid
 */
export const counts = (visible, unplaced, { outside, crowded, paper }) =>
  [
    t("shown", { n: visible - unplaced }),
    unplaced > 0 && t("unplaced_count", { n: unplaced }),
    outside > 0 && t("outside", { n: outside }),
    crowded > 0 && t(paper ? "crowded_paper" : "crowded", { n: crowded }),
  ].filter(Boolean).join(" · ");

/**
 * What the map is drawn from, and near enough how far that is off.
 *
 * @param {Laid} laid
 * @returns {Child[]}
 */
function basemap({ accuracy, finer, paper }) {
  const ours = accuracy ? t("basemap_accuracy", { km: accuracy }) : t("basemap");
  // paper and pictures never have an online underlay
  if (finer?.state !== "drawn" || (paper && finer.underlay.kind === "online")) return [ours];
  const whose = said({ text: finer.underlay.attribution ?? finer.underlay.name, verbatim: true });
  const borders = accuracy ? t("underlay_borders_accuracy", { km: accuracy }) : t("underlay_borders");
  return [`${t("underlay")}: `, whose, ` · ${borders}`];
}

/** Whose view of the borders is drawn, where that is not de facto. @param {Pick<Data, "borders">} data */
const bordersNotes = ({ borders }) => (borders?.notes ?? []).map((outline) => text(outline, "note"));

/**
 * Return how firmly it is all said and whose words it is: a sheet has to say it beside its map.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {Set<string>} named
 */
function paperLines(data, store, named) {
  const who = publishers(data, named);
  const rest = who.length - NAMED;
  return el(
    "span",
    { class: "p-footsources" },
    el("b", {}, `${t("firmness")}: `),
    firmnessInWords(data, countsOf(data.columns.assertion, store.visible)),
    ". ",
    el("b", {}, `${t("who_says_so")}: `),
    who.slice(0, NAMED).flatMap((each, index) => [index > 0 && " · ", said(each)]),
    rest > 0 && ` · ${t("more", { n: rest })}`,
  );
}

/**
 * Draw the foot.
 *
 * @param {Parts} parts
 * @param {Data} data
 * @param {Store} store
 * @param {Laid} laid
 * @param {() => void} openSources
 */
export function drawFoot(parts, data, store, laid, openSources) {
  const { named, origins } = data.resting(store.visible);
  const [date, ...more] = asOf(data, store, Date.now());
  const paper = parts.root.classList.contains("is-paper");
  setChildren(
    parts.foot,
    el(
      "span",
      { class: "p-asof" },
      el("b", {}, t("as_of"), " "),
      said(date),
      ...more.map((words) => ` · ${words}`),
    ),
    el(
      "span",
      { class: "p-counts" },
      store.narrowed && el("b", { class: "p-partly" }, shareInWords(store), " · "),
      counts(store.visible.length, store.rowsMarked("none").length, { ...laid, paper }),
    ),
    button(
      openSources,
      { class: "p-textbutton p-sources-open" },
      `${t("sources")}: ${counted(named.size, origins.size)}`,
    ),
    paper && paperLines(data, store, named),
    ...[...texts(data.theatre, "notes"), ...bordersNotes(data)].map((note) =>
      el("span", { class: "p-note" }, said(note))
    ),
    el(
      "span",
      { class: "p-data" },
      ...basemap({ ...laid, paper }),
      " · ",
      el("code", {}, t("data", { digest: data.digest })),
    ),
  );
}
