import assert from "node:assert/strict";
import { currentLanguage, languages, setMessages, speak } from "../../../layers/web/words/language.js";
import { t } from "../../../layers/web/words/messages.js";

/** Speak a language in a browser with these. */
function spokenIn(browser, chosen) {
  const own = Object.getOwnPropertyDescriptor(navigator, "languages");
  Object.defineProperty(navigator, "languages", { value: browser, configurable: true });
  speak(chosen);
  if (own) Object.defineProperty(navigator, "languages", own);
  else delete navigator.languages;
  return currentLanguage();
}

for (
  const [what, browser, chosen, language] of [
    ["the one chosen", ["en"], "es", "es"],
    ["the one chosen, of any country", ["en"], "ES-mx", "es"],
    ["the browser's first that there is", ["fr-FR", "es-AR", "en"], null, "es"],
    ["the browser's where the one chosen is unknown", ["es"], "xx", "es"],
    ["English where there is no other", ["fr", "pt"], null, "en"],
  ]
) {
  Deno.test(`the language is ${what}`, () => {
    setMessages({ en: {}, es: {} });
    assert.equal(spokenIn(browser, chosen), language);
  });
}

Deno.test("the languages are those of the messages", () => {
  setMessages({ en: { hello: "Hello" }, pt: { hello: "Olá", n: "{n}" } });
  assert.deepEqual(languages(), ["en", "pt"]);
  speak("pt");
  assert.equal(t("hello"), "Olá");
  assert.equal(t("n", { n: 15000 }), "15.000");
});
