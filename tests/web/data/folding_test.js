import assert from "node:assert/strict";
import { foldText } from "../../../layers/web/data/folding.js";

const CASES = [
  ["Señor", "senor"],
  ["ÉÀGER", "eager"],
  ["e\u0301", "e"],
  ["plain ASCII 12", "plain ascii 12"],
  ["İstanbul", "istanbul"],
  ["Київ", "киів"],
  ["東京", "東京"],
  ["", ""],
];

for (const [text, folded] of CASES) {
  Deno.test(`text is folded for search: ${text}`, () => {
    assert.equal(foldText(text), folded);
  });
}
