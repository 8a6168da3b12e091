// Partial dates (a year, a month, a day): never taken for more than they say.

/** @import { PartialDate } from "../types.d.ts" */

/** @param {PartialDate} date */
const parts = (date) => date.split("-").map(Number);

/**
 * Return the first day that a partial date may mean, in milliseconds.
 *
 * @param {PartialDate} date
 */
export function earliest(date) {
  const [year, month, day] = parts(date);
  return Date.UTC(year, (month || 1) - 1, day || 1);
}

/**
 * Return the last day that a partial date may mean, in milliseconds: a claim "of November" is there when it is over.
 *
 * @param {PartialDate} date
 */
export function latest(date) {
  const [year, month, day] = parts(date);
  return day ? Date.UTC(year, month - 1, day) : Date.UTC(year, month || 12, 0);
}
