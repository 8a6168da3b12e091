import assert from "node:assert/strict";
import {
  beside,
  boxesAlong,
  crosses,
  firstFree,
  grown,
  holds,
  inside,
  nearest,
  overlap,
  rectangle,
} from "../../../layers/web/map/boxes.js";

const BOX = { left: 10, top: 20, right: 30, bottom: 60 };
const FRAME = { left: 0, top: 0, right: 100, bottom: 100 };

for (
  const [what, other, area] of [
    ["a box and itself", BOX, 800],
    ["a box inside", { left: 15, top: 30, right: 20, bottom: 40 }, 50],
    ["boxes that share a corner's area", { left: 25, top: 50, right: 90, bottom: 90 }, 50],
    ["boxes that touch", { left: 30, top: 20, right: 50, bottom: 60 }, 0],
    ["boxes apart both ways", { left: 40, top: 70, right: 50, bottom: 80 }, 0],
  ]
) {
  Deno.test(`overlap of ${what}`, () => {
    assert.equal(overlap(BOX, other), area);
    assert.equal(overlap(other, BOX), area);
  });
}

for (
  const [what, a, b, crossed] of [
    ["straight through", { x: 0, y: 40 }, { x: 50, y: 40 }, true],
    ["through a corner's inside", { x: 5, y: 30 }, { x: 20, y: 10 }, true],
    ["past a corner", { x: 0, y: 25 }, { x: 15, y: 0 }, false],
    ["from inside to outside", { x: 20, y: 40 }, { x: 200, y: 40 }, true],
    ["wholly inside", { x: 15, y: 30 }, { x: 25, y: 50 }, true],
    ["short of it", { x: 0, y: 40 }, { x: 9, y: 40 }, false],
    ["up to its edge", { x: 0, y: 40 }, { x: 10, y: 40 }, false],
    ["parallel beside it", { x: 5, y: 0 }, { x: 5, y: 100 }, false],
    ["parallel above it", { x: 0, y: 10 }, { x: 90, y: 10 }, false],
    ["a point that is nowhere near", { x: 0, y: 0 }, { x: 0, y: 0 }, false],
  ]
) {
  Deno.test(`a line crosses a box or not: ${what}`, () => {
    assert.equal(crosses(a, b, BOX), crossed);
    assert.equal(crosses(b, a, BOX), crossed, "the other way round");
  });
}

for (
  const [what, at, expected] of [
    ["left of it", { x: 0, y: 40 }, { x: 10, y: 40 }],
    ["beyond a corner", { x: 90, y: 90 }, { x: 30, y: 60 }],
    ["inside", { x: 20, y: 30 }, { x: 20, y: 30 }],
  ]
) {
  Deno.test(`the nearest point of a box: ${what}`, () => assert.deepEqual(nearest(BOX, at), expected));
}

Deno.test("a box around a point has the point in its middle", () => {
  assert.deepEqual(rectangle(20, 40, 20, 40), BOX);
});

Deno.test("a box grows on every side, and less than nothing is smaller", () => {
  assert.deepEqual(grown(BOX, 5), { left: 5, top: 15, right: 35, bottom: 65 });
  assert.deepEqual(grown(grown(BOX, 5), -5), BOX);
});

Deno.test("a box may touch the frame it is inside of, not pass it", () => {
  assert.equal(inside(FRAME, FRAME), true);
  assert.equal(inside({ ...FRAME, right: 100.5 }, FRAME), false);
});

Deno.test("a point on a frame's edge is held by it", () => {
  assert.equal(holds({ x: 0, y: 100 }, FRAME), true);
  assert.equal(holds({ x: -0.1, y: 50 }, FRAME), false);
});

const SIZE = { width: 20, height: 10 };

Deno.test("the first free box is the first shift that is clear of what is taken", () => {
  const taken = [rectangle(50, 50, 30, 30)];
  const shifts = [[0, 0], [10, 0], [40, 0], [0, 40]];
  assert.deepEqual(firstFree({ x: 50, y: 50 }, SIZE, shifts, FRAME, taken), rectangle(90, 50, 20, 10));
});

Deno.test("a box that leaves the frame is not free", () => {
  assert.deepEqual(
    firstFree({ x: 5, y: 50 }, SIZE, [[0, 0], [5, 0]], FRAME, []),
    rectangle(10, 50, 20, 10),
  );
  assert.equal(firstFree({ x: 5, y: 50 }, SIZE, [[0, 0]], FRAME, []), undefined);
});

for (
  const [what, box, at] of [
    ["to its right", rectangle(30, 50, 10, 10), { left: 37, top: 45 }],
    ["to its left where the right has no room", rectangle(85, 50, 10, 10), { left: 58, top: 45 }],
    ["in the frame at the top", rectangle(30, 0, 10, 10), { left: 37, top: 0 }],
    ["in the frame at the bottom", rectangle(30, 100, 10, 10), { left: 37, top: 90 }],
    ["at the frame's left where neither side has room", rectangle(50, 50, 90, 10), { left: 0, top: 45 }],
  ]
) {
  Deno.test(`a card stands beside a box: ${what}`, () => assert.deepEqual(beside(box, SIZE, FRAME, 2), at));
}

Deno.test("the boxes along a line leave no gap, and are only where the frame is", () => {
  const line = [{ x: -500, y: 50 }, { x: 50, y: 50 }, { x: 50, y: 5000 }];
  const boxes = boxesAlong(line, 10, FRAME);
  assert.ok(boxes.length < 25);
  for (let x = 0; x <= 50; x += 1) assert.ok(boxes.some((box) => holds({ x, y: 50 }, box)), `${x}, 50`);
  for (let y = 50; y <= 100; y += 1) assert.ok(boxes.some((box) => holds({ x: 50, y }, box)), `50, ${y}`);
  assert.deepEqual(boxesAlong([{ x: -9, y: 0 }, { x: -9, y: 100 }], 10, FRAME), []);
});
