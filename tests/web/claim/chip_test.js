import assert from "node:assert/strict";
import { inkOn } from "../../../layers/web/claim/chip.js";

for (const [colour, ink] of [["#000000", "#fff"], ["#ffffff", "#000"], ["#006CAF", "#fff"], ["#E69F00", "#000"]]) {
  Deno.test(`the ink on ${colour} is the one that reads better`, () => {
    assert.equal(inkOn(colour), ink);
  });
}
