import assert from "node:assert/strict";
import { homeState } from "../../../layers/web/data/state.js";
import { createStore } from "../../../layers/web/data/store.js";
import { around } from "../../../layers/web/panels/evidence.js";
import { byLayer, credited, restsOn, way } from "../../../layers/web/panels/source.js";
import { claim, theatre } from "../theatre.js";

const chain = (...ids) => ids.map((source, depth) => ({ source, depth }));

const data = theatre([
  claim("a", { chains: [chain("paper")] }),
  claim("b", { chains: [chain("paper", "agency")] }),
  claim("c", { chains: [chain("paper", "agency")], layer: "air" }),
  claim("d", { chains: [chain("agency")] }),
  claim("e", { chains: [chain("paper", "somebody", "agency"), chain("agency")] }),
]);
const store = createStore(data, homeState(data));

Deno.test("claims that rest on a source are grouped by the way to it, the shortest first", () => {
  const found = restsOn(data, store, "agency");
  assert.deepEqual(found.map(({ path, visible, hidden }) => [path, visible.rows, hidden.rows]), [
    [[], [3, 4], []],
    [["paper"], [1], [2]],
  ]);
});

Deno.test("a source that nothing rests on has no claims", () => {
  const alone = theatre([claim("a")]);
  assert.deepEqual(restsOn(alone, createStore(alone, homeState(alone)), "agency"), []);
});

Deno.test("of many claims all are counted and the first 25 named", () => {
  const many = theatre(Array.from({ length: 30 }, (_, i) => claim(`c${i}`)));
  const [{ visible }] = restsOn(many, createStore(many, homeState(many)), "paper");
  assert.deepEqual([visible.count, visible.rows.length, visible.rows[24]], [30, 25, 24]);
});

Deno.test("the way to a source is the shortest of all chains", () => {
  assert.deepEqual(way([chain("paper", "somebody", "agency"), chain("paper", "agency")], "agency"), ["paper"]);
  assert.deepEqual(way([chain("agency")], "agency"), []);
  assert.equal(way([chain("paper")], "agency"), null);
});

Deno.test("a source credits what it credits as a whole and in a paragraph that is cited", () => {
  const found = credited(data);
  assert.deepEqual([...found.get("paper")], ["agency", "somebody"]);
  assert.deepEqual([...found.get("somebody")], ["agency"]);
  assert.deepEqual([...found.get("agency")], []);
  assert.equal(credited(data), found, "worked out once");
});

Deno.test("claims by layer keep both orders", () => {
  const claims = [{ id: 1, layer: "x" }, { id: 2, layer: "y" }, { id: 3, layer: "x" }];
  assert.deepEqual(byLayer(claims), [["x", [claims[0], claims[2]]], ["y", [claims[1]]]]);
});

Deno.test("the next claim is around the ends of the list", () => {
  assert.deepEqual([around(0, -1, 3), around(2, 1, 3), around(1, 1, 3), around(0, 1, 1)], [2, 0, 2, 0]);
});
