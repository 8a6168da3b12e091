import assert from "node:assert/strict";
import { markInWords, stepped } from "../../../layers/web/map/reach.js";
import { spoken } from "../spoken.js";
import { claim, theatre } from "../theatre.js";

for (
  const [from, key, to] of [
    ["a", "ArrowRight", "b"],
    ["a", "ArrowDown", "b"],
    ["b", "ArrowLeft", "a"],
    ["c", "ArrowRight", "a"],
    ["a", "ArrowUp", "c"],
    ["a", "Enter", undefined],
    ["a", "constructor", undefined],
  ]
) {
  Deno.test(`arrows go from mark to mark: ${key} from ${from}`, () => {
    assert.equal(stepped(["a", "b", "c"], from, key), to);
  });
}

Deno.test("a mark says where, how precisely, and what; of many the first five", () => {
  spoken("en");
  const data = theatre(Array.from({ length: 7 }, (_, i) => claim(`c${i}`, { label: `Claim ${i}` })));
  assert.match(markInWords(data, [0, 2]), /^Somewhere, .+: Claim 0; Claim 2$/);
  assert.match(markInWords(data, [0, 1, 2, 3, 4, 5, 6]), /: Claim 0; Claim 1; Claim 2; Claim 3; Claim 4; .*\b2\b/);
});
