import assert from "node:assert/strict";
import { setTheatreLanguage } from "../../../layers/web/words/language.js";
import { nearness, whereabouts } from "../../../layers/web/words/place.js";
import { spoken } from "../spoken.js";

const PLACES = { tto: { name: "Trinidad", lang: "en", translations: { es: { name: "Trinidad y Tobago" } } } };
const where = (name, more = {}) => ({ where: { name, place: "tto", precision: 2, ...more } });

function named(language, claim, places = PLACES) {
  spoken(language);
  setTheatreLanguage("en");
  return whereabouts({ places }, claim).text;
}

Deno.test("a place is named in the source's terms", () => {
  assert.equal(named("en", where("off Trinidad")), "off Trinidad");
  assert.equal(named("es", where("off Trinidad")), "off Trinidad");
});

Deno.test("where the source's term is the place's name, its translation is used", () => {
  assert.equal(named("es", where("Trinidad")), "Trinidad y Tobago");
  assert.equal(named("en", where("Trinidad")), "Trinidad");
});

Deno.test("a term that is itself translated comes first", () => {
  const claim = where("Trinidad", { translations: { es: { name: "la isla" } } });
  assert.equal(named("es", claim), "la isla");
});

Deno.test("a claim without a place, or with one that is not there, keeps the source's term", () => {
  assert.equal(named("es", where("Trinidad", { place: null })), "Trinidad");
  assert.equal(named("es", where("Trinidad"), {}), "Trinidad");
});

Deno.test("how near is said by precision; an arc is schematic, a line has a course", () => {
  spoken("en");
  const line = (precision) => nearness({ mark: "line", ...where("x", { precision }) });
  assert.deepEqual([1, 3, 5, 7].map(line), [
    "course as given",
    "course: district-level",
    "approximate: part of a country",
    "approximate: sea-level",
  ]);
  assert.equal(nearness({ mark: "arc", ...where("x") }), "schematic");
  assert.notEqual(
    nearness({ mark: "point", ...where("x") }),
    nearness({ mark: "point", ...where("x", { precision: 1 }) }),
  );
});
