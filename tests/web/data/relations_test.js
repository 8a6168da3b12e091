import assert from "node:assert/strict";
import { against, inOrder, linked, relations } from "../../../layers/web/data/relations.js";
import { claim, theatre } from "../theatre.js";

const to = (id, relation) => ({ claim: id, relation });
const data = theatre([
  claim("a", { related: [to("b", "same_as")] }),
  claim("b"),
  claim("c", { related: [to("b", "same_as"), to("a", "denies")] }),
  claim("d", { related: [to("c", "part_of")] }),
]);
const ids = (claims) => claims.map((each) => each.id);

Deno.test("a claim's relations are those it names, then those that name it", () => {
  assert.deepEqual(relations(data, data.byId.get("c")), [
    ["same_as", "b", false],
    ["denies", "a", false],
    ["part_of", "d", true],
  ]);
});

Deno.test("a claim that nobody names and that names nobody has no relations", () => {
  const alone = theatre([claim("a")]);
  assert.deepEqual(relations(alone, alone.byId.get("a")), []);
});

Deno.test("claims are linked over several steps, whichever side says so", () => {
  assert.deepEqual(ids(linked(data, data.byId.get("a"), ["same_as"])), ["a", "b", "c"]);
  assert.deepEqual(ids(linked(data, data.byId.get("c"), ["same_as"])), ["a", "b", "c"]);
});

Deno.test("only the relations asked for link", () => {
  assert.deepEqual(ids(linked(data, data.byId.get("d"), ["same_as"])), ["d"]);
  assert.deepEqual(ids(linked(data, data.byId.get("d"), ["part_of"])), ["c", "d"]);
});

Deno.test("a circle of claims ends", () => {
  const circle = theatre([
    claim("a", { related: [to("b", "same_as")] }),
    claim("b", { related: [to("a", "same_as")] }),
  ]);
  assert.deepEqual(ids(linked(circle, circle.byId.get("b"), ["same_as"])), ["a", "b"]);
});

Deno.test("conflicts and denials set claims against each other, nothing else does", () => {
  const names = ["part_of", "same_as", "conflicts_with", "denies", "supersedes"];
  assert.deepEqual(names.filter((name) => against([name, "a", false])), ["conflicts_with", "denies"]);
});

Deno.test("claims are put in the order of the file", () => {
  assert.deepEqual(ids(inOrder([data.claim(2), data.claim(0), data.claim(3)])), ["a", "c", "d"]);
});
