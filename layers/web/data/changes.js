// What each change makes of a state. A change that does nothing returns the state it was given.

import { EVERYTHING } from "./filters.js";
import { sceneChoices } from "./state.js";
import { visibleMask } from "./visible.js";

/** @import { Choices, Data, Filters, Look, PartialDate, Timeline } from "../types.d.ts" */

/**
 * Return layers in the theatre's order, without what is not one.
 *
 * @param {Data} data
 * @param {Iterable<string>} ids
 */
function inOrder(data, ids) {
  const on = new Set(ids);
  return data.layers.map((layer) => layer.id).filter((id) => on.has(id));
}

/**
 * Take over a whole state, as a link or the host has it; what is not on offer is left out.
 *
 * @param {Data} data
 * @param {Choices} given
 * @returns {Choices}
 */
export const load = (data, { layers, select, scene, filters, until, timeline, ...look }) => ({
  layers: inOrder(data, layers),
  select: data.byId.has(select) ? select : null,
  scene,
  filters: { ...EVERYTHING, ...filters },
  until,
  timeline,
  ...chosenLook(look),
});

/** @param {Look} look @returns {Look} */
const chosenLook = ({ theme, symbols, coordinates, graticule, dates, density, language, brief }) => ({
  theme,
  symbols,
  coordinates,
  graticule,
  dates,
  density,
  language,
  brief,
});

/**
 * Change how things look; undefined leaves as it is.
 *
 * @param {Choices} state
 * @param {Partial<Look>} look
 * @returns {Choices}
 */
export function style(state, look) {
  const given = Object.entries(look).filter(([, value]) => value !== undefined);
  return { ...state, ...chosenLook({ ...state, ...Object.fromEntries(given) }) };
}

/**
 * Switch several layers at once.
 *
 * @param {Data} data
 * @param {Choices} state
 * @param {readonly string[]} ids
 * @param {boolean} on
 * @returns {Choices}
 */
export function switchAll(data, state, ids, on) {
  const others = state.layers.filter((id) => !ids.includes(id));
  return { ...state, layers: on ? inOrder(data, [...others, ...ids]) : others };
}

/**
 * Switch a layer on or off.
 *
 * @param {Data} data
 * @param {Choices} state
 * @param {string} id
 */
export const toggle = (data, state, id) =>
  data.layer.has(id) ? switchAll(data, state, [id], !state.layers.includes(id)) : state;

/**
 * Show only some claims.
 *
 * @param {Choices} state
 * @param {Partial<Filters>} some
 * @returns {Choices}
 */
export const filter = (state, some) => ({ ...state, filters: { ...state.filters, ...some } });

/**
 * Hide what was reported after a date (a day, a month, a year); null hides nothing.
 *
 * @param {Choices} state
 * @param {PartialDate | null} until
 * @returns {Choices}
 */
export const asOf = (state, until) => ({ ...state, until });

/**
 * Go by the dates of another timeline.
 *
 * @param {Choices} state
 * @param {Timeline} timeline
 * @returns {Choices}
 */
export const goBy = (state, timeline) => ({ ...state, timeline });

/**
 * Take every filter and the date away.
 *
 * @param {Choices} state
 * @returns {Choices}
 */
export const clear = (state) => ({ ...state, filters: EVERYTHING, until: null });

/**
 * Show a scene as the theatre has it; without one go back to what was there before the first.
 *
 * @param {Data} data
 * @param {Choices} state
 * @param {string | null} id
 * @param {Choices} before
 * @returns {Choices}
 */
export function stage(data, state, id, before) {
  const scene = data.scene.get(id);
  if (!scene && !data.scene.has(state.scene)) return state;
  const { layers, filters, until, select } = before;
  const chosen = scene ? sceneChoices(scene) : { layers, filters, until, select, scene: null };
  return { ...state, ...chosen, layers: inOrder(data, chosen.layers) };
}

/**
 * Show a claim: its layers come on with it, and filters and a date that hide it go.
 *
 * @param {Data} data
 * @param {Choices} state
 * @param {string | null} id
 * @returns {Choices}
 */
export function choose(data, state, id) {
  const claim = data.byId.get(id);
  if (!claim) return { ...state, select: null };
  const shown = { ...switchAll(data, state, [claim.layer, ...claim.needs], true), select: id };
  return visibleMask(data, shown)[claim.index] ? shown : clear(shown);
}
