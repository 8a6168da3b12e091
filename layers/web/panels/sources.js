// Sources: the list of those that the visible claims rest on, and one by itself with everything that rests on it.

import { claimRow } from "../claim/row.js";
import { byline, credits } from "../data/credits.js";
import { el, link, said } from "../dom/element.js";
import { counted, formatDate, formatNumber, t } from "../words/messages.js";
import { text, verbatim } from "../words/translation.js";

// rows and headings of a source's view; behind them it says how many more there are
const ROWS = 25;
const PATHS = 20;
const known = new WeakMap();

const published = (source) =>
  source.kind !== "unnamed" && (source.published ? formatDate(source.published) : t("undated"));

const host = (address) => new URL(address).hostname.replace(/^www\./, "");

const aside = (parts) =>
  el(
    "span",
    { class: "p-aside" },
    parts.filter(Boolean).flatMap((part, index) => [index > 0 && " · ", typeof part === "string" ? said(part) : part]),
  );

/** A button that opens a source's view. */
export const sourceButton = (source, open) =>
  el("button", {
    class: "p-textbutton",
    type: "button",
    "data-to": `source ${source.id}`,
    on: { click: () => open(source.id) },
  }, said(verbatim(source.title, source)));

/** A source in a line or two: title, publisher or author, date, note. With `open` the title opens the source's view. */
export const sourceLine = (source, extra, open) => [
  open ? sourceButton(source, open) : link(source.url, verbatim(source.title, source)),
  aside([
    source.publisher,
    source.author,
    published(source),
    open && source.url && link(source.url, `${host(source.url)} ↗`),
    extra,
  ]),
  source.note && el("span", { class: "p-aside" }, said(text(source, "note"))),
];

/** Who credits whom: the ids that each source credits, as a whole or in a paragraph that is cited. */
function credited(data) {
  if (known.has(data)) return known.get(data);
  const found = new Map(data.sources.map((source) => [source.id, new Set(source.credits)]));
  for (const line of data.columns.chains.values.flat().flatMap(credits)) {
    line.slice(1).forEach((id, step) => found.get(line[step]).add(id));
  }
  known.set(data, found);
  return found;
}

/** The way from what is cited down to a source, as ids without its own: the shortest; nothing where no chain has it. */
function way(chains, id) {
  const ways = chains.flatMap(credits).filter((line) => line.includes(id)).map((line) =>
    line.slice(0, line.indexOf(id))
  );
  return ways.length ? ways.reduce((a, b) => (b.length < a.length ? b : a)) : null;
}

/** The claims that rest on a source, by the way they do: {path, visible, hidden}, with `count` and first `rows`. */
export function restsOn(data, store, id) {
  const { values, codes } = data.columns.chains;
  const groups = new Map();
  const group = values.map((chains) => {
    const path = way(chains, id);
    if (!path) return null;
    const key = path.join(" ");
    if (!groups.has(key)) groups.set(key, { path, visible: { count: 0, rows: [] }, hidden: { count: 0, rows: [] } });
    return groups.get(key);
  });
  if (groups.size) {
    codes.forEach((code, i) => {
      if (!group[code]) return;
      const part = store.isVisible(i) ? group[code].visible : group[code].hidden;
      part.count += 1;
      if (part.rows.length < ROWS) part.rows.push(i);
    });
  }
  return [...groups.values()].sort((a, b) => a.path.length - b.path.length);
}

const left = ({ count, rows }) =>
  count > rows.length && el("p", { class: "p-aside" }, t("more", { n: count - rows.length }));

function resting(data, store, { path, visible, hidden }) {
  const names = path.map((id) => byline(data.source.get(id))).join(" ← ");
  const layers = new Map();
  for (const claim of hidden.rows.map(data.claim)) {
    if (!layers.has(claim.layer)) layers.set(claim.layer, []);
    layers.get(claim.layer).push(claim);
  }
  const list = (claims) =>
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
    [...layers].flatMap(([id, claims]) => [
      el("p", { class: "p-relation" }, said(t("hidden_layer", { label: text(data.layer.get(id), "label").text }))),
      list(claims),
    ]),
    left(hidden),
  );
}

/** The body of a source's view. */
export function sourceView(data, store, id, open) {
  const source = data.source.get(id);
  const credits = credited(data);
  const groups = restsOn(data, store, id);
  const sum = (part) => groups.reduce((total, each) => total + each[part].count, 0);
  const [visible, hidden] = [sum("visible"), sum("hidden")];
  const list = (title, ids) =>
    ids.length > 0 &&
    el(
      "section",
      {},
      el("h4", {}, t(title)),
      el(
        "ul",
        { class: "p-sources" },
        ids.slice(0, ROWS).map((each) => el("li", {}, sourceLine(data.source.get(each), null, open))),
      ),
      left({ count: ids.length, rows: ids.slice(0, ROWS) }),
    );
  return [
    el("h3", { class: "p-title", tabindex: "-1" }, said(verbatim(source.title, source))),
    aside([source.publisher, source.author, published(source), t(`source_kind.${source.kind}`)]),
    aside([
      source.url && link(source.url, source.url),
      source.archived && link(source.archived, t("archived")),
      source.accessed && t("accessed", { date: formatDate(source.accessed) }),
    ]),
    source.note && el("p", { class: "p-aside" }, said(text(source, "note"))),
    el("p", { class: "p-counted" }, t("rest_on_it", { n: visible + hidden }), ", ", t("visible_now", { n: visible })),
    list("credits", [...credits.get(id)]),
    list("credited_by", data.sources.map((each) => each.id).filter((each) => credits.get(each).has(id))),
    ...groups.slice(0, PATHS).map((group) => resting(data, store, group)),
    left({ count: groups.length, rows: groups.slice(0, PATHS) }),
  ];
}

/** The body of the list of sources: those that the visible claims rest on, origins marked. */
export function sourceList(data, store, open) {
  const { named, origins } = data.resting(store.visible);
  return [
    el("p", { class: "p-counted" }, counted(named.size, origins.size)),
    el(
      "ul",
      { class: "p-sources" },
      data.sources.filter((source) => named.has(source.id)).map((source) =>
        el(
          "li",
          { "data-source": source.id, class: origins.has(source.id) ? "is-origin" : "" },
          origins.has(source.id) && el("b", {}, `${t("origin")}: `),
          sourceLine(source, source.accessed && t("accessed", { date: formatDate(source.accessed) }), open),
        )
      ),
    ),
  ];
}
