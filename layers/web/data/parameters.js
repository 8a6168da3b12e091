// What a link may ask for: one table, as layers/page has it in Python.

import { filters } from "./filters.js";

/**
 * A parameter of a link: its name, where the state has its value, its kind, and what its ids are of. Choices that are
 * the same in every theatre are given.
 *
 * @typedef {object} Parameter
 * @property {string} name
 * @property {string} field
 * @property {"ids" | "id" | "choice" | "view" | "date" | "text" | "flag"} kind
 * @property {string} [of]
 * @property {readonly string[]} [choices]
 */

/** @type {readonly Parameter[]} */
export const PARAMETERS = [
  { name: "layers", field: "layers", kind: "ids", of: "layers" },
  { name: "view", field: "view", kind: "view" },
  { name: "select", field: "select", kind: "id", of: "claims" },
  { name: "scene", field: "scene", kind: "id", of: "scenes" },
  ...filters.map(([name, { parameter, kind }]) => ({ name: parameter, field: `filters.${name}`, kind, of: name })),
  { name: "until", field: "until", kind: "date" },
  { name: "theme", field: "theme", kind: "choice", choices: ["light", "dark", "print"] },
  { name: "symbols", field: "symbols", kind: "choice", choices: ["nationality", "2525"] },
  { name: "lang", field: "language", kind: "id", of: "languages" },
  { name: "brief", field: "brief", kind: "flag" },
];

/**
 * Return the choices of a parameter that are the same in every theatre.
 *
 * @param {string} name
 */
export const choicesOf = (name) => PARAMETERS.find((each) => each.name === name)?.choices ?? [];
