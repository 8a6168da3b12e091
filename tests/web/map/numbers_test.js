import assert from "node:assert/strict";
import { createNumbers } from "../../../layers/web/map/spots.js";
import { claim, theatre } from "../theatre.js";

const at = (id, layer, precision = 1, more = {}) =>
  claim(id, { layer, where: { precision, place: null, name: id, note: null }, ...more });

Deno.test("spots are numbered as the list comes to them: by layer, then in the file's order", () => {
  const data = theatre([at("a", "land"), at("b", "sea"), at("c", "land"), at("d", "sea")]);
  const spots = [{ spot: "x", rows: [0, 3] }, { spot: "y", rows: [1] }, { spot: "z", rows: [2] }];
  assert.deepEqual([...createNumbers(data, () => spots)()], [["y", 1], ["x", 2], ["z", 3]]);
});

Deno.test("what is ground has no number", () => {
  const aor = at("a", "sea", 8, { kind: "area", shape: { mark: "area" } });
  const data = theatre([aor, at("b", "land")]);
  const spots = [{ spot: "x", rows: [0] }, { spot: "y", rows: [1] }];
  assert.deepEqual([...createNumbers(data, () => spots)()], [["y", 1]]);
});
