import assert from "node:assert/strict";
import { trimmed } from "../../../layers/web/map/marks/trim.js";

const everywhere = () => true;

/** The corners of each tooth or arrowhead: [x, y] three times. */
const corners = (d) =>
  d.split("z").filter(Boolean).map((part) => part.slice(1).split("L").map((point) => point.split(" ").map(Number)));

const east = (length) => [{ x: 0, y: 100 }, { x: length / 3, y: 100 }, { x: length, y: 100 }];

Deno.test("teeth stand on the left: to the north of a line to the east, to the west of one to the north", () => {
  for (const [, tip] of corners(trimmed(east(240), "teeth", 0, everywhere))) assert.ok(tip[1] < 100);
  const north = [{ x: 100, y: 240 }, { x: 100, y: 0 }];
  for (const [, tip] of corners(trimmed(north, "teeth", 0, everywhere))) assert.ok(tip[0] < 100);
});

Deno.test("teeth are as far apart on a long line as on a short one", () => {
  for (const length of [240, 2400, 24_000]) {
    const tips = corners(trimmed(east(length), "teeth", 0, everywhere)).map(([, [x]]) => x);
    assert.equal(tips.length, length / 24);
    tips.slice(1).forEach((x, i) => assert.ok(Math.abs(x - tips[i] - 24) < 0.2));
  }
});

Deno.test("the foot of a tooth is on the line, or so far beside it", () => {
  for (const beside of [0, 9]) {
    for (const [a, , b] of corners(trimmed(east(240), "teeth", beside, everywhere))) {
      assert.deepEqual([a[1], b[1]], [100 - beside, 100 - beside]);
    }
  }
});

Deno.test("arrowheads point along the line, the last at its end", () => {
  const found = corners(trimmed(east(330), "arrows", 0, everywhere));
  assert.deepEqual(found.map(([, tip]) => tip), [[110, 100], [220, 100], [330, 100]]);
  for (const [a, tip, b] of found) assert.ok(a[0] < tip[0] && a[0] === b[0]);
});

Deno.test("however short a line is, it says its side and its direction", () => {
  assert.equal(corners(trimmed(east(5), "teeth", 0, everywhere)).length, 1);
  assert.equal(corners(trimmed(east(5), "arrows", 0, everywhere)).length, 1);
  assert.equal(trimmed([{ x: 1, y: 1 }, { x: 1, y: 1 }], "teeth", 0, everywhere), "");
});

Deno.test("what the drawing does not show is left out, and the others stay where they are", () => {
  const all = corners(trimmed(east(24_000), "teeth", 0, everywhere));
  const some = corners(trimmed(east(24_000), "teeth", 0, ({ x }) => x > 5000 && x < 6000));
  assert.ok(some.length > 35 && some.length < 45);
  for (const tooth of some) assert.ok(all.some((each) => each[1][0] === tooth[1][0]));
});

Deno.test("a plain line has nothing along it", () => {
  assert.equal(trimmed(east(240), "plain", 0, everywhere), "");
});
