// Dates of report as the steps of a slider, and how many claims each step brings.

import { earliest, latest } from "../data/dates.js";

// steps of the slider: with more dates it goes by months, then by years
const STEPS = 60;
// letters of a date that says a day, a month, a year
const LENGTHS = [10, 7, 4];

/** Return the dates in the order in which they are over, one for each end: the one that says it most precisely. */
function byEnd(dates) {
  const ends = new Map();
  for (const date of dates) {
    const end = latest(date);
    if (!ends.has(end) || ends.get(end).length < date.length) ends.set(end, date);
  }
  return [...ends.keys()].sort((a, b) => a - b).map((end) => ends.get(end));
}

/** Return the steps for partial dates (or null for none) in the order in which they are over: at most 60, or years. */
export function steps(dates) {
  const all = [...new Set(dates.filter(Boolean))];
  const found = LENGTHS.map((length) => byEnd(all.map((date) => date.slice(0, length))));
  return found.find((each) => each.length <= STEPS) ?? found[found.length - 1];
}

/** Return where the slider stands for a date: the last step that is over by then, or behind the last without a date. */
export function position(stepsOf, until) {
  if (!until) return stepsOf.length;
  const end = latest(until);
  return Math.max(0, stepsOf.filter((date) => latest(date) <= end).length - 1);
}

/** Return the first and the last step that each date may mean, a month being wide; null for none. */
export function spans(stepsOf, dates) {
  const ends = stepsOf.map(latest);
  return dates.map((date) => date && [earliest(date), latest(date)].map((day) => ends.findIndex((end) => end >= day)));
}

/**
 * Return the bars of the histogram as {from, to, count, share}: steps, claims, and the part of the highest bar. The
 * wide ones come first, so that the others are drawn before them.
 */
export function bars(spansOf, counts) {
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

/** Return how many claims have no date. */
export const undated = (spansOf, counts) => spansOf.reduce((sum, span, i) => sum + (span ? 0 : counts[i]), 0);
