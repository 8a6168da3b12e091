import assert from "node:assert/strict";
import { decodeLines, decodePolygons, nearLongitude, outlines } from "../../../layers/web/data/shapes.js";

/** Encode [lon, lat] pairs as layers/page/polyline.py does. */
function encoded(points, scale) {
  let text = "";
  let before = [0, 0];
  for (const point of points) {
    const steps = point.map((degrees) => Math.round(degrees * scale));
    for (const axis of [0, 1]) {
      const change = steps[axis] - before[axis];
      let left = change < 0 ? ~(change << 1) : change << 1;
      for (; left >= 32; left >>= 5) text += String.fromCharCode((left & 31 | 32) + 63);
      text += String.fromCharCode(left + 63);
    }
    before = steps;
  }
  return text;
}

Deno.test("a line is decoded as the format's documentation has it, here longitude first", () => {
  // developers.google.com/maps/documentation/utilities/polylinealgorithm
  assert.deepEqual(decodeLines(["_p~iF~ps|U_ulLnnqC_mqNvxq`@"], 1e5, 40), [
    [[-120.2, 38.5], [-120.95, 40.7], [-126.453, 43.252]],
  ]);
});

Deno.test("single steps go either way", () => {
  assert.deepEqual(decodeLines([encoded([[1, -1], [-2, 2], [0, 0]], 1)], 1, 0), [[[-1, 1], [2, -2], [0, 0]]]);
});

Deno.test("a line without points is empty", () => {
  assert.deepEqual(decodeLines([""], 250, 0), [[]]);
});

Deno.test("a line moves by whole turns to the side of the world that is shown", () => {
  const line = encoded([[170, 0], [178, 4]], 250);
  assert.deepEqual(decodeLines([line], 250, -170), [[[0, -190], [4, -182]]]);
  assert.deepEqual(decodeLines([line], 250, 90), [[[0, 170], [4, 178]]]);
});

Deno.test("a polygon's holes move with its outer ring", () => {
  const outer = encoded([[170, -10], [179, -10], [179, 10], [170, -10]], 250);
  const hole = encoded([[174, 0], [175, 0], [175, 1], [174, 0]], 250);
  const [[moved, inner]] = decodePolygons([[outer, hole]], 250, -180);
  assert.deepEqual(moved[0], [-10, -190]);
  assert.deepEqual(inner[0], [0, -186]);
});

for (const [lon, centre, near] of [[10, 0, 10], [190, 0, -170], [-179, 170, 181], [725, 0, 5], [0, 350, 360]]) {
  Deno.test(`longitude ${lon} is ${near} near ${centre}`, () => {
    assert.equal(nearLongitude(lon, centre), near);
  });
}

Deno.test("an outline leaves the seam at the antimeridian out", () => {
  const ring = [[0, 170], [0, 180], [10, 180], [10, 170], [0, 170]];
  assert.deepEqual(outlines([[ring]]), [[[0, 170], [0, 180]], [[10, 180], [10, 170], [0, 170]]]);
});

Deno.test("an outline away from the antimeridian is its ring", () => {
  const ring = [[0, 0], [0, 10], [10, 10], [0, 0]];
  assert.deepEqual(outlines([[ring]]), [ring]);
});
