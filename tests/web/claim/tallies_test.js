import assert from "node:assert/strict";
import { byFirmness, bySide, firmnessInWords } from "../../../layers/web/claim/tallies.js";
import { spoken } from "../spoken.js";
import { claim, theatre } from "../theatre.js";

// the columns have their values in the order of the claims, a tally has them in the theatre's
const data = theatre([
  claim("a", { assertion: "denied", layer: "air" }),
  claim("b", { assertion: "stated", layer: "land" }),
  claim("c", { assertion: "alleged", layer: "sea" }),
]);
const named = (counts) => counts.map(([{ id }, n]) => `${n} ${id}`);

Deno.test("assertions are tallied the firmest first, those that do not occur left out", () => {
  assert.deepEqual(named(byFirmness(data, [2, 15000, 0])), ["15000 stated", "2 denied"]);
});

Deno.test("layers are tallied in the legend's order", () => {
  assert.deepEqual(named(bySide(data, [1, 2, 3])), ["3 sea", "2 land", "1 air"]);
});

Deno.test("a tally is said in words", () => {
  spoken("en");
  assert.equal(firmnessInWords(data, [2, 15000, 0]), "15,000 stated, 2 denied");
});

Deno.test("a tally of nothing says so", () => {
  spoken("en");
  assert.equal(firmnessInWords(data, [0, 0, 0]), "0 claims");
});
