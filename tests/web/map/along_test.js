import assert from "node:assert/strict";
import { paced, stretchFor } from "../../../layers/web/map/along.js";

const line = (...corners) => corners.map(([x, y]) => ({ x, y }));
const always = () => true;

Deno.test("points along a line are as far apart around a corner", () => {
  const points = paced(line([0, 0], [20, 0], [20, 20]));
  assert.deepEqual(points.slice(0, 4), line([0, 0], [8, 0], [16, 0], [20, 4]));
});

Deno.test("a label stands in the middle of a line, from left to right whichever way it goes", () => {
  for (const way of [line([0, 50], [400, 50]), line([400, 50], [0, 50])]) {
    const found = stretchFor(way, 80, always);
    assert.ok(Math.abs((found[0].x + found.at(-1).x) / 2 - 200) < 8);
    assert.ok(found[0].x < found.at(-1).x);
  }
});

Deno.test("a label keeps off what is taken", () => {
  const found = stretchFor(line([0, 50], [400, 50]), 80, ({ x }) => x < 150);
  assert.ok(found.at(-1).x < 150);
});

Deno.test("a line that is too short, or has no free stretch, has no label", () => {
  assert.equal(stretchFor(line([0, 0], [60, 0]), 80, always), null);
  assert.equal(stretchFor(line([0, 0], [400, 0]), 80, ({ x }) => x % 50 > 20), null);
});

Deno.test("no label goes around a corner", () => {
  assert.equal(stretchFor(line([0, 0], [60, 0], [60, 60]), 100, always), null);
});
