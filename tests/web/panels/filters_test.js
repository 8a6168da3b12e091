import assert from "node:assert/strict";
import { EVERYTHING } from "../../../layers/web/data/filters.js";
import { homeState } from "../../../layers/web/data/state.js";
import { createStore } from "../../../layers/web/data/store.js";
import { filtersInWords, shareInWords, thereBy } from "../../../layers/web/panels/narrowed.js";
import { optionsOf } from "../../../layers/web/panels/options.js";
import { spoken } from "../spoken.js";
import { claim, theatre } from "../theatre.js";

const LETTERS = [..."abcdefghijklmnop"].map((id) => ({ id }));

/** The ids of the options that a list shows, and how many fit and are offered. */
function shown(all, { counts = {}, chosen = [], words = "" }) {
  const by = {
    counts: new Map(Object.entries(counts)),
    chosen: new Set(chosen),
    words,
    sought: ({ id }) => `Señor ${id}`,
  };
  const found = optionsOf(all, by);
  return [found.shown.map(({ id }) => id).join(""), found.fitting.length, found.offered.length];
}

const counts = Object.fromEntries(LETTERS.map(({ id }, i) => [id, i + 1]));

Deno.test("an option that leaves nothing is not offered, unless it is chosen", () => {
  assert.deepEqual(shown(LETTERS.slice(0, 4), { counts: { a: 2, c: 1 }, chosen: ["d"] }), ["acd", 3, 3]);
});

Deno.test("twelve options are shown in their order", () => {
  assert.deepEqual(shown(LETTERS.slice(0, 12), { counts })[0], "abcdefghijkl");
});

Deno.test("of more the twelve are shown that leave most claims", () => {
  assert.deepEqual(shown(LETTERS, { counts }), ["ponmlkjihgfe", 16, 16]);
});

Deno.test("of more the chosen ones are shown first, all of them", () => {
  assert.equal(shown(LETTERS, { counts, chosen: ["b", "a"] })[0], "abponmlkjihg");
  const most = LETTERS.slice(0, 14).map(({ id }) => id);
  assert.equal(shown(LETTERS, { counts, chosen: most })[0], most.join(""));
});

Deno.test("typing narrows the options, whatever its case and accents; the chosen ones stay", () => {
  assert.deepEqual(shown(LETTERS, { counts, words: " SENOR C" })[0], "c");
  assert.deepEqual(shown(LETTERS, { counts, words: "senor c", chosen: ["e"] })[0], "ce");
  assert.deepEqual(shown(LETTERS, { counts, words: "nothing" }), ["", 0, 16]);
});

const data = theatre([claim("a"), claim("b", { actor: "ru" }), claim("c", { layer: "air" })]);
const narrowed = (filters) => {
  spoken("en");
  return filtersInWords(data, { ...EVERYTHING, ...filters }).map((each) => each.text ?? each);
};

Deno.test("filters that are on are said in words", () => {
  assert.deepEqual(narrowed({}), []);
  assert.deepEqual(narrowed({ assertions: ["alleged"], actors: ["ru"], search: "pier" }), ["alleged", "RU", "“pier”"]);
});

Deno.test("of many sources two are named", () => {
  assert.deepEqual(narrowed({ sources: ["paper", "agency"] }), ["About paper", "About agency"]);
  assert.deepEqual(narrowed({ sources: ["paper", "agency", "somebody"] }), ["About paper", "About agency", "1 more"]);
});

Deno.test("a share is of the claims of the layers that are on", () => {
  spoken("en");
  const store = createStore(data, { ...homeState(data), filters: { ...EVERYTHING, actors: ["ru"] } });
  assert.equal(shareInWords(store), "1 of 2 claims");
});

Deno.test("a date is no more precise than it is", () => {
  spoken("en");
  assert.equal(thereBy({ timeline: "reported" }, "2025-11"), "reported by Nov 2025");
  assert.equal(thereBy({ timeline: "event" }, "2025-11"), "begun by Nov 2025");
});
