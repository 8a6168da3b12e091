import assert from "node:assert/strict";
import { setTheatreLanguage } from "../../../layers/web/words/language.js";
import { text, texts, verbatim } from "../../../layers/web/words/translation.js";
import { spoken } from "../spoken.js";

const LAYER = { label: "Sea", note: null, translations: { es: { label: "Mar" } } };

function speaking(language, theatre) {
  spoken(language);
  setTheatreLanguage(theatre);
}

Deno.test("a field is said in the reader's language where somebody has translated it", () => {
  speaking("es", "en");
  assert.deepEqual(text(LAYER, "label"), { text: "Mar", lang: "es" });
});

Deno.test("a field that nobody has translated stays in the theatre's language", () => {
  speaking("en", "es");
  assert.deepEqual(text(LAYER, "label"), { text: "Sea", lang: "es" });
});

Deno.test("a record may have a language of its own", () => {
  speaking("es", "es");
  assert.deepEqual(text({ name: "Peru", lang: "en" }, "name"), { text: "Peru", lang: "en" });
});

Deno.test("a translation of another field does not count", () => {
  speaking("es", "en");
  assert.deepEqual(text({ ...LAYER, note: "Wide" }, "note"), { text: "Wide", lang: "en" });
});

Deno.test("a list is said entry by entry", () => {
  speaking("es", "en");
  const record = { items: ["one", "two"], translations: { es: { items: ["uno", "dos"] } } };
  assert.deepEqual(texts(record, "items"), [{ text: "uno", lang: "es" }, { text: "dos", lang: "es" }]);
  assert.deepEqual(texts({ items: [] }, "items"), []);
});

Deno.test("a source's words are in its language, else the theatre's, and never translated", () => {
  speaking("es", "en");
  assert.deepEqual(verbatim("mot", { language: "fr" }), { text: "mot", lang: "fr", verbatim: true });
  assert.deepEqual(verbatim("word", { language: null }), { text: "word", lang: "en", verbatim: true });
});
