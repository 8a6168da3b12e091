// What the reader has chosen: layers, filters, a date, a scene, the selected claim. One copy; all else draws from it.

import { speak } from "../words/language.js";
import { occurring, passing, total } from "./columns.js";
import { latest } from "./dates.js";
import { createSearch } from "./search.js";
import { EVERYTHING, homeState } from "./state.js";

export function createStore(data, opening) {
  const listeners = [];
  const { columns } = data;
  const known = new Set(data.layers.map((layer) => layer.id));
  const search = createSearch(data);
  let layers = new Set(opening.layers.filter((id) => known.has(id)));
  let { theme, symbols, language, until, scene, brief } = opening;
  let filters = { ...EVERYTHING, ...opening.filters };
  let found = search(filters.search);
  let select = data.byId.has(opening.select) ? opening.select : null;
  // what was there before the first scene, to come back to
  let free = { ...homeState(data), layers: new Set(homeState(data).layers) };
  const tables = new Map();
  let rows = null;

  /** A table with 1 for every row whose layers are on, and which the filters and the date let pass where they count. */
  function look(filtered, dated) {
    const on = (list, id) => !list.length || list.includes(id);
    const end = until && latest(until);
    const tests = [
      ["layer", (layer) => layers.has(layer)],
      ["needs", (needs) => needs.every((id) => layers.has(id))],
      filtered && ["assertion", (assertion) => on(filters.assertions, assertion)],
      filtered && ["actor", (actor) => on(filters.actors, actor)],
      filtered &&
      [
        "chains",
        (chains) => !filters.sources.length || chains.flat().some(({ source }) => filters.sources.includes(source)),
      ],
      dated && ["when", (when) => !end || !when.reported_on || latest(when.reported_on) <= end],
    ];
    const visible = filtered && found ? found.slice() : new Uint8Array(data.count).fill(1);
    for (const [name, test] of tests.filter(Boolean)) {
      const passes = passing(columns[name], test);
      if (!passes.includes(0)) continue;
      const { codes } = columns[name];
      for (let i = 0; i < data.count; i += 1) visible[i] &= passes[codes[i]];
    }
    return visible;
  }

  function mask(filtered = true, dated = true) {
    const key = `${filtered} ${dated}`;
    if (!tables.has(key)) tables.set(key, look(filtered, dated));
    return tables.get(key);
  }

  function changed() {
    tables.clear();
    rows = null;
  }

  const store = {
    isOn: (id) => layers.has(id),
    get select() {
      return select;
    },
    get layers() {
      return data.layers.map((layer) => layer.id).filter((id) => layers.has(id));
    },
    /** The rows of the visible claims, in the file's order. */
    get visible() {
      if (!rows) {
        const table = mask();
        rows = new Uint32Array(total(table));
        for (let i = 0, next = 0; i < table.length; i += 1) if (table[i]) rows[next++] = i;
      }
      return rows;
    },
    isVisible: (i) => mask()[i] === 1,
    /** A table with 1 for every visible row, a new one after each change; without the filters or the date if false. */
    table: mask,
    /** The rows of the visible claims that are drawn with that mark. */
    rowsMarked: (mark) => data.marked(mark).filter(store.isVisible),
    /** The same as claims: for marks of which there are few. */
    marked: (mark) => store.rowsMarked(mark).map(data.claim),
    /** The values of a column that occur among the visible claims. */
    present(name) {
      const seen = occurring(columns[name], store.visible);
      return new Set(columns[name].values.filter((_, code) => seen[code]));
    },
    get theme() {
      return theme;
    },
    get symbols() {
      return symbols;
    },
    /** The language chosen; null is the browser's. */
    get language() {
      return language;
    },
    get brief() {
      return brief;
    },
    get until() {
      return until;
    },
    get scene() {
      return data.scene.get(scene) || null;
    },
    /** Whether the scene speaks of that claim. */
    isMarked: (id) => Boolean(store.scene) && store.scene.claims.includes(id),
    get filters() {
      return filters;
    },
    /** Whether any filter hides claims of visible layers. */
    get filtered() {
      return found !== null || ["assertions", "actors", "sources"].some((name) => filters[name].length > 0);
    },
    /** Whether a filter or the date hides claims of visible layers. */
    get narrowed() {
      return store.filtered || until !== null;
    },
    /** Change how things look: {theme}, {symbols}, {language} or {brief}. */
    style(look) {
      ({ theme = theme, symbols = symbols, language = language, brief = brief } = look);
      speak(language);
      store.tell();
    },
    toggle(id) {
      if (known.has(id)) store.switchAll([id], !layers.has(id));
    },
    /** Switch several layers at once. */
    switchAll(ids, on) {
      for (const id of ids) {
        if (on) layers.add(id);
        else layers.delete(id);
      }
      store.tell();
    },
    /** Show only some claims: {assertions}, {actors}, {sources} (lists; empty for all) or {search} (words). */
    filter(some) {
      filters = { ...filters, ...some };
      if ("search" in some) found = search(filters.search);
      store.tell();
    },
    /** Hide what was reported after a date (a day, a month, a year); null hides nothing. */
    asOf(date) {
      until = date;
      store.tell();
    },
    /** Take every filter and the date away. */
    clear() {
      filters = EVERYTHING;
      found = null;
      until = null;
      store.tell();
    },
    /** Show a scene as the theatre has it; with null go back to what was there before the first one. */
    stage(id) {
      const next = data.scene.get(id);
      if (!next && !store.scene) return;
      if (!store.scene) free = { layers, filters, until, select };
      const chosen = next
        ? { layers: next.layers, filters: { ...EVERYTHING, ...next.filters }, until: null, select: null }
        : free;
      layers = new Set(chosen.layers);
      ({ filters, until, select } = chosen);
      found = search(filters.search);
      scene = next ? id : null;
      store.tell();
    },
    /** Show a claim: its layers come on with it, and filters that hide it go. */
    choose(id) {
      const claim = data.byId.get(id);
      if (claim) {
        [claim.layer, ...claim.needs].forEach((layer) => layers.add(layer));
        changed();
        if (!store.isVisible(claim.index)) {
          filters = EVERYTHING;
          found = null;
          until = null;
        }
      }
      select = claim ? id : null;
      store.tell();
    },
    /** Take over a whole state, as a link has it. */
    load(state) {
      layers = new Set(state.layers);
      ({ select, theme, symbols, scene, filters, until, brief, language } = state);
      speak(language);
      found = search(filters.search);
      store.tell();
    },
    listen: (listener) => listeners.push(listener),
    tell() {
      changed();
      if (select && !store.isVisible(data.byId.get(select).index)) select = null;
      listeners.forEach((listener) => listener(store));
    },
    /** What is visible, as a word: equal words, equal rows. */
    get contents() {
      return JSON.stringify([store.layers, filters, until]);
    },
    /** All of it, as it travels to Python and into links; the map's view apart. */
    get state() {
      return { layers: store.layers, select, theme, symbols, scene, filters, until, language, brief };
    },
  };
  return store;
}
