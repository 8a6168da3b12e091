// The interface's messages in the current language, and the way numbers and dates are written.

import { currentLanguage, currentMessages } from "./language.js";

/** Return the locale (BCP 47) whose dates, numbers and plurals the language writes; its messages say which. */
const locale = () => currentMessages().$locale;

// whole numbers from nought to here are their digits in every locale (layers/messages/language.py): the first number
// that Intl writes, or date, takes 14 ms
const UNGROUPED = 1000;

/**
 * Made once for each language: a map of clusters has hundreds of numbers.
 *
 * @type {Record<string, { plural: Intl.PluralRules, number?: Intl.NumberFormat }>}
 */
const made = {};

const formats = () => made[locale()] ??= { plural: new Intl.PluralRules(locale()) };

/**
 * Return a number as the language writes it: 15,000, 15.000.
 *
 * @param {number} value
 */
export function formatNumber(value) {
  if (Number.isInteger(value) && value >= 0 && value < UNGROUPED) return String(value);
  return (formats().number ??= new Intl.NumberFormat(locale())).format(value);
}

/**
 * Return a year, a month or a day as the language writes it (CLDR's short months), and no more precise than it is.
 *
 * @param {string} partial
 */
export function formatDate(partial) {
  const [year, month, day] = partial.split("-").map((part) => String(Number(part)));
  if (!month) return year;
  const named = { year, month: t(`month.${month}`) };
  return day ? t("date.day", { ...named, day }) : t("date.month", named);
}

// letters that are written from right to left: Hebrew, Arabic and their neighbours, with their forms for presentation
const LEFTWARDS = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Return text as it stands inside a message: one written from right to left keeps its direction to itself.
 *
 * @param {string} text
 */
const isolated = (text) => (LEFTWARDS.test(text) ? `\u2068${text}\u2069` : text);

/**
 * Return the message of that name with its {placeholders} filled; of several plural forms the one for `n`.
 *
 * @param {string} name
 * @param {Record<string, string | number | null>} [values]
 */
export function t(name, values = {}) {
  const words = currentMessages();
  const message = words[name] ?? words[`${name}.${formats().plural.select(Number(values.n))}`] ??
    words[`${name}.other`];
  if (message === undefined) throw new Error(`no message “${name}” in “${currentLanguage()}”`);
  return message.replace(/\{(\w+)\}/g, (_, key) => {
    const value = values[key];
    return typeof value === "number" ? formatNumber(value) : isolated(String(value));
  });
}

/**
 * Return how many sources and origins there are: "3 sources, 1 independent origin". Sources that rest on one origin
 * count once.
 *
 * @param {number} sources
 * @param {number} origins
 */
export const counted = (sources, origins) =>
  [t("sources_counted", { n: sources }), origins === 0 ? t("origin_none") : t("origins_counted", { n: origins })].join(
    ", ",
  );
