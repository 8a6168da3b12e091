import assert from "node:assert/strict";
import { dropped, led } from "../../../dashboard/desk/listing.js";

for (
  const [from, over, below, to] of /** @type {[number, number, boolean, number][]} */ ([
    [0, 2, true, 2],
    [0, 2, false, 1],
    [2, 0, false, 0],
    [2, 0, true, 1],
    [1, 1, true, 1],
    [1, 1, false, 1],
  ])
) {
  Deno.test(`row ${from} dropped on row ${over}, ${below ? "lower" : "upper"} half, comes to stand at ${to}`, () => {
    assert.equal(dropped(from, over, below), to);
  });
}

Deno.test("keys that go through the list stay in it", () => {
  assert.equal(led("ArrowDown", 2, 3), 2);
  assert.equal(led("PageUp", 2, 3), 0);
  assert.equal(led("x", 2, 3), undefined);
});
