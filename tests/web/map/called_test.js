import assert from "node:assert/strict";
import { majority } from "../../../layers/web/map/dots/called.js";
import { inOrder, nearestTo } from "../../../layers/web/map/dots/stops.js";

Deno.test("a cluster has the name that more than half of its claims have, and the count of those alone", () => {
  assert.deepEqual(majority([7, 3, 7, 7, 5], [0, 1, 2, 3, 4]), { place: 7, n: 3 });
  assert.deepEqual(majority([7, 3, 7, 7, 5], [0, 2, 3]), { place: 7, n: 3 });
});

Deno.test("a cluster has no name where half of its claims or fewer name a place", () => {
  assert.equal(majority([7, 7, 3, 5], [0, 1, 2, 3]), null);
  assert.equal(majority([1, 2, 3], [0, 1, 2]), null);
});

const stop = (x, y) => ({ hit: { x, y, radius: 6, dot: 0 }, at: { x, y } });

Deno.test("arrows go through dots and clusters from west to east", () => {
  const [a, b, c] = [stop(1, 9), stop(1, 20), stop(5, 0)];
  assert.deepEqual(inOrder([c, b, a]), [a, b, c]);
});

Deno.test("the keyboard stays where it was when the map is drawn anew", () => {
  const stops = [stop(0, 0), stop(10, 10), stop(20, 20)];
  assert.equal(nearestTo(stops, undefined), stops[0]);
  assert.equal(nearestTo(stops, { x: 12, y: 9 }), stops[1]);
  assert.equal(nearestTo([], { x: 12, y: 9 }), undefined);
});
