// The interface's messages in the current language, and the way numbers and dates are written.

import { currentLanguage, currentMessages } from "./language.js";

// day before month, as the field writes dates
const LOCALES = { en: "en-GB", es: "es" };

// made once: a map of clusters has hundreds of numbers
const plurals = Object.fromEntries(Object.keys(LOCALES).map((language) => [language, new Intl.PluralRules(language)]));
const formats = Object.fromEntries(
  Object.entries(LOCALES).map(([language, locale]) => [language, new Intl.NumberFormat(locale)]),
);
/** A number as the language writes it: 15,000, 15.000. */
export const formatNumber = (value) => formats[currentLanguage()].format(value);

/** A year, a month or a day as the language writes it, and no more precise than it is. */
export function formatDate(partial) {
  const parts = partial.split("-");
  const fields = { year: "numeric", month: "short", day: "numeric" };
  const shown = Object.fromEntries(Object.entries(fields).slice(0, parts.length));
  const [year, month, day] = [...parts.map(Number), 1, 1];
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.toLocaleDateString(LOCALES[currentLanguage()], { ...shown, timeZone: "UTC" });
}

/** The message of that name with its {placeholders} filled; of several plural forms the one for `n`. */
export function t(name, values) {
  const words = currentMessages();
  const message = words[name] ?? words[`${name}.${plurals[currentLanguage()].select(values.n)}`] ??
    words[`${name}.other`];
  return message.replace(
    /\{(\w+)\}/g,
    (_, key) => (typeof values[key] === "number" ? formatNumber(values[key]) : values[key]),
  );
}

/** "3 sources, 1 origin": sources that rest on one origin count once. */
export const counted = (sources, origins) =>
  [t("sources_counted", { n: sources }), origins === 0 ? t("origin_none") : t("origins_counted", { n: origins })].join(
    ", ",
  );
