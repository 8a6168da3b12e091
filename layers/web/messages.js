// Words: those of the interface, from the catalogue in the current language, and the way numbers and dates are written.
"use strict";

(function (posture) {
  // day before month, as the field writes dates
  const LOCALES = { en: "en-GB", es: "es" };
  const known = (tag) => Object.keys(posture.messages).find((language) => language === String(tag).toLowerCase().split("-")[0]);

  /** Speak a language: the one chosen, else the first of the browser's that there is, else English. */
  posture.speak = (chosen) => {
    posture.language = known(chosen) || navigator.languages.map(known).find(Boolean) || "en";
    document.documentElement.lang = posture.language;
  };

  /** A field of a record as {text, lang}: translated where somebody has, else as the theatre has it. */
  posture.text = (record, field) => {
    const words = record.translations && record.translations[posture.language];
    return words && words[field] ? { text: words[field], lang: posture.language } : { text: record[field], lang: record.lang || posture.original };
  };

  /** A field of a record that is a list, each entry as {text, lang}. */
  posture.texts = (record, field) => {
    const { text, lang } = posture.text(record, field);
    return text.map((each) => ({ text: each, lang }));
  };

  /** A source's own words, in its language. */
  posture.verbatim = (words, source) => ({ text: words, lang: source.language || posture.original, verbatim: true });

  /** The place of a claim in the source's terms, or as its place is named in translation where the two are the same. */
  posture.whereabouts = (data, { where }) => {
    const place = data.places[where.place];
    const own = posture.text(where, "name");
    return own.lang !== posture.language && place && place.name === where.name ? posture.text(place, "name") : own;
  };

  /** The languages that there are. */
  posture.languages = () => Object.keys(posture.messages);

  // made once: a map of clusters has hundreds of numbers
  const plurals = Object.fromEntries(Object.keys(LOCALES).map((language) => [language, new Intl.PluralRules(language)]));
  const formats = Object.fromEntries(Object.entries(LOCALES).map(([language, locale]) => [language, new Intl.NumberFormat(locale)]));
  /** A number as the language writes it: 15,000, 15.000. */
  posture.number = (value) => formats[posture.language].format(value);

  /** A year, a month or a day as the language writes it, and no more precise than it is. */
  posture.date = (partial) => {
    const parts = partial.split("-");
    const fields = { year: "numeric", month: "short", day: "numeric" };
    const shown = Object.fromEntries(Object.entries(fields).slice(0, parts.length));
    const [year, month, day] = [...parts.map(Number), 1, 1];
    const date = new Date(Date.UTC(year, month - 1, day));
    date.setUTCFullYear(year);
    return date.toLocaleDateString(LOCALES[posture.language], { ...shown, timeZone: "UTC" });
  };

  /** The message of that name with its {placeholders} filled; of several plural forms the one for `n`. */
  posture.t = (name, values) => {
    const words = posture.messages[posture.language];
    const message = words[name] ?? words[`${name}.${plurals[posture.language].select(values.n)}`] ?? words[`${name}.other`];
    return message.replace(/\{(\w+)\}/g, (_, key) => (typeof values[key] === "number" ? posture.number(values[key]) : values[key]));
  };

  /** "3 sources, 1 origin": sources that rest on one origin count once. */
  posture.counted = (sources, origins) =>
    [posture.t("sources_counted", { n: sources }), origins === 0 ? posture.t("origin_none") : posture.t("origins_counted", { n: origins })].join(", ");

  posture.speak(null);
})(window.posture);
