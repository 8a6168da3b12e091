import assert from "node:assert/strict";
import { cellsOf, withoutPattern } from "../../../layers/web/map/marks/overlap.js";

const box = (west, south, east, north) => [[[[south, west], [south, east], [north, east], [north, west]]]].flat();
const area = (key, cells, more = {}) => ({ key, cells, rows: 1, first: false, ...more });
const plain = (...areas) => [...withoutPattern(areas)];

Deno.test("an area has the degrees that lie in it", () => {
  assert.equal(cellsOf([box(-70, 0, -60, 10)].map((rings) => rings)).length, 100);
});

Deno.test("an area smaller than a degree has one, and one without a shape none", () => {
  assert.equal(cellsOf([box(-70.1, 0.1, -70, 0.2)]).length, 1);
  assert.deepEqual(cellsOf([]), []);
});

Deno.test("of three areas at one place two have patterns: those with the most claims", () => {
  const cells = [1, 2, 3];
  assert.deepEqual(plain(area("a", cells), area("b", cells, { rows: 5 }), area("c", cells, { rows: 9 })), ["a"]);
});

Deno.test("the chosen area has its pattern, whatever gives way", () => {
  const cells = [1, 2, 3];
  const others = [area("b", cells, { rows: 5 }), area("c", cells, { rows: 9 })];
  assert.deepEqual(plain(area("a", cells, { first: true }), ...others), ["b"]);
});

Deno.test("small areas have theirs before the large one below them", () => {
  assert.deepEqual(plain(area("sea", [1, 2, 3]), area("a", [1, 2]), area("b", [1, 2])), ["sea"]);
});

Deno.test("an area that lies mostly beside the others has its pattern", () => {
  assert.deepEqual(plain(area("sea", [1, 2, 3, 4]), area("a", [1, 2]), area("b", [1, 2])), []);
});
