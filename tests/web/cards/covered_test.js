import assert from "node:assert/strict";

import { createCovered } from "../../../layers/web/cards/covered.js";

const FRAME = { left: 10, top: 20, right: 110, bottom: 100 };
const box = (left, top, right, bottom) => ({ left, top, right, bottom });

Deno.test("a box over a cell that is covered whole lies under something", () => {
  const covered = createCovered(FRAME);
  covered.add(box(10, 20, 30, 40));
  assert.ok(covered.under(box(20, 30, 50, 60)));
  assert.ok(!covered.under(box(40, 20, 60, 40)));
});

Deno.test("what only touches, or covers no cell whole, is left to the boxes themselves", () => {
  const covered = createCovered(FRAME);
  covered.add(box(11, 21, 17, 27));
  covered.add(box(42, 20, 58, 100));
  assert.ok(!covered.under(box(10, 20, 30, 40)));
  assert.ok(!covered.under(box(20, 20, 42, 60)));
});

Deno.test("a box past the edges of the frame covers what is inside", () => {
  const covered = createCovered(FRAME);
  covered.add(box(-500, -500, 50, 500));
  assert.ok(covered.under(box(10, 20, 20, 30)));
  assert.ok(!covered.under(box(60, 20, 110, 100)));
});
