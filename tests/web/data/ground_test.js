import assert from "node:assert/strict";
import { groundLayers } from "../../../layers/web/data/ground.js";
import { claim, theatre } from "../theatre.js";

const area = (id, layer, precision, kind, mark = "area") =>
  claim(id, { layer, kind, where: { precision, place: null, name: id, note: null }, shape: { mark } });

const grounds = (...claims) => groundLayers(theatre(claims)).map(({ id }) => id);

Deno.test("a layer of areas of several countries is ground", () => {
  assert.deepEqual(grounds(area("a", "sea", 8, "area"), area("b", "sea", 8, "ship")), ["sea"]);
});

for (
  const [what, ...claims] of [
    ["one that claims something of them only", area("a", "sea", 8, "ship")],
    ["one that has a country too", area("a", "sea", 8, "area"), area("b", "sea", 6, "area")],
    ["one with a line", area("a", "sea", 8, "area"), area("b", "sea", 8, "area", "line")],
    ["one without claims"],
  ]
) {
  Deno.test(`a layer is no ground: ${what}`, () => assert.deepEqual(grounds(...claims), []));
}
