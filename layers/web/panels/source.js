// One source by itself, with every claim that rests on it.

import { claimRow } from "../claim/row.js";
import { byline, credits } from "../data/credits.js";
import { el, link, said } from "../dom/element.js";
import { formatDate, formatNumber, t } from "../words/messages.js";
import { text, verbatim } from "../words/translation.js";
import { retraction } from "./retraction.js";
import { aside, published, sourceLine } from "./sources.js";

/** @import { Claim, Credit, Data, Source, Store } from "../types.d.ts" */
/**
 * Claims that rest on a source in one way: the sources on that way by id, and how many claims, with the first rows.
 *
 * @typedef {{count: number, rows: number[]}} Part
 * @typedef {{path: string[], visible: Part, hidden: Part}} Group
 * @typedef {(source: string) => void} Open
 */

// rows and headings that are shown; behind them it says how many more there are
const ROWS = 25;
const PATHS = 20;
/** @type {WeakMap<Data, Map<string, Set<string>>>} */
const known = new WeakMap();

/** Return the ids that each source credits, as a whole or in a paragraph that is cited. @param {Data} data */
export function credited(data) {
  const before = known.get(data);
  if (before) return before;
  const found = new Map(data.sources.map((source) => [source.id, new Set(source.credits)]));
  for (const line of data.columns.chains.values.flat().flatMap(credits)) {
    line.slice(1).forEach((id, step) => found.get(line[step])?.add(id));
  }
  known.set(data, found);
  return found;
}

/**
 * Return the way from what is cited down to a source, as ids without its own: the shortest; null where no chain has it.
 *
 * @param {Credit[][]} chains
 * @param {string} id
 * @returns {string[] | null}
 */
export function way(chains, id) {
  const ways = chains.flatMap(credits).filter((line) => line.includes(id)).map((line) =>
    line.slice(0, line.indexOf(id))
  );
  return ways.length ? ways.reduce((a, b) => (b.length < a.length ? b : a)) : null;
}

/**
 * Return the claims that rest on a source, by the way they do, the shortest first.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {string} id
 * @returns {Group[]}
 */
export function restsOn(data, store, id) {
  const { values, codes } = data.columns.chains;
  /** @type {Map<string, Group>} */
  const groups = new Map();
  const group = values.map((chains) => {
    const path = way(chains, id);
    if (!path) return null;
    const key = path.join(" ");
    const found = groups.get(key) ?? { path, visible: { count: 0, rows: [] }, hidden: { count: 0, rows: [] } };
    groups.set(key, found);
    return found;
  });
  if (groups.size) {
    codes.forEach((code, row) => {
      const part = group[code]?.[store.isVisible(row) ? "visible" : "hidden"];
      if (!part) return;
      part.count += 1;
      if (part.rows.length < ROWS) part.rows.push(row);
    });
  }
  return [...groups.values()].sort((a, b) => a.path.length - b.path.length);
}

/** How many more there are than are shown. @param {number} count @param {number} shown */
const more = (count, shown) => count > shown && el("p", { class: "p-aside" }, t("more", { n: count - shown }));

const left = (/** @type {Part} */ { count, rows }) => more(count, rows.length);

/**
 * Return claims by their layer, layers in the order in which they come.
 *
 * @param {Claim[]} claims
 * @returns {[layer: string, claims: Claim[]][]}
 */
export function byLayer(claims) {
  return [...new Set(claims.map((claim) => claim.layer))].map((
    layer,
  ) => [layer, claims.filter((claim) => claim.layer === layer)]);
}

/** @param {Data} data @param {Store} store @param {Group} group */
function resting(data, store, { path, visible, hidden }) {
  const names = path.map((id) => byline(data.source.get(id))).join(" ← ");
  const list = (/** @type {Claim[]} */ claims) =>
    el("ul", { class: "p-rows" }, claims.map((claim) => el("li", {}, claimRow(data, claim, store))));
  return el(
    "section",
    { "data-through": path.join(" ") },
    el(
      "h4",
      {},
      path.length ? said(t("rests_through", { names })) : t("cites_it"),
      ` (${formatNumber(visible.count + hidden.count)})`,
    ),
    list(visible.rows.map(data.claim)),
    left(visible),
    byLayer(hidden.rows.map(data.claim)).flatMap(([id, claims]) => [
      el("p", { class: "p-relation" }, said(t("hidden_layer", { label: text(data.layer.get(id), "label").text }))),
      list(claims),
    ]),
    left(hidden),
  );
}

/** What a source is. @param {Source} source */
const description = (source) => [
  el("h3", { class: "p-title", tabindex: "-1" }, said(verbatim(source.title, source))),
  retraction(source),
  aside([source.publisher, source.author, published(source), t(`source_kind.${source.kind}`)]),
  aside([
    source.url && link(source.url, source.url),
    source.archived && link(source.archived, t("archived")),
    source.accessed && t("accessed", { date: formatDate(source.accessed) }),
  ]),
  source.note && el("p", { class: "p-aside" }, said(text(source, "note"))),
];

/** Sources under a heading. @param {Data} data @param {string} title @param {string[]} ids @param {Open} open */
const named = (data, title, ids, open) =>
  ids.length > 0 &&
  el(
    "section",
    {},
    el("h4", {}, t(title)),
    el(
      "ul",
      { class: "p-sources" },
      ids.slice(0, ROWS).map((id) => el("li", {}, sourceLine(data.source.get(id), null, open))),
    ),
    more(ids.length, ROWS),
  );

/**
 * Return the body of a source's view. Rows choose claims in `store`, `open` opens a source.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {string} id
 * @param {Open} open
 */
export function sourceView(data, store, id, open) {
  const credits = credited(data);
  const groups = restsOn(data, store, id);
  const sum = (/** @type {"visible" | "hidden"} */ part) => groups.reduce((total, each) => total + each[part].count, 0);
  const visible = sum("visible");
  return [
    ...description(data.source.get(id)),
    el(
      "p",
      { class: "p-counted" },
      t("rest_on_it", { n: visible + sum("hidden") }),
      ", ",
      t("visible_now", { n: visible }),
    ),
    named(data, "credits", [...(credits.get(id) ?? [])], open),
    named(data, "credited_by", data.sources.map((each) => each.id).filter((each) => credits.get(each)?.has(id)), open),
    ...groups.slice(0, PATHS).map((group) => resting(data, store, group)),
    more(groups.length, PATHS),
  ];
}
