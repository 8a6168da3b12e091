// A state: what the reader has chosen, and what a theatre and its scenes open with.

import { EVERYTHING } from "./filters.js";

/** @import { Choices, Data, Scene, State } from "../types.d.ts" */

/**
 * Return the state a theatre opens with.
 *
 * @param {Pick<Data, "layers" | "theatre">} data
 * @returns {State}
 */
export const homeState = (data) => ({
  layers: data.layers.filter((layer) => layer.on).map((layer) => layer.id),
  view: data.theatre.view,
  select: null,
  theme: null,
  symbols: "nationality",
  coordinates: "degrees",
  graticule: "on",
  dates: "date",
  density: null,
  scene: null,
  filters: EVERYTHING,
  until: null,
  timeline: "reported",
  language: null,
  brief: false,
});

/**
 * Return what a scene brings in place of what was chosen.
 *
 * @param {Scene} scene
 * @returns {Pick<Choices, "layers" | "filters" | "until" | "select" | "scene">}
 */
export const sceneChoices = ({ id, layers, filters }) => ({
  layers,
  select: null,
  scene: id,
  filters: { ...EVERYTHING, ...filters },
  until: null,
});
