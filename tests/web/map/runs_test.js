import assert from "node:assert/strict";
import { roomiest, runsIn } from "../../../layers/web/map/runs.js";

const FRAME = { left: 100, top: 50, right: 300, bottom: 150 };
const box = (left, top, right, bottom) =>
  [[left, top], [right, top], [right, bottom], [left, bottom]]
    .map(([x, y]) => ({ x, y }));

Deno.test("a row has the run between where an outline enters and leaves it, from the frame's left", () => {
  const rows = runsIn([box(150, 70, 250, 130)], FRAME, 20);
  assert.deepEqual(rows, [[], [50, 150], [50, 150], [50, 150], []]);
});

Deno.test("a hole parts a run", () => {
  assert.deepEqual(runsIn([box(150, 70, 250, 130), box(180, 80, 200, 120)], FRAME, 20)[2], [50, 80, 100, 150]);
});

Deno.test("runs go on outside the frame, and rows above and below it are left out", () => {
  assert.deepEqual(runsIn([box(0, -500, 1000, 500)], FRAME, 50), [[-100, 900], [-100, 900]]);
});

Deno.test("a name has most room in the longest run of what is in view", () => {
  const outline = [{ x: -500, y: 50 }, { x: 150, y: 50 }, { x: 280, y: 150 }, { x: -500, y: 150 }];
  const { x, y } = roomiest([outline], FRAME, 60, 20);
  assert.equal(y, 120, "not the last row, which has none below");
  assert.ok(x > 140 && x < 190);
});

Deno.test("a name has no room where no run is long enough, or none beside it is", () => {
  assert.equal(roomiest([box(150, 50, 200, 150)], FRAME, 60, 20), null);
  assert.equal(roomiest([box(100, 90, 300, 110)], FRAME, 60, 20), null);
});
