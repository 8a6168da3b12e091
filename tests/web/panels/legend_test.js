import assert from "node:assert/strict";
import { homeState } from "../../../layers/web/data/state.js";
import { createStore } from "../../../layers/web/data/store.js";
import { signature, visibleNow } from "../../../layers/web/panels/key.js";
import { checked, layerKey, missing } from "../../../layers/web/panels/layers.js";
import { arcPath } from "../../../layers/web/panels/samples.js";
import { sampled } from "../../../layers/web/panels/swatches.js";
import { spoken } from "../spoken.js";
import { claim, theatre } from "../theatre.js";

const where = (precision, more = {}) => ({ precision, place: null, name: "There", note: null, ...more });
const PRECISIONS = [0, 1, 2, 6].map((id) => ({ id, badge: String(id) }));

/** What the key explains of some claims. */
function key(claims, state = {}, kinds = undefined) {
  const words = {
    assertions: ["stated", "alleged", "denied"].map((id) => ({ id, badge: "X" })),
    precisions: PRECISIONS,
  };
  const data = theatre(claims, { words, ...(kinds && { kinds }) });
  spoken("en");
  const store = createStore(data, { ...homeState(data), ...state });
  return { ...visibleNow(data, store), word: signature(visibleNow(data, store), store) };
}

const ids = (list) => list.map(({ id }) => id);

Deno.test("the key has what is visible, in the order of the vocabulary", () => {
  const found = key([
    claim("a", { assertion: "denied", actor: "ru", where: where(6) }),
    claim("b", { where: where(1) }),
    claim("c", { assertion: "alleged", layer: "air", where: where(2) }),
  ]);
  assert.deepEqual(ids(found.assertions), ["stated", "denied"]);
  assert.deepEqual(ids(found.precisions), [1, 6]);
  assert.deepEqual(ids(found.actors), ["us", "ru"]);
});

Deno.test("the ends of an arc are not a precision", () => {
  const found = key([claim("a", { shape: { mark: "arc" }, where: where(6, { ends: [{}, {}] }) })]);
  assert.deepEqual([found.precisions, found.arcs], [[], true]);
});

const kinds = ["plain", "arrows", "teeth"].map((line) => ({ id: line, label: line, glyph: "", texture: null, line }));
const course = (id, precision, kind, more = {}) =>
  claim(id, { shape: { mark: "line" }, where: where(precision), kind, ...more });

for (
  const [name, claims, expected] of [
    ["one as given", [course("a", 1, "plain")], ["crisp"]],
    ["one in a corridor", [course("a", 2, "plain", { where: where(2, { radius_km: 9 }) })], ["crisp", "corridor"]],
    ["an approximate one", [course("a", 5, "plain")], ["band"]],
    ["each thing once", [course("a", 1, "teeth"), course("b", 7, "teeth"), course("c", 2, "arrows")], [
      "crisp",
      "band",
      "arrows",
      "teeth",
    ]],
    ["none that is hidden", [course("a", 1, "plain"), course("b", 7, "teeth", { layer: "air" })], ["crisp"]],
    ["no area of such a kind", [claim("a", { shape: { mark: "area" }, where: where(5), kind: "teeth" })], []],
  ]
) {
  Deno.test(`the key explains lines: ${name}`, () => {
    assert.deepEqual(key(claims, {}, kinds).courses, expected);
  });
}

Deno.test("what a line says of its course is no precision of a place", () => {
  const found = key([course("a", 1, "plain"), claim("b", { kind: "plain", where: where(6) })], {}, kinds);
  assert.deepEqual(ids(found.precisions), [6]);
});

Deno.test("what the map does not show is listed by its row", () => {
  const found = key([claim("a"), claim("b", { shape: { mark: "none" } })]);
  assert.deepEqual(found.unplaced, [1]);
});

Deno.test("without a layer there is nothing to explain, and it says so", () => {
  const found = key([claim("a")], { layers: [] });
  assert.deepEqual([found.nothing, found.assertions, found.actors], [true, [], []]);
});

Deno.test("few points have edges; of very many only areas and arcs have", () => {
  const many = Array.from({ length: 301 }, (_, i) => claim(`c${i}`));
  assert.equal(key([claim("a")]).edges, true);
  assert.equal(key(many).edges, false);
  assert.equal(key([...many, claim("area", { shape: { mark: "area" } })]).edges, true);
});

Deno.test("the key is drawn anew when what it shows changes, and not otherwise", () => {
  const claims = [
    claim("a"),
    claim("b"),
    claim("c", { actor: "ru" }),
    claim("d", { layer: "land", shape: { mark: "none" } }),
  ];
  const word = key(claims).word;
  assert.equal(key(claims).word, word);
  assert.notEqual(key(claims, { theme: "dark" }).word, word);
  assert.notEqual(key(claims, { layers: ["land"] }).word, word);
  assert.notEqual(key(claims, { select: "a" }).word, word, "a listed row may be chosen");
  const placed = claims.slice(0, 3);
  assert.equal(key(placed, { select: "a" }).word, key(placed).word, "nothing listed, nothing chosen");
});

for (
  const [name, claims, expected] of [
    ["a layer without claims is a box", [], { shape: "box", firm: true }],
    ["an area is a box", [{ mark: "area", assertion: "stated" }], { shape: "box", firm: true }],
    ["nothing firm is a faint box", [{ mark: "area", assertion: "alleged" }], { shape: "box", firm: false }],
    ["arcs and what is nowhere are an arrow", [{ mark: "arc" }, { mark: "none" }], { shape: "arrow", firm: false }],
    ["a transfer is an arrow", [{ mark: "area", kind: "transfer", assertion: "stated" }], {
      shape: "arrow",
      firm: true,
    }],
    ["one area among arcs is a box", [{ mark: "arc" }, { mark: "area" }], { shape: "box", firm: false }],
    ["dots are a dot", [{ mark: "point" }, { mark: "point", assertion: "reported" }], { shape: "dot", firm: true }],
    ["lines are a line", [{ mark: "line", assertion: "stated" }, { mark: "none" }], { shape: "line", firm: true }],
    ["one area among lines is a box", [{ mark: "line" }, { mark: "area" }], { shape: "box", firm: false }],
    ["one area among dots is a box", [{ mark: "point" }, { mark: "area" }], { shape: "box", firm: false }],
  ]
) {
  Deno.test(`the swatch of a layer: ${name}`, () => {
    assert.deepEqual(sampled(claims, ({ mark }) => mark === "point"), expected);
  });
}

Deno.test("the first ten layers have a digit, 0 the tenth", () => {
  assert.deepEqual([0, 8, 9, 10].map(layerKey), ["1", "9", "0", ""]);
});

Deno.test("a collection is on, off or mixed", () => {
  assert.deepEqual([0, 1, 2].map((on) => checked(on, 2)), ["false", "mixed", "true"]);
});

Deno.test("a layer says which other it lacks", () => {
  const needing = [{ layer: "air", needs: ["sea", "land"] }, { layer: "sea", needs: ["air"] }];
  assert.equal(missing(needing, "air", (id) => id === "sea"), "land");
  assert.equal(missing(needing, "air", () => true), undefined);
  assert.equal(missing(needing, "land", () => false), undefined);
});

Deno.test("an arc goes clockwise from the top, the long way where it is more than half", () => {
  assert.equal(arcPath(10, 0, 0.25), "M20 10A10 10 0 0 1 30 20");
  assert.match(arcPath(10, 0, 0.75), /A10 10 0 1 1/);
});
