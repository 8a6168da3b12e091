// The language that is spoken: the reader's, and the one that the theatre is written in.

// by language and name, as the host hands them in
let messages = {};
let current = "en";
let theatre = "en";

/** Take the messages of every language: {en: {name: message}, es: …}. */
export function setMessages(given) {
  messages = given;
}

/** The messages of the current language, by name. */
export const currentMessages = () => messages[current];

/** The languages that there are. */
export const languages = () => Object.keys(messages);

const known = (tag) => languages().find((language) => language === String(tag).toLowerCase().split("-")[0]);

/** Speak a language: the one chosen, else the first of the browser's that there is, else English. */
export function speak(chosen) {
  current = known(chosen) || navigator.languages.map(known).find(Boolean) || "en";
}

/** The language that is spoken now. */
export const currentLanguage = () => current;

/** Say which language the theatre is written in. */
export function setTheatreLanguage(language) {
  theatre = language;
}

/** The language that the theatre is written in, where a record does not say otherwise. */
export const theatreLanguage = () => theatre;
