// What the reader has chosen, in one copy, and what is visible by it; whoever draws hears of every change.

import { speak } from "../words/language.js";
import * as changes from "./changes.js";
import { occurring, rowsIn } from "./columns.js";
import { writeCoordinates } from "./coordinates.js";
import { filtersAreOn } from "./filters.js";
import { homeState } from "./state.js";
import { preferredTheme } from "./theme.js";
import { timelineOf } from "./timelines.js";
import { isNarrowed, visibleMask } from "./visible.js";

/** @import { Choices, Data, Mask, Store } from "../types.d.ts" */

// pixels: a window narrower than this has marks instead of cards
const SMALL = 720;

/**
 * Return the store of a theatre that opens in a state.
 *
 * @param {Data} data
 * @param {Choices} opening
 * @returns {Store}
 */
export function createStore(data, opening) {
  /** @type {((store: Store) => void)[]} */
  const listeners = [];
  let state = changes.load(data, opening);
  writeCoordinates(state.coordinates);
  // what was there before the first scene, to come back to
  let before = changes.load(data, homeState(data));
  /** @type {Map<string, Mask>} */
  const masks = new Map();
  /** @type {Uint32Array | null} */
  let rows = null;

  function table(filtered = true, dated = true) {
    const key = `${filtered} ${dated}`;
    const mask = masks.get(key) ?? visibleMask(data, state, filtered, dated);
    masks.set(key, mask);
    return mask;
  }

  function isHidden(/** @type {string | null} */ id) {
    const claim = data.byId.get(id);
    return !claim || table()[claim.index] === 0;
  }

  function tell() {
    masks.clear();
    rows = null;
    if (state.select && isHidden(state.select)) state = { ...state, select: null };
    listeners.forEach((listener) => listener(store));
  }

  /** @param {Choices} next */
  function take(next) {
    if (next === state) return;
    if (next.language !== state.language) speak(next.language);
    state = next;
    writeCoordinates(state.coordinates);
    tell();
  }

  /** @type {Store} */
  const store = {
    get state() {
      return state;
    },
    get layers() {
      return state.layers;
    },
    get select() {
      return state.select;
    },
    get theme() {
      return state.theme ?? preferredTheme();
    },
    get symbols() {
      return state.symbols;
    },
    get coordinates() {
      return state.coordinates;
    },
    get graticule() {
      return state.graticule;
    },
    get dates() {
      return state.dates;
    },
    get density() {
      return state.density ?? (globalThis.innerWidth < SMALL ? "marks" : "cards");
    },
    get language() {
      return state.language;
    },
    get brief() {
      return state.brief;
    },
    get until() {
      return state.until;
    },
    get timeline() {
      return timelineOf(data, state.timeline);
    },
    get filters() {
      return state.filters;
    },
    get scene() {
      return data.scene.get(state.scene) || null;
    },
    get filtered() {
      return filtersAreOn(state.filters);
    },
    get narrowed() {
      return isNarrowed(state);
    },
    get contents() {
      return JSON.stringify([state.layers, state.filters, state.until, state.timeline]);
    },
    get visible() {
      return rows ??= rowsIn(table());
    },
    table,
    isOn: (id) => state.layers.includes(id),
    isVisible: (row) => table()[row] === 1,
    isMarked: (id) => store.scene?.claims.includes(id) ?? false,
    rowsMarked: (mark) => data.marked(mark).filter(store.isVisible),
    marked: (mark) => store.rowsMarked(mark).map(data.claim),
    present(name) {
      const { values, codes } = data.columns[name];
      const seen = occurring({ values, codes }, store.visible);
      return new Set(values.filter((_, code) => seen[code]));
    },
    style: (look) => take(changes.style(state, look)),
    toggle: (id) => take(changes.toggle(data, state, id)),
    switchAll: (ids, on) => take(changes.switchAll(data, state, ids, on)),
    filter: (some) => take(changes.filter(state, some)),
    asOf: (date) => take(changes.asOf(state, date)),
    goBy: (timeline) => take(changes.goBy(state, timeline)),
    clear: () => take(changes.clear(state)),
    picker: null,
    choose(id) {
      const claim = data.byId.get(id);
      if (claim && store.picker) store.picker(claim);
      else take(changes.choose(data, state, id));
    },
    load: (given) => take(changes.load(data, given)),
    stage(id) {
      const next = changes.stage(data, state, id, before);
      if (!store.scene) before = state;
      take(next);
    },
    listen: (listener) => listeners.push(listener),
    tell,
    moved() {},
  };
  return store;
}
