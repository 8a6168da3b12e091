import assert from "node:assert/strict";
import { namedRows, sizesFor } from "../../../layers/web/cards/card.js";
import { inOrder, stagedFirst, weightOf } from "../../../layers/web/cards/groups.js";

for (
  const [count, sizes, staged] of [
    [1, ["full", "mark"], 1],
    [3, ["full", "mark"], 2],
    [6, ["full", "short", "lead", "mark"], 1],
    [6, ["short", "mark"], 2],
    [4, ["full", "lead", "mark"]],
    [5, ["full", "short", "lead", "mark"]],
    [40, ["full", "short", "lead", "mark"]],
    [41, ["short", "mark"]],
  ]
) {
  Deno.test(`the sizes of a card of ${count} claims, ${staged ?? 0} spoken of`, () =>
    assert.deepEqual(sizesFor(count, staged), sizes));
}

const rows = (count) => Array.from({ length: count }, (_, i) => 100 + i);

for (
  const [what, given, expected] of [
    ["a whole card names all", [rows(6), "full", -1, 0], rows(6)],
    ["a mark names none", [rows(6), "mark", 101, 0], []],
    ["the smallest card names the first", [rows(6), "lead", -1, 0], [100]],
    ["or the chosen one", [rows(6), "lead", 103, 0], [103]],
    ["a short card names the first three", [rows(6), "short", -1, 0], [100, 101, 102]],
    ["with the chosen one among them as they are", [rows(6), "short", 101, 0], [100, 101, 102]],
    ["the chosen one takes the last place", [rows(6), "short", 105, 0], [100, 101, 105]],
    ["four that a scene speaks of", [rows(6), "short", -1, 4], [100, 101, 102, 103]],
    ["five of more that a scene speaks of", [rows(9), "short", -1, 8], [100, 101, 102, 103, 104]],
    ["of very many only the chosen one", [rows(41), "short", 120, 0], [120]],
    ["of very many none without a choice", [rows(41), "short", -1, 0], []],
    ["of very many none where the choice is elsewhere", [rows(41), "short", 7, 0], []],
  ]
) {
  Deno.test(`the rows that a card names: ${what}`, () => assert.deepEqual(namedRows(...given), expected));
}

Deno.test("what a scene speaks of comes first, in the file's order", () => {
  const spot = { spot: "koro", rows: [1, 2, 3, 4] };
  assert.deepEqual(stagedFirst(spot, new Set([4, 2, 9])), { spot: "koro", rows: [2, 4, 1, 3], staged: 2 });
});

Deno.test("rows stay as they are without a scene, and where it speaks of others", () => {
  const spot = { spot: "koro", rows: [3, 1] };
  for (const scene of [new Set(), new Set([7])]) assert.deepEqual(stagedFirst(spot, scene), { ...spot, staged: 0 });
});

Deno.test("the scene's choose first, then who has the most claims, then the fewest anchors", () => {
  const group = (id, staged, anchors, count) => ({ id, staged, anchors, rows: rows(count) });
  const groups = [group("a", 0, 3, 1), group("b", 0, 1, 1), group("c", 0, 9, 5), group("d", 1, 8, 1)];
  assert.deepEqual(inOrder(groups).map(({ id }) => id), ["d", "c", "b", "a"]);
});

for (
  const [what, staged, mark, precision, zoom, weight] of [
    ["as usual", 0, "area", 5, 5, 1],
    ["dearer where a scene speaks of it", 2, "area", 8, 2, 3],
    ["cheaper for an area of responsibility", 0, "area", 8, 5, 0.33],
    ["not for a point in it", 0, "point", 8, 5, 1],
    ["cheaper far out", 0, "point", 5, 3, 0.33],
    ["cheaper still for both", 0, "area", 8, 3, 0.33 * 0.33],
  ]
) {
  Deno.test(`what it costs to show less of a group: ${what}`, () => {
    assert.equal(weightOf({ staged, claim: { mark, where: { precision } } }, zoom), weight);
  });
}
