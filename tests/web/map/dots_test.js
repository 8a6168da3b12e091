import assert from "node:assert/strict";
import { placedNames } from "../../../layers/web/map/dots/names.js";
import { comesApart, spreadOf } from "../../../layers/web/map/dots/opening.js";
import { toWindow, toWorld } from "../../../layers/web/map/dots/projection.js";
import { under } from "../../../layers/web/map/dots/under.js";

const points = { x: [10, 14, 100], y: [10, 10, 50] };
const same = (x, y) => ({ x, y });
const cluster = { count: 10, x: 200, y: 200 };

for (
  const [what, at, expected] of [
    ["a dot", { x: 100, y: 50 }, { dot: 2, x: 100, y: 50, radius: 6 }],
    ["near a dot", { x: 104, y: 54 }, { dot: 2, x: 100, y: 50, radius: 6 }],
    ["the nearer of two dots", { x: 13, y: 10 }, { dot: 1, x: 14, y: 10, radius: 6 }],
    ["beside all dots", { x: 60, y: 30 }, null],
  ]
) {
  Deno.test(`what is under a point of the window: ${what}`, () => {
    assert.deepEqual(under(at, { dots: [0, 1, 2], clusters: [] }, points, same), expected);
  });
}

Deno.test("a point anywhere on a cluster's circle is on the cluster", () => {
  const drawn = { dots: [0, 1, 2], clusters: [cluster] };
  const hit = under({ x: 200, y: 219 }, drawn, points, same);
  assert.equal(hit.cluster, cluster);
  assert.ok(Math.abs(hit.radius - 19.8) < 0.01);
  assert.equal(under({ x: 200, y: 221 }, drawn, points, same), null);
});

Deno.test("a dot that is not drawn is not under anything", () => {
  assert.equal(under({ x: 100, y: 50 }, { dots: [0], clusters: [] }, points, same), null);
});

Deno.test("places are found where the window shows them", () => {
  const place = toWindow({ x: 1000, y: 500 }, 3);
  assert.deepEqual(place(150, 75), { x: 200, y: 100 });
});

Deno.test("a box of the window comes back from the world as it was", () => {
  const corner = { x: 1000, y: 500 };
  const box = { left: 10, top: 20, right: 300, bottom: 400 };
  const { left, top, right, bottom } = toWorld(corner, 3, box);
  const place = toWindow(corner, 3);
  assert.deepEqual([place(left, top), place(right, bottom)], [{ x: 10, y: 20 }, { x: 300, y: 400 }]);
});

Deno.test("the spread of points is the box around them", () => {
  assert.deepEqual(spreadOf([0, 2], points), { left: 10, top: 10, right: 100, bottom: 50 });
});

for (
  const [what, width, zoom, expected] of [
    ["far apart", 1, 3, true],
    ["far apart, as near as the map gets", 1, 10, false],
    ["at one place", 0, 3, false],
    ["so near that even the nearest zoom leaves them together", 17 / 1024, 3, false],
    ["just far enough", 18 / 1024, 3, true],
  ]
) {
  Deno.test(`a nearer zoom takes points apart or not: ${what}`, () => {
    assert.equal(comesApart({ left: 5, top: 5, right: 5 + width, bottom: 5 }, zoom, 10), expected);
  });
}

const FRAME = { left: 0, top: 0, right: 400, bottom: 300 };
const width = () => 80;
const dot = (row, x, y) => ({ row, at: { x, y } });

Deno.test("a name stands to the right of its dot", () => {
  const [{ row, box }] = placedNames([dot(4, 100, 100)], width, FRAME, []);
  assert.deepEqual([row, box], [4, { left: 110, top: 89, right: 190, bottom: 111 }]);
});

Deno.test("a name stands to the left where the frame ends", () => {
  const [{ box }] = placedNames([dot(0, 350, 100)], width, FRAME, []);
  assert.equal(box.right, 340);
});

Deno.test("names keep off each other: the second goes elsewhere", () => {
  const [first, second] = placedNames([dot(0, 100, 100), dot(1, 104, 100)], width, FRAME, []);
  assert.equal(first.box.left, 110);
  assert.equal(second.box.right, 94);
});

Deno.test("a dot has no name where everything is taken", () => {
  assert.deepEqual(placedNames([dot(0, 100, 100)], width, FRAME, [FRAME]), []);
});

Deno.test("more than sixty dots have no names", () => {
  const many = (count) => Array.from({ length: count }, (_, i) => dot(i, 20 + (i % 3) * 120, 10 + 4 * i));
  assert.notEqual(placedNames(many(60), width, FRAME, []).length, 0);
  assert.equal(placedNames(many(61), width, FRAME, []).length, 0);
});
