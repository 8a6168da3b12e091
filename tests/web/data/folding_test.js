import assert from "node:assert/strict";
import { foldText } from "../../../layers/web/data/folding.js";
import cases from "../../folding.json" with { type: "json" };

for (const [text, folded] of Object.entries(cases)) {
  Deno.test(`text is folded for search: ${text}`, () => {
    assert.equal(foldText(text), folded);
  });
}

Deno.test("folded text stays as it is", () => {
  for (const folded of Object.values(cases)) assert.equal(foldText(folded), folded);
});
