import assert from "node:assert/strict";
import {
  countsOf,
  narrow,
  occurring,
  passing,
  rowAt,
  rowsIn,
  rowsWith,
  tally,
  total,
} from "../../../layers/web/data/columns.js";
import { column } from "../theatre.js";

const LAYERS = column(["sea", "land", "sea", "air", "sea"]);
const mask = (...bits) => Uint8Array.from(bits);

Deno.test("a test is asked once a value, not once a row", () => {
  let asked = 0;
  assert.deepEqual([...passing(LAYERS, (id) => ((asked += 1), id !== "land"))], [1, 0, 1]);
  assert.equal(asked, 3);
});

Deno.test("rows with a value come in the file's order", () => {
  assert.deepEqual(rowsWith(LAYERS, (id) => id !== "sea"), [1, 3]);
  assert.deepEqual(rowsWith(LAYERS, () => false), []);
});

Deno.test("narrowing takes rows out and never puts one back", () => {
  const found = mask(0, 1, 1, 1, 1);
  narrow(found, LAYERS, (id) => id === "sea");
  assert.deepEqual([...found], [0, 0, 1, 0, 1]);
});

Deno.test("values that occur are those of the rows", () => {
  assert.deepEqual([...occurring(LAYERS, [1, 3])], [0, 1, 1]);
  assert.deepEqual([...occurring(LAYERS, [])], [0, 0, 0]);
});

Deno.test("a tally counts the rows of a table by value", () => {
  assert.deepEqual([...tally(LAYERS, mask(1, 1, 1, 0, 0))], [2, 1, 0]);
});

Deno.test("counts of rows count a row as often as it is named", () => {
  assert.deepEqual(countsOf(LAYERS, [0, 2, 2, 3]), [3, 0, 1]);
});

Deno.test("a table knows how many rows it has, and which", () => {
  assert.equal(total(mask(1, 0, 1)), 2);
  assert.deepEqual([...rowsIn(mask(0, 1, 0, 1))], [1, 3]);
  assert.deepEqual([...rowsIn(mask(0, 0))], []);
});

// rows of 3, 0, 2 and 1 units
const ENDS = Uint32Array.from([3, 3, 5, 6]);

for (const [position, row] of [[0, 0], [2, 0], [3, 2], [4, 2], [5, 3], [6, 3]]) {
  Deno.test(`position ${position} of running text is in row ${row}; empty rows hold none`, () => {
    assert.equal(rowAt(ENDS, position), row);
  });
}
