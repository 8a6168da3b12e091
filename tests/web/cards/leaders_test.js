import assert from "node:assert/strict";
import { cross, lengthOf, passes, ways } from "../../../layers/web/cards/leaders.js";

const BOX = { left: 100, top: 100, right: 200, bottom: 160 };
const line = (...corners) => corners.map(([x, y]) => ({ x, y }));

Deno.test("a card that stands on its anchor has no line", () => assert.deepEqual(ways({ x: 150, y: 130 }, BOX), [[]]));

Deno.test("a line is straight, or else has one bend, and ends at the card's edge", () => {
  const found = ways({ x: 20, y: 30 }, BOX);
  assert.deepEqual(found[0], line([20, 30], [100, 100]));
  assert.deepEqual(found[1], line([20, 30], [20, 130], [100, 130]));
  assert.deepEqual(found[2], line([20, 30], [150, 30], [150, 100]));
});

Deno.test("lines cross where they share a point", () => {
  const one = line([0, 0], [100, 100]);
  assert.ok(cross(one, line([0, 100], [100, 0])));
  assert.ok(cross(one, line([0, 60], [50, 60], [80, 60])));
  assert.ok(!cross(one, line([0, 100], [40, 60])));
  assert.ok(!cross(one, []));
});

Deno.test("a line with a bend passes a box with either of its parts", () => {
  assert.ok(passes(line([0, 0], [150, 0], [150, 300]), BOX));
  assert.ok(!passes(line([0, 0], [250, 0], [250, 300]), BOX));
});

Deno.test("a line is as long as its parts", () => assert.equal(lengthOf(line([0, 0], [30, 40], [30, 50])), 60));
