// What a cluster or a crowded place is made of, in words: how many claims of each assertion and each layer.

import { setInk } from "../dom/colour.js";
import { el, said } from "../dom/element.js";
import { formatNumber, t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { badge } from "./badge.js";

/** @import { Data, Dictionary } from "../types.d.ts" */

/**
 * How many claims have each value of a column, by its codes.
 *
 * @typedef {ArrayLike<number>} Counts
 */

/**
 * Return the records that occur, each with its count, in the order of the records.
 *
 * @template {{ id: string }} T
 * @param {T[]} records
 * @param {Pick<Dictionary<string>, "values">} column
 * @param {Counts} counts
 * @returns {[T, number][]}
 */
const occurring = (records, { values }, counts) =>
  records.map((record) => /** @type {[T, number]} */ ([record, counts[values.indexOf(record.id)] || 0]))
    .filter(([, n]) => n);

/**
 * Return the assertions that occur, the firmest first, as [word, count].
 *
 * @param {Pick<Data, "words" | "columns">} data
 * @param {Counts} counts
 */
export const byFirmness = (data, counts) => occurring(data.words.assertions, data.columns.assertion, counts);

/**
 * Return the layers that occur, in the legend's order, as [layer, count].
 *
 * @param {Pick<Data, "layers" | "columns">} data
 * @param {Counts} counts
 */
export const bySide = (data, counts) => occurring(data.layers, data.columns.layer, counts);

/**
 * Return the same as two lists.
 *
 * @param {Data} data
 * @param {Counts} firmness by assertion
 * @param {Counts} sides by layer
 */
export const tallies = (data, firmness, sides) => [
  el(
    "ul",
    { class: "p-tally" },
    byFirmness(data, firmness).map(([word, n]) =>
      el("li", {}, badge(word), el("b", {}, formatNumber(n)), t(`assertion.${word.id}`))
    ),
  ),
  el(
    "ul",
    { class: "p-tally" },
    bySide(data, sides).map(([layer, n]) =>
      el(
        "li",
        {},
        setInk(el("i", { class: "p-side" }), layer.colour),
        el("b", {}, formatNumber(n)),
        said(text(layer, "label")),
      )
    ),
  ),
];

/**
 * Return "300 stated, 12 alleged".
 *
 * @param {Pick<Data, "words" | "columns">} data
 * @param {Counts} counts
 */
export const firmnessInWords = (data, counts) =>
  byFirmness(data, counts).map(([word, n]) => `${formatNumber(n)} ${t(`assertion.${word.id}`)}`).join(", ") ||
  t("claims_here", { n: 0 });
