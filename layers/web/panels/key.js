// The key to exactly the marks that are visible now, section by section.

import { badge } from "../claim/badge.js";
import { chip } from "../claim/chip.js";
import { claimRow } from "../claim/row.js";
import { occurring, passing } from "../data/columns.js";
import { el, said, setChildren } from "../dom/element.js";
import { corridor, isBand } from "../map/marks/line.js";
import { currentLanguage } from "../words/language.js";
import { t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { createBoundaryKey } from "./boundaries.js";
import { look } from "./look.js";
import { clusterSample, courseSample, dotSample, edgeSample, precisionSample } from "./samples.js";

/** @import { Child, Actions, Data, Rows, Store, Trim } from "../types.d.ts" */
/** @typedef {ReturnType<typeof visibleNow>} Visible */
/**
 * @typedef {{data: Data, store: Store, actions: Actions, boundaries: ReturnType<typeof createBoundaryKey>,
 * clusters: boolean, looking: boolean}} Key
 */

/** @type {("crisp" | "corridor" | "band" | "arrows" | "teeth")[]} */
const COURSES = ["crisp", "corridor", "band", "arrows", "teeth"];
// claims that the list beside the map names
const LISTED = 100;

/**
 * Return what the key has to explain.
 *
 * @param {Data} data
 * @param {Store} store
 */
export function visibleNow(data, store) {
  const [assertions, actors] = [store.present("assertion"), store.present("actor")];
  const arcs = store.rowsMarked("arc").length > 0;
  const lines = store.rowsMarked("line");
  const precisions = new Set(placesShown(data, store, lines.length > 0).map((where) => where.precision));
  return {
    nothing: !store.layers.length,
    assertions: data.words.assertions.filter((word) => assertions.has(word.id)),
    precisions: data.words.precisions.filter((word) => precisions.has(word.id)),
    actors: data.actors.filter((actor) => actors.has(actor.id)),
    /** Rows that the map does not show. */
    unplaced: store.rowsMarked("none"),
    arcs,
    courses: courses(data, lines),
    /** Whether anything has an edge that says how firmly it is said. */
    edges: !data.dotted || arcs || lines.length > 0 || store.rowsMarked("area").length > 0,
  };
}

/**
 * Return where what is neither an arc nor a line is placed: those say of themselves how precise they are.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {boolean} lined  whether there are lines
 */
function placesShown(data, store, lined) {
  const { where, shape } = data.columns;
  const line = passing(shape, ({ mark }) => mark === "line");
  const rows = lined ? store.visible.filter((row) => !line[shape.codes[row]]) : store.visible;
  const seen = occurring(where, rows);
  return where.values.filter(({ ends }, code) => seen[code] && !ends);
}

/**
 * Return what the lines have that needs explaining, as the names of pictures.
 *
 * @param {Data} data
 * @param {Rows} rows
 */
function courses({ columns, kind }, rows) {
  const [wheres, kinds] = [occurring(columns.where, rows), occurring(columns.kind, rows)];
  const places = columns.where.values.filter((_, code) => wheres[code]);
  const trims = new Set(columns.kind.values.filter((_, code) => kinds[code]).map((id) => kind.get(id).line));
  const bands = places.filter((where) => isBand({ where }));
  /** @type {Record<string, boolean>} */
  const found = {
    crisp: bands.length < places.length,
    corridor: places.some((where) => corridor({ where }) > 0),
    band: bands.length > 0,
  };
  return COURSES.filter((name) => found[name] ?? trims.has(/** @type {Trim} */ (name)));
}

/**
 * Return all that the key's look depends on, as a word: equal words, equal keys.
 *
 * @param {Visible} visible
 * @param {Store} store
 */
export function signature({ nothing, assertions, precisions, actors, unplaced, arcs, courses, edges }, store) {
  const ids = (/** @type {{id: unknown}[]} */ list) => list.map(({ id }) => id);
  return JSON.stringify([
    ids(assertions),
    ids(precisions),
    ids(actors),
    unplaced.length,
    unplaced.slice(0, LISTED),
    arcs,
    courses,
    edges,
    nothing,
    unplaced.length && store.select,
    store.theme,
    store.symbols,
    store.coordinates,
    store.graticule,
    store.density,
    currentLanguage(),
  ]);
}

const section = (/** @type {string} */ title, /** @type {string} */ name, /** @type {Child[]} */ ...children) =>
  el("section", { class: `p-keysection ${name}` }, el("h2", {}, t(title)), ...children);

const schematic = (/** @type {string} */ words) => el("p", { class: "p-schematic" }, words);

/**
 * The sections in their order; each is left out where there is nothing to explain.
 *
 * @type {((visible: Visible, key: Key) => Child)[]}
 */
const SECTIONS = [
  ({ nothing }) => nothing && el("p", { class: "p-empty", role: "alert" }, t("no_layer")),
  ({ unplaced }, { data, store }) =>
    unplaced.length > 0 &&
    section(
      "unplaced",
      "p-unplaced",
      unplaced.slice(0, LISTED).map((row) => claimRow(data, data.claim(row), store)),
      unplaced.length > LISTED && schematic(t("more", { n: unplaced.length - LISTED })),
    ),
  ({ assertions, edges }, { data }) =>
    assertions.length > 0 &&
    section(
      "firmness",
      `p-words ${data.dotted && edges ? "is-long" : ""}`,
      el(
        "ul",
        {},
        assertions.map((word) =>
          el(
            "li",
            { title: t(`assertion.${word.id}.meaning`) },
            badge(word),
            data.dotted && dotSample(word.id),
            edges && edgeSample(word.id),
            t(`assertion.${word.id}`),
          )
        ),
      ),
    ),
  (_, { data, clusters }) =>
    data.dotted &&
    el(
      "section",
      { class: "p-keysection p-clusters", hidden: !clusters },
      el("h2", {}, t("clusters")),
      el("p", {}, clusterSample(), t("clusters_note")),
    ),
  ({ precisions }) =>
    precisions.length > 0 &&
    section(
      "precision",
      "p-precisions",
      el(
        "ul",
        {},
        precisions.map(({ id }) =>
          el("li", { title: t(`precision.${id}.meaning`) }, precisionSample(id), t(`precision.${id}`))
        ),
      ),
    ),
  ({ courses }) =>
    courses.length > 0 &&
    section(
      "lines",
      "p-words is-long",
      el("ul", {}, courses.map((name) => el("li", {}, courseSample(name), t(`line.${name}`)))),
    ),
  ({ arcs }) => arcs && schematic(t("schematic_note")),
  ({ actors }) =>
    actors.length > 0 &&
    section(
      "actors",
      "p-actors",
      el("ul", {}, actors.map((actor) => el("li", {}, chip(actor), said(text(actor, "label"))))),
    ),
  (_, { boundaries }) => boundaries.root,
  (_, key) =>
    el(
      "details",
      {
        class: "p-keysection p-look",
        open: key.looking,
        on: {
          toggle: (/** @type {Event} */ { currentTarget }) => {
            key.looking = /** @type {HTMLDetailsElement} */ (currentTarget).open;
          },
        },
      },
      el("summary", {}, t("look")),
      look(key.data, key.store, key.actions),
    ),
];

/**
 * Create the key below the layers.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {Actions} actions
 */
export function createKey(data, store, actions) {
  const root = el("div", { class: "p-key" });
  const key = { data, store, actions, boundaries: createBoundaryKey(), clusters: false, looking: false };
  /** @type {string | null} */
  let drawn = null;

  return {
    root,
    draw() {
      const visible = visibleNow(data, store);
      actions.sheet.draw();
      // the key is often the same after a change, and laying it out anew takes longer than all the rest
      const now = signature(visible, store);
      if (now === drawn) return;
      drawn = now;
      key.boundaries.draw();
      setChildren(root, ...SECTIONS.map((each) => each(visible, key)));
    },
    /** Explain the dashed boundaries in view. */
    lines: key.boundaries.show,
    /** Explain clusters while there are any. @param {boolean} inView */
    clusters(inView) {
      key.clusters = inView;
      root.querySelector(".p-clusters")?.toggleAttribute("hidden", !inView);
    },
  };
}
