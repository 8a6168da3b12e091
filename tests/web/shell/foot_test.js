import assert from "node:assert/strict";
import { homeState } from "../../../layers/web/data/state.js";
import { createStore } from "../../../layers/web/data/store.js";
import { asOf, counts, staleness } from "../../../layers/web/shell/foot.js";
import { spoken } from "../spoken.js";
import { claim, theatre } from "../theatre.js";

const NOW = Date.UTC(2026, 10, 22);

const CASES = [
  [["2025-11"], "newest source is 12 months old"],
  [["2025-11", "2026-10-20"], null],
  [["2026-08-01"], "newest source is 4 months old"],
  [["2026-09-25"], null],
  [["2024-11"], "newest source is 24 months old"],
  [["2024-10-20"], "newest source is 2 years old"],
  [["1962-10", "1962"], "newest source is 64 years old"],
  [[null], null],
  [[], null],
];

for (const [dates, expected] of CASES) {
  Deno.test(`staleness counts from the newest source: ${dates}`, () => {
    spoken("en");
    assert.equal(staleness(dates.map((published) => ({ published })), NOW), expected);
  });
}

const said = (laid, visible = 12, unplaced = 0) => {
  spoken("en");
  return counts(visible, unplaced, { outside: 0, crowded: 0, ...laid });
};

Deno.test("the foot counts what the map shows", () => {
  assert.equal(said({}), "12 claims shown");
});

Deno.test("the foot counts what the map does not show, and why", () => {
  assert.equal(
    said({ outside: 3, crowded: 1 }, 12, 2),
    "10 claims shown · 2 not on the map · 3 outside this view · 1 without room for a card: zoom in",
  );
});

Deno.test("on paper nobody is told to zoom in", () => {
  assert.equal(said({ crowded: 4, paper: true }), "12 claims shown · 4 without room for a card: in the list behind");
});

Deno.test("the foot says until when the theatre was read, the date chosen, and how old the newest source is", () => {
  const source = (kind, published) => ({ id: kind, kind, published, credits: [] });
  const sources = [source("article", "2025-11"), source("dataset", "2026-11-01")];
  const data = theatre([claim("a", { chains: [], origins: [] })], {
    sources,
    theatre: { language: "en", as_of: "2025-12-01", view: [0, 0, 1, 1] },
  });
  spoken("en");
  const store = createStore(data, { ...homeState(data), until: "2025-11" });
  assert.deepEqual(asOf(data, store, NOW), ["1 Dec 2025", "reported by Nov 2025", "newest source is 12 months old"]);
});

Deno.test("the foot says until when each collection that is on was read, where that is another date", () => {
  const collection = (id, as_of) => ({ id, label: id, note: null, as_of, translations: {} });
  const data = theatre([claim("a", { chains: [], origins: [] })], {
    sources: [],
    theatre: { language: "en", as_of: "2025-12", view: [0, 0, 1, 1] },
    collections: [collection("first", null), collection("later", "2026-05")],
  });
  data.layers[0].collection = "first";
  data.layers[1].collection = "later";
  spoken("en");
  const shown = (...layers) => asOf(data, createStore(data, { ...homeState(data), layers }), NOW);
  assert.deepEqual(shown(data.layers[0].id), ["Dec 2025"]);
  assert.deepEqual(shown(data.layers[0].id, data.layers[1].id), ["Dec 2025", "later: May 2026"]);
});

Deno.test("the as-of date is a date-time group where a reader wants it, and has its time in either form", () => {
  const data = theatre([claim("a", { chains: [], origins: [] })], {
    sources: [],
    theatre: { language: "en", as_of: "2025-12-11", as_of_time: "09:30", view: [0, 0, 1, 1] },
    collections: [{ id: "later", label: "later", note: null, as_of: "2026-05", translations: {} }],
    groups: { "": "110930Z DEC 25", later: "MAY 2026" },
  });
  data.layers[0].collection = "later";
  spoken("en");
  const shown = (dates) =>
    asOf(data, createStore(data, { ...homeState(data), layers: [data.layers[0].id], dates }), NOW);
  assert.deepEqual(shown("dtg"), ["110930Z DEC 25", "later: MAY 2026"]);
  assert.deepEqual(shown("date"), ["11 Dec 2025, 09:30 UTC", "later: May 2026"]);
});

Deno.test("staleness holds for as many sources as a dataset has", () => {
  spoken("en");
  const sources = Array.from({ length: 300000 }, () => ({ published: "2025-11" }));
  assert.equal(staleness(sources, Date.UTC(2026, 10, 22)), "newest source is 12 months old");
});
