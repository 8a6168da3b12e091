// What a link may ask for: the table of layers/page/parameters.py, which the build writes into parameters.json.

import table from "./parameters.json" with { type: "json" };

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

export const PARAMETERS = /** @type {readonly Parameter[]} */ (table);

/**
 * Return the name in links of the parameter that has its value in that field of the state.
 *
 * @param {string} field
 */
export const nameOf = (field) => PARAMETERS.find((each) => each.field === field)?.name ?? field;

/**
 * Return the choices of a parameter that are the same in every theatre.
 *
 * @param {string} name
 */
export const choicesOf = (name) => PARAMETERS.find((each) => each.name === name)?.choices ?? [];
