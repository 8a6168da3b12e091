// Which claims are visible: those of the layers that are on, which neither a filter nor the date hides.

import { narrow } from "./columns.js";
import { latest } from "./dates.js";
import { applyFilters, filtersAreOn } from "./filters.js";
import { DATE, timelineOf } from "./timelines.js";

/** @import { Choices, Data, Mask, PartialDate, Timeline, When } from "../types.d.ts" */

/**
 * Return whether a claim was there by the end of a date; one that nobody dates is always there.
 *
 * @param {PartialDate} until
 * @param {Timeline} timeline
 * @returns {(when: When) => boolean}
 */
function thereBy(until, timeline) {
  const end = latest(until);
  return (when) => {
    const date = DATE[timeline](when);
    return !date || latest(date) <= end;
  };
}

/**
 * Return a table with 1 for every visible row; without the filters or the date if false.
 *
 * @param {Pick<Data, "count" | "columns" | "search">} data
 * @param {Pick<Choices, "layers" | "filters" | "until" | "timeline">} state
 * @returns {Mask}
 */
export function visibleMask(data, { layers, filters, until, timeline }, filtered = true, dated = true) {
  const { layer, needs, when } = data.columns;
  const on = new Set(layers);
  const mask = new Uint8Array(data.count).fill(1);
  narrow(mask, layer, (id) => on.has(id));
  narrow(mask, needs, (ids) => ids.every((id) => on.has(id)));
  if (filtered) applyFilters(data, mask, filters);
  if (dated && until) narrow(mask, when, thereBy(until, timelineOf(data, timeline)));
  return mask;
}

/**
 * Return whether a filter or the date is on.
 *
 * @param {Pick<Choices, "filters" | "until">} state
 */
export const isNarrowed = ({ filters, until }) => filtersAreOn(filters) || until !== null;
