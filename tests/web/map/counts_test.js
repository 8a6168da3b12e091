import assert from "node:assert/strict";
import { grouped } from "../../../layers/web/map/counts.js";

const at = (place) => place;

Deno.test("numbers too close to be apart are one, and no event is lost or doubled", () => {
  const places = Array.from({ length: 200 }, (_, i) => ({ n: 200 - i, x: (i * 37) % 400, y: (i * 53) % 300 }));
  const groups = grouped(places, at);
  assert.deepEqual(groups.reduce((sum, { n }) => sum + n, 0), 200 * 201 / 2);
  assert.deepEqual(groups.flatMap((group) => group.places).length, 200);
  for (const [i, a] of groups.entries()) {
    for (const b of groups.slice(i + 1)) assert.deepEqual(Math.abs(a.x - b.x) < 58 && Math.abs(a.y - b.y) < 58, false);
  }
});

Deno.test("a number stands where its place of most events is, whichever others are near", () => {
  const [group] = grouped([{ n: 9, x: -5, y: -5 }, { n: 2, x: 30, y: 20 }], at);
  assert.deepEqual([group.x, group.y, group.n], [-5, -5, 11]);
});
