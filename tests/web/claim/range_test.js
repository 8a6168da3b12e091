import assert from "node:assert/strict";
import { rangeBar } from "../../../layers/web/claim/range.js";

for (
  const [what, quantity] of [
    ["none", { low: null, best: 12, high: null }],
    ["the low one", { low: 300, best: null, high: null }],
    ["the high one", { low: null, best: 400, high: 500 }],
  ]
) {
  Deno.test(`no bar where a source gives of both ends: ${what}`, () => assert.equal(rangeBar(quantity), null));
}
