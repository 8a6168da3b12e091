// deno-lint-ignore-file camelcase -- fields are named as in JSON
// A theatre of a few claims, for tests of what needs no page.

import { indexed } from "../../layers/web/data/claims.js";

/** @import { Data } from "../../layers/web/types.d.ts" */

const NEVER = { from: null, to: null, precision: 0, reported_on: null };
const SOMEWHERE = { precision: 1, place: null, name: "Somewhere", note: null };

const CLAIM = {
  layer: "sea",
  label: "Label",
  statement: "Statement",
  items: [],
  assertion: "stated",
  hedge: null,
  actor: "us",
  kind: "ship",
  quantity: null,
  quotation: null,
  range: null,
  when: NEVER,
  where: SOMEWHERE,
  citations: [],
  rating: { reliability: "F", credibility: 6, by: null, on: null },
  status: "accepted",
  related: [],
  sidc: null,
  coded_by: "A test",
  coded_on: "2025-12-01",
  adjudicated: [],
  note: null,
  translations: {},
  chains: [[{ source: "paper", depth: 0 }]],
  origins: ["paper"],
  symbol: null,
  needs: [],
  shape: { mark: "point" },
};

/** A claim's fields: those given, the others plain. */
export const claim = (id, fields = {}) => ({ id, ...CLAIM, ...fields });

/** What a claim's field `when` is, reported on a date. */
export const reported = (date) => ({ ...NEVER, reported_on: date });

/** A dictionary column of these values, one a row. */
export function column(rows) {
  const keys = [...new Set(rows.map((value) => JSON.stringify(value)))];
  const values = keys.map((key) => JSON.parse(key));
  const codes = Uint8Array.from(rows, (value) => keys.indexOf(JSON.stringify(value)));
  return { values, codes, at: (row) => values[codes[row]] };
}

/** A column of running text of these texts, one a row. */
export function runningText(rows) {
  let end = 0;
  const ends = Uint32Array.from(rows, (text) => (end += text.length));
  const all = rows.join("");
  return { all, ends, at: (row) => all.slice(row ? ends[row - 1] : 0, ends[row]) };
}

const layer = (id, on = false) => ({ id, label: id, note: null, colour: "#000000", texture: "tint", on });
const actor = (id) => ({ id, label: id.toUpperCase(), short: id, colour: "#000000", identity: 1 });
const source = (id, kind, publisher = null) => ({
  id,
  title: `About ${id}`,
  publisher,
  author: null,
  kind,
  credits: [],
});

const EMPTY = { assertions: [], actors: [], sources: [], search: "" };

/** The data of a theatre with these claims. @returns {Data} */
export function theatre(claims, more = {}) {
  const names = Object.keys(CLAIM).concat("id");
  const columns = Object.fromEntries(names.map((name) => [name, column(claims.map((each) => each[name]))]));
  const row = (index) => {
    const { shape, ...fields } = claims[index];
    return { index, ...shape, ...fields };
  };
  return indexed({
    scale: 250,
    theatre: { id: "test", language: "en", title: "Test", view: [-90, -10, -50, 20] },
    collections: [],
    charts: [],
    symbols: {},
    basemap: [],
    arcs: [],
    labels: [],
    closest: 8,
    places: {},
    layers: [layer("sea", true), layer("land", true), layer("air")],
    actors: [actor("us"), actor("ru")],
    kinds: [{ id: "ship", label: "Ship", glyph: "M0 0", texture: null, line: "plain" }],
    sources: [source("paper", "article", "The Paper"), source("agency", "report"), source("somebody", "unnamed")],
    words: {
      assertions: ["stated", "alleged", "denied"].map((id) => ({ id, badge: id[0].toUpperCase() })),
      precisions: [],
    },
    scenes: [
      { id: "first", layers: ["air", "sea"], view: [-70, 0, -60, 10], claims: ["b"], filters: EMPTY },
      { id: "second", layers: ["land"], view: null, claims: [], filters: { ...EMPTY, actors: ["ru"] } },
    ],
    ...more,
    claims: { count: claims.length, columns, row },
  });
}
