// Dates of report as the steps of a slider, and how many claims each step brings.

import { earliest, latest } from "../data/dates.js";

// steps of the slider: with more dates it goes by months, then by years
const STEPS = 60;
// letters of a date that says a day, a month, a year
const LENGTHS = [10, 7, 4];

/** @import { PartialDate } from "../types.d.ts" */
/** @typedef {PartialDate | null} Reported  nobody says when: null */
/** @typedef {[first: number, last: number] | null} Span  steps */

/**
 * Return the dates in the order in which they are over, one for each end: the one that says it most precisely.
 *
 * @param {PartialDate[]} dates
 */
function byEnd(dates) {
  /** @type {Map<number, PartialDate>} */
  const ends = new Map();
  for (const date of dates) {
    const end = latest(date);
    if ((ends.get(end)?.length ?? 0) < date.length) ends.set(end, date);
  }
  return [...ends].sort(([a], [b]) => a - b).map(([, date]) => date);
}

/**
 * Return the steps for dates of report in the order in which they are over: at most 60, or years.
 *
 * @param {Reported[]} reported
 */
export function steps(reported) {
  const all = [...new Set(reported.filter((date) => date !== null))];
  const found = LENGTHS.map((length) => byEnd(all.map((date) => date.slice(0, length))));
  return found.find((each) => each.length <= STEPS) ?? found[found.length - 1];
}

/**
 * Return where the slider stands for a date: the last step that is over by then, or behind the last without a date.
 *
 * @param {PartialDate[]} dates  the steps
 * @param {PartialDate | null} until
 */
export function position(dates, until) {
  if (!until) return dates.length;
  const end = latest(until);
  return Math.max(0, dates.filter((date) => latest(date) <= end).length - 1);
}

/**
 * Return the first and the last step that each date of report may mean, a month being wide.
 *
 * @param {PartialDate[]} dates  the steps
 * @param {Reported[]} reported
 * @returns {Span[]}
 */
export function spans(dates, reported) {
  const ends = dates.map(latest);
  const step = (/** @type {number} */ day) => ends.findIndex((end) => end >= day);
  return reported.map((date) => date ? [step(earliest(date)), step(latest(date))] : null);
}

/**
 * Return the bars of the histogram: their first and last step, how many claims, and the part of the highest bar. The
 * wide ones come first, so that the others are drawn over them.
 *
 * @param {Span[]} spansOf
 * @param {ArrayLike<number>} counts  claims of each span
 */
export function bars(spansOf, counts) {
  /** @type {Map<string, {from: number, to: number, count: number}>} */
  const found = new Map();
  spansOf.forEach((span, i) => {
    if (!span || !counts[i]) return;
    const [from, to] = span;
    const bar = found.get(`${from} ${to}`) ?? { from, to, count: 0 };
    bar.count += counts[i];
    found.set(`${from} ${to}`, bar);
  });
  const all = [...found.values()];
  const most = Math.max(1, ...all.map((bar) => bar.count));
  return all.map((bar) => ({ ...bar, share: bar.count / most })).sort((a, b) => b.to - b.from - (a.to - a.from));
}

/** Return how many claims have no date. @param {Span[]} spansOf @param {ArrayLike<number>} counts */
export const undated = (spansOf, counts) => spansOf.reduce((sum, span, i) => sum + (span ? 0 : counts[i]), 0);
