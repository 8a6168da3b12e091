import assert from "node:assert/strict";
import { KINDS } from "../../../layers/web/map/marks/kinds.js";
import { rowsByMark, typicalRow } from "../../../layers/web/map/marks/rows.js";

Deno.test("a spot has a mark in each colour that its claims have", () => {
  const colours = ["red", "blue"];
  const colourOf = (row) => (row % 2 ? 1 : 0);
  const found = rowsByMark([{ spot: "koro", rows: [0, 1, 2] }, { spot: "fiji", rows: [3] }], colours, colourOf);
  assert.deepEqual([...found], [["koro red", [0, 2]], ["koro blue", [1]], ["fiji blue", [3]]]);
});

for (
  const [what, codes, rows, expected] of [
    ["the one that most have", [0, 1, 1], [0, 1, 2], 1],
    ["of two as common the less firm", [0, 1, 2, 0, 2], [0, 1, 2, 3, 4], 2],
    ["only the mark's own rows count", [1, 1, 1, 0, 0], [2, 3, 4], 3],
    ["a claim alone", [2], [0], 0],
  ]
) {
  Deno.test(`a mark looks like a claim of its commonest assertion: ${what}`, () => {
    assert.equal(typicalRow(rows, codes, [0, 1, 2]), expected);
  });
}

Deno.test("firmness is by the order of assertions, not by the column's codes", () => {
  assert.equal(typicalRow([0, 1], [0, 1], [5, 2]), 0);
});

Deno.test("only points and rings are dots among many, only arcs stand alone, only lines are thin", () => {
  const kinds = (property) => Object.keys(KINDS).filter((name) => KINDS[name][property]);
  assert.deepEqual(kinds("dot"), ["point", "ring"]);
  assert.deepEqual(kinds("alone"), ["arc"]);
  assert.deepEqual(kinds("thin"), ["line"]);
});
