import assert from "node:assert/strict";
import { homeState } from "../../../layers/web/data/state.js";
import { createStore } from "../../../layers/web/data/store.js";
import { currentLanguage } from "../../../layers/web/words/language.js";
import { spoken } from "../spoken.js";
import { claim, reported, theatre } from "../theatre.js";

const data = theatre([
  claim("a"),
  claim("b", { layer: "air", actor: "ru", when: reported("2025-11-10") }),
  claim("c", { layer: "land", assertion: "alleged", shape: { mark: "area" } }),
]);
const opened = (given = {}) => createStore(data, { ...homeState(data), ...given });
const ids = (store) => [...store.visible].map((row) => data.claim(row).id).join("");

Deno.test("a store opens with the visible claims of its state", () => {
  const store = opened();
  assert.equal(ids(store), "ac");
  assert.deepEqual([0, 1, 2].map(store.isVisible), [true, false, true]);
  assert.deepEqual(["sea", "land", "air"].map(store.isOn), [true, true, false]);
});

Deno.test("who listens hears of every change once, after it", () => {
  const store = opened();
  const heard = [];
  store.listen((told) => heard.push(ids(told)));
  store.toggle("air");
  store.filter({ actors: ["ru"] });
  store.clear();
  store.asOf("2025-10");
  assert.deepEqual(heard, ["abc", "b", "abc", "ac"]);
});

Deno.test("no change, no news", () => {
  const store = opened();
  store.listen(() => assert.fail("told"));
  store.toggle("nowhere");
  store.stage(null);
});

Deno.test("a claim that gets hidden is no longer selected", () => {
  const store = opened({ select: "c" });
  assert.equal(store.select, "c");
  store.toggle("land");
  assert.equal(store.select, null);
});

Deno.test("a selection that a state brings but does not show ends with the next change", () => {
  const store = opened();
  store.load({ ...homeState(data), select: "b" });
  assert.equal(store.select, null);
});

Deno.test("a table stays the same until the next change", () => {
  const store = opened();
  const before = store.table();
  assert.equal(store.table(), before);
  assert.notEqual(store.table(false), before);
  store.tell();
  assert.notEqual(store.table(), before);
});

Deno.test("a table can leave filters or the date aside", () => {
  const store = opened({ layers: ["sea", "air"], until: "2025-10", filters: { actors: ["ru"] } });
  const sum = (table) => table.reduce((a, b) => a + b, 0);
  assert.deepEqual([[], [false], [true, false], [false, false]].map((flags) => sum(store.table(...flags))), [
    0,
    1,
    1,
    2,
  ]);
});

Deno.test("visible claims are found by mark, and values by column", () => {
  const store = opened();
  assert.deepEqual(store.rowsMarked("point"), [0]);
  assert.deepEqual(store.marked("area").map((each) => each.id), ["c"]);
  assert.deepEqual([...store.present("assertion")], ["stated", "alleged"]);
  store.toggle("land");
  assert.deepEqual([...store.present("assertion")], ["stated"]);
});

Deno.test("scenes lead back to what was there before the first", () => {
  const store = opened();
  store.filter({ assertions: ["alleged"] });
  store.stage("first");
  assert.deepEqual([store.scene.id, store.layers, store.filtered], ["first", ["sea", "air"], false]);
  assert.deepEqual(["a", "b"].map(store.isMarked), [false, true]);
  store.stage("second");
  assert.equal(ids(store), "");
  store.stage(null);
  assert.deepEqual([store.scene, store.layers, store.filters.assertions], [null, ["sea", "land"], ["alleged"]]);
  assert.equal(store.isMarked("b"), false);
});

Deno.test("who opens in a scene leaves it for what the theatre opens with", () => {
  const store = opened({ scene: "second", layers: ["land"] });
  store.stage(null);
  assert.deepEqual(store.layers, ["sea", "land"]);
});

Deno.test("a chosen claim comes into sight", () => {
  const store = opened({ filters: { assertions: ["alleged"] } });
  store.choose("b");
  assert.equal(store.select, "b");
  assert.equal(ids(store), "abc");
});

Deno.test("equal contents mean equal rows, whatever the look", () => {
  const store = opened();
  const before = store.contents;
  store.style({ theme: "dark" });
  store.choose("a");
  assert.equal(store.contents, before);
  store.asOf("2025");
  assert.notEqual(store.contents, before);
});

Deno.test("narrowed is what a filter or the date hides, filtered a filter alone", () => {
  const store = opened();
  assert.deepEqual([store.filtered, store.narrowed], [false, false]);
  store.asOf("2025");
  assert.deepEqual([store.filtered, store.narrowed], [false, true]);
  store.filter({ search: "label" });
  assert.deepEqual([store.filtered, store.narrowed], [true, true]);
});

Deno.test("choosing a language speaks it before anybody draws", () => {
  spoken("en");
  const store = opened();
  const heard = [];
  store.listen(() => heard.push(currentLanguage()));
  store.style({ language: "es" });
  store.load({ ...store.state, language: "en" });
  assert.deepEqual(heard, ["es", "en"]);
});

Deno.test("the state travels whole, without the view", () => {
  const { view: _, ...home } = homeState(data);
  assert.deepEqual(opened().state, home);
});
