import assert from "node:assert/strict";
import { dashes, EDGES, isFirm } from "../../../layers/web/map/edges.js";

const sum = (parts) => parts.reduce((a, b) => a + b, 0);

Deno.test("a stated edge is whole", () => assert.deepEqual(dashes("stated", 100, 1), []));

Deno.test("only what is stated or reported is firm", () => {
  assert.deepEqual(Object.keys(EDGES).filter(isFirm), ["stated", "reported"]);
});

for (const assertion of Object.keys(EDGES).filter((each) => EDGES[each])) {
  Deno.test(`the dashes of ${assertion} fit around a dot a whole number of times`, () => {
    const length = 2 * Math.PI * 5;
    const times = length / sum(dashes(assertion, length, 0.6));
    assert.ok(Math.abs(times - Math.round(times)) < 1e-9 && times > 0.5, `${times}`);
  });
}

Deno.test("a line shorter than its pattern has the pattern once, squeezed", () => {
  const pattern = dashes("reported", 5, 1);
  assert.ok(Math.abs(sum(pattern) - 5) < 1e-9);
  assert.ok(Math.abs(pattern[0] / pattern[1] - 14 / 3) < 1e-9);
});
