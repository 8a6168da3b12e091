// A state as the parameters of a link, and back. layers/page reads and writes the same.

import { languages } from "../words/language.js";
import { PARAMETERS } from "./parameters.js";
import { homeState, sceneChoices } from "./state.js";

/** @import { Data, State, View } from "../types.d.ts" */
/** @import { Parameter } from "./parameters.js" */

/** The names of the parameters. */
export const NAMES = PARAMETERS.map(({ name }) => name);

const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
// degrees of longitude: a view may lie past the antimeridian, but not far
const FARTHEST = 540;

/**
 * Return a date that the calendar has, or undefined.
 *
 * @param {string} text
 */
function date(text) {
  const [, year, month, day] = DATE.exec(text) || [];
  const [y, m, d] = [Number(year), Number(month || 1), Number(day || 1)];
  const at = new Date(Date.UTC(y, m - 1, d));
  at.setUTCFullYear(y, m - 1, d);
  return y > 0 && at.getUTCMonth() === m - 1 ? text : undefined;
}

/**
 * Return west, south, east, north in degrees, or undefined where that is no view.
 *
 * @param {string} text
 */
function view(text) {
  const found = text.split(",").map((part) => (NUMBER.test(part) ? Number(part) : NaN));
  const [west, south, east, north] = found;
  const there = found.length === 4 && found.every(Number.isFinite) && south >= -90 && south < north && north <= 90;
  return there && west !== east && Math.max(Math.abs(west), Math.abs(east)) <= FARTHEST ? found : undefined;
}

/**
 * What a text asks for: the value, undefined where it makes no sense, and what of the text was refused.
 *
 * @typedef {{ value: unknown, refused: string | null }} Asked
 */

/**
 * Return the ids that are on offer, each once; no value where others are asked for and none is.
 *
 * @param {string} text
 * @param {(id: string) => boolean} offered
 * @returns {Asked}
 */
function ids(text, offered) {
  const asked = text.split(",").filter(Boolean);
  const kept = asked.filter(offered);
  const strange = asked.filter((id) => !offered(id));
  return {
    value: strange.length && !kept.length ? undefined : [...new Set(kept)],
    refused: strange.length ? strange.join(",") : null,
  };
}

/**
 * Return a reader that takes a text as a whole, or refuses it.
 *
 * @param {(text: string, offered: (id: string) => boolean) => unknown} read
 * @returns {Kind["read"]}
 */
const whole = (read) => (text, offered) => {
  const value = read(text, offered);
  return { value, refused: value === undefined ? text : null };
};

/**
 * How a value is written and read.
 *
 * @typedef {object} Kind
 * @property {(value: any) => string} write
 * @property {(text: string, offered: (id: string) => boolean) => Asked} read
 */

/** @type {Record<Parameter["kind"], Kind>} */
const KINDS = {
  ids: { write: (list) => list.join(","), read: ids },
  id: {
    write: (id) => id || "",
    read: whole((text, offered) => (text === "" ? null : offered(text) ? text : undefined)),
  },
  choice: { write: String, read: whole((text, offered) => (offered(text) ? text : undefined)) },
  view: {
    write: (/** @type {View} */ degrees) => degrees.map((each) => Number(each.toPrecision(6))).join(","),
    read: whole(view),
  },
  date: { write: (until) => until || "", read: whole((text) => (text === "" ? null : date(text))) },
  text: { write: String, read: whole(String) },
  flag: { write: (on) => (on ? "1" : ""), read: whole((text) => text === "1") },
};

/**
 * Whether an id is on offer, by what it is an id of.
 *
 * @type {Record<string, (data: Data, id: string, state: State) => boolean>}
 */
const OFFERED = {
  layers: (data, id) => data.layer.has(id),
  scenes: (data, id) => data.scene.has(id),
  assertions: (data, id) => data.assertion.has(id),
  actors: (data, id) => data.actor.has(id),
  sources: (data, id) => data.source.has(id),
  languages: (_, id) => languages().includes(id),
  // only a claim whose layers are on can be selected
  claims(data, id, { layers }) {
    const claim = data.byId.get(id);
    return claim !== undefined && [claim.layer, ...claim.needs].every((layer) => layers.includes(layer));
  },
};

/**
 * Return whether a parameter may have that id in a state.
 *
 * @param {Data} data
 * @param {Parameter} parameter
 * @param {string} id
 * @param {State} state
 */
const isOffered = (data, { of = "", choices }, id, state) =>
  choices ? choices.includes(id) : OFFERED[of](data, id, state);

/**
 * Return the value of a field of a state ("filters.actors").
 *
 * @param {State} state
 * @param {string} field
 * @returns {unknown}
 */
const valueOf = (state, field) =>
  field.split(".").reduce((part, name) => part[name], /** @type {Record<string, any>} */ (state));

/**
 * Return a state with another value in a field.
 *
 * @param {State} state
 * @param {string} field
 * @param {unknown} value
 * @returns {State}
 */
function withValue(state, field, value) {
  const [outer, inner] = field.split(".");
  const whole = inner ? { .../** @type {object} */ (valueOf(state, outer)), [inner]: value } : value;
  return { ...state, [outer]: whole };
}

/**
 * Return what a link starts from: a state, or what a scene brings in its place.
 *
 * @param {Data} data
 * @param {State} opening
 * @param {string | null} id
 * @returns {State}
 */
function start(data, opening, id) {
  const scene = data.scene.get(id);
  if (!scene) return { ...opening, scene: null };
  return { ...opening, ...sceneChoices(scene), view: scene.view || data.theatre.view };
}

/**
 * Return every parameter of a link to the state, as text by name.
 *
 * @param {State} state
 * @returns {Record<string, string>}
 */
const allParameters = (state) =>
  Object.fromEntries(PARAMETERS.map(({ name, field, kind }) => [name, KINDS[kind].write(valueOf(state, field))]));

/**
 * Return the parameters of a link to a state, [name, text], without what is as in each of the states it may open over.
 *
 * @param {Data} data
 * @param {State} state
 * @param {State[]} openings
 * @returns {[string, string][]}
 */
export function asLink(data, state, openings = [homeState(data)]) {
  const texts = allParameters(state);
  const opened = allParameters(openings[0]);
  if (openings.length > 1 && NAMES.every((name) => texts[name] === opened[name])) return [];
  const starts = openings.map((opening) => allParameters(start(data, opening, state.scene)));
  const needed = (/** @type {string} */ name) =>
    name === "scene"
      ? openings.some(({ scene }) => scene || state.scene)
      : starts.some((each) => each[name] !== texts[name]);
  return NAMES.filter(needed).map((name) => [name, texts[name]]);
}

/**
 * Return the state that a link's parameters ask for over an opening one, and what they ask for that is not on offer.
 *
 * @param {Data} data
 * @param {Pick<URLSearchParams, "get">} parameters
 * @param {State} opening
 * @returns {{ state: State, ignored: string[] }}
 */
export function fromLink(data, parameters, opening = homeState(data)) {
  /** @type {string[]} */
  const ignored = [];

  /** @type {(state: State, parameter: Parameter) => State} */
  function take(state, parameter) {
    const text = parameters.get(parameter.name);
    if (text === null) return state;
    const { value, refused } = KINDS[parameter.kind].read(text, (id) => isOffered(data, parameter, id, state));
    if (refused !== null) ignored.push(`${parameter.name}=${refused}`);
    if (value === undefined) return state;
    return parameter.name === "scene"
      ? start(data, state, /** @type {string | null} */ (value))
      : withValue(state, parameter.field, value);
  }

  // a scene comes first: the others change what it brings
  const inTurn = [...PARAMETERS].sort((a, b) => Number(b.name === "scene") - Number(a.name === "scene"));
  const asked = inTurn.reduce(take, opening);
  const { layers, select } = asked;
  const state = {
    ...asked,
    layers: data.layers.map(({ id }) => id).filter((id) => layers.includes(id)),
    select: select !== null && OFFERED.claims(data, select, asked) ? select : null,
  };
  return { state, ignored };
}
