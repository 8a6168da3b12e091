// By which of its dates a claim stands in time: that of the report, or that of what is reported.

/** @import { Data, PartialDate, Timeline, When } from "../types.d.ts" */

/** The date of a claim on each timeline; null where nobody gives it. What lasts is there from its start. */
export const DATE = /** @type {Record<Timeline, (when: When) => PartialDate | null>} */ ({
  reported: (when) => when.reported_on,
  event: (when) => when.from ?? when.to,
});

/**
 * Return the timelines on which a theatre has any date.
 *
 * @param {Pick<Data, "columns">} data
 */
export const timelinesOf = ({ columns }) =>
  /** @type {Timeline[]} */ (Object.keys(DATE)).filter((name) => columns.when.values.some((when) => DATE[name](when)));

/**
 * Return the timeline that holds: the one that was chosen, unless the theatre has no date on it and some on the other.
 *
 * @param {Pick<Data, "columns">} data
 * @param {Timeline} chosen
 */
export function timelineOf(data, chosen) {
  const known = timelinesOf(data);
  return known.includes(chosen) ? chosen : known[0] ?? chosen;
}
