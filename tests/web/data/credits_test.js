import assert from "node:assert/strict";
import { byline, credits } from "../../../layers/web/data/credits.js";
import { claim, theatre } from "../theatre.js";

const link = (source, depth) => ({ source, depth });

for (
  const [what, chain, lines] of [
    ["its own voice", [link("a", 0)], [["a"]]],
    ["one line", [link("a", 0), link("b", 1), link("c", 2)], [["a", "b", "c"]]],
    ["two lines from one source", [link("a", 0), link("b", 1), link("c", 1)], [["a", "b"], ["a", "c"]]],
    [
      "a line that ends deeper than the next begins",
      [link("a", 0), link("b", 1), link("c", 2), link("d", 1)],
      [["a", "b", "c"], ["a", "d"]],
    ],
    ["nothing", [], []],
  ]
) {
  Deno.test(`a chain has a line of credit for every end: ${what}`, () => {
    assert.deepEqual(credits(chain), lines);
  });
}

Deno.test("a source is named by its publisher, else its author, else its title", () => {
  assert.equal(byline({ publisher: "P", author: "A", title: "T" }), "P");
  assert.equal(byline({ publisher: null, author: "A", title: "T" }), "A");
  assert.equal(byline({ publisher: null, author: null, title: "T" }), "T");
});

const data = theatre([
  claim("a", { chains: [[link("paper", 0), link("agency", 1)]], origins: ["agency"] }),
  claim("b", { chains: [[link("agency", 0)]], origins: ["agency"] }),
  claim("c", { chains: [[link("paper", 0), link("somebody", 1)]], origins: [] }),
]);

Deno.test("sources that come down to one origin count once", () => {
  const { named, origins } = data.resting([0, 1]);
  assert.deepEqual([...named], ["paper", "agency"]);
  assert.deepEqual([...origins], ["agency"]);
});

Deno.test("what nobody is named for counts as no source and has no origin", () => {
  const { named, origins } = data.resting([2]);
  assert.deepEqual([...named], ["paper"]);
  assert.equal(origins.size, 0);
});
