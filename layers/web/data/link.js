// A state as the parameters of a link, and back. layers/state.py reads and writes the same.

import { languages } from "../words/language.js";
import { EVERYTHING, homeState } from "./state.js";

export const NAMES = [
  "layers",
  "view",
  "select",
  "scene",
  "assertion",
  "actor",
  "source",
  "search",
  "until",
  "theme",
  "symbols",
  "lang",
  "brief",
];
const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const OFFERED = { theme: ["light", "dark", "print"], symbols: ["nationality", "2525"] };
const FARTHEST = 540;

/** Every parameter of a link to the state, as text. */
const written = (state) => ({
  layers: state.layers.join(","),
  view: state.view.map((degrees) => Number(degrees.toPrecision(6))).join(","),
  select: state.select || "",
  scene: state.scene || "",
  assertion: state.filters.assertions.join(","),
  actor: state.filters.actors.join(","),
  source: state.filters.sources.join(","),
  search: state.filters.search,
  until: state.until || "",
  theme: state.theme,
  symbols: state.symbols,
  lang: state.language || "",
  brief: state.brief ? "1" : "",
});

/** What a link starts from: a state, or what a scene brings in its place. */
function start(data, opening, id) {
  const scene = data.scene.get(id);
  if (!scene) return { ...opening, scene: null };
  const { layers, view, filters } = scene;
  return {
    ...opening,
    select: null,
    until: null,
    layers,
    view: view || data.theatre.view,
    filters: { ...EVERYTHING, ...filters },
    scene: id,
  };
}

/** The parameters of a link to a state, [name, text], without what is as in each of the states it may open over. */
export function asLink(data, state, openings = [homeState(data)]) {
  const texts = written(state);
  if (openings.length > 1 && NAMES.every((name) => texts[name] === written(openings[0])[name])) return [];
  const starts = openings.map((opening) => written(start(data, opening, state.scene)));
  const needed = (name) =>
    name === "scene"
      ? openings.some(({ scene }) => scene || state.scene)
      : starts.some((each) => each[name] !== texts[name]);
  return NAMES.filter(needed).map((name) => [name, texts[name]]);
}

function date(text) {
  const [, year, month, day] = DATE.exec(text) || [];
  const [y, m, d] = [Number(year), Number(month || 1), Number(day || 1)];
  const at = new Date(Date.UTC(y, m - 1, d));
  at.setUTCFullYear(y, m - 1, d);
  return y > 0 && at.getUTCMonth() === m - 1 && at.getUTCDate() === d ? text : undefined;
}

function box(text) {
  const found = text.split(",").map((part) => (NUMBER.test(part) ? Number(part) : NaN));
  const [west, south, east, north] = found;
  const there = found.length === 4 && found.every(Number.isFinite) && south >= -90 && south < north && north <= 90;
  return there && west !== east && Math.max(Math.abs(west), Math.abs(east)) <= FARTHEST ? found : undefined;
}

/** The state that a link's parameters (URLSearchParams) ask for over an opening one, and what is not on offer. */
export function fromLink(data, parameters, opening = homeState(data)) {
  const ignored = [];
  const refuse = (name, text) => ignored.push(`${name}=${text}`);
  /** What a parameter says, read; `other` where it is not given or makes no sense. */
  function one(name, read, other) {
    const text = parameters.get(name);
    if (text === null) return other;
    const value = read(text);
    if (value === undefined) refuse(name, text);
    return value === undefined ? other : value;
  }
  /** A list's known members, in the order of what is on offer. */
  function many(name, known, other) {
    const text = parameters.get(name);
    if (text === null) return other;
    const asked = text.split(",").filter(Boolean);
    const strange = asked.filter((id) => !known.includes(id));
    if (strange.length) refuse(name, strange.join(","));
    const kept = asked.filter((id) => known.includes(id));
    return strange.length && !kept.length ? other : [...new Set(kept)];
  }
  const among = (list) => (text) => (list.includes(text) ? text : undefined);
  const orNone = (read) => (text) => (text ? read(text) : null);
  const ids = (list) => list.map((each) => each.id);

  const scene = one("scene", orNone((text) => (data.scene.has(text) ? text : undefined)), undefined);
  const from = scene === undefined ? opening : start(data, opening, scene);
  const on = many("layers", ids(data.layers), from.layers);
  const layers = ids(data.layers).filter((id) => on.includes(id));
  const shows = (id) => {
    const claim = data.byId.get(id);
    return claim && [claim.layer, ...claim.needs].every((layer) => layers.includes(layer)) ? id : undefined;
  };
  const state = {
    layers,
    view: one("view", box, from.view),
    select: one("select", orNone(shows), orNone(shows)(from.select) || null),
    theme: one("theme", among(OFFERED.theme), from.theme),
    symbols: one("symbols", among(OFFERED.symbols), from.symbols),
    scene: from.scene,
    filters: {
      assertions: many("assertion", ids(data.words.assertions), from.filters.assertions),
      actors: many("actor", ids(data.actors), from.filters.actors),
      sources: many("source", ids(data.sources), from.filters.sources),
      search: one("search", String, from.filters.search),
    },
    until: one("until", orNone(date), from.until),
    language: one("lang", orNone(among(languages())), from.language),
    brief: one("brief", (text) => text === "1", from.brief),
  };
  return { state, ignored };
}
