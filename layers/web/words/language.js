// The language that is spoken: the reader's, and the one that the theatre is written in.

/** @import { Messages } from "../types.d.ts" */

/** @type {Messages} */
let messages = {};
let current = "en";
let theatre = "en";

/**
 * Take the messages of every language, as the host hands them in: {en: {name: message}, es: …}.
 *
 * @param {Messages} given
 */
export function setMessages(given) {
  messages = given;
}

/** Return the messages of the current language, by name. */
export const currentMessages = () => messages[current];

/** Return the languages that there are. */
export const languages = () => Object.keys(messages);

/** @param {string | null} tag a language tag like "es-MX" */
const known = (tag) => languages().find((language) => language === String(tag).toLowerCase().split("-")[0]);

/**
 * Speak a language: the one chosen, else the first of the browser's that there is, else English.
 *
 * @param {string | null} chosen
 */
export function speak(chosen) {
  current = known(chosen) || navigator.languages.map(known).find(Boolean) || "en";
}

/** Return the language that is spoken now. */
export const currentLanguage = () => current;

/**
 * Say which language the theatre is written in.
 *
 * @param {string} language
 */
export function setTheatreLanguage(language) {
  theatre = language;
}

/** Return the language that the theatre is written in, where a record does not say otherwise. */
export const theatreLanguage = () => theatre;
