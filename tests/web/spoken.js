// The messages as the host hands them in, for tests of what is said.

import en from "../../layers/messages/en.json" with { type: "json" };
import es from "../../layers/messages/es.json" with { type: "json" };
import { setMessages, speak } from "../../layers/web/words/language.js";

/** Speak a language: "en" or "es". */
export function spoken(language) {
  setMessages({ en, es });
  speak(language);
}
