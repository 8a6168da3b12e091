import assert from "node:assert/strict";
import { distance, widened } from "../../../layers/web/data/lengths.js";
import { spoken } from "../spoken.js";

spoken("en");

const point = (lat, lon, off) => ({ extent: { lines: [[[lat, lon]]], filled: false, radius: 0 }, off });
const square = (lat, lon) => {
  const ring = [[lat, lon], [lat, lon + 2], [lat + 2, lon + 2], [lat + 2, lon], [lat, lon]];
  return { extent: { lines: [ring], filled: true, radius: 0 }, off: null };
};

for (
  const [least, most, expected] of [
    [0, 887, [0, 890]],
    [0, 900, [0, 900]],
    [3, 41, [0, 50]],
    [47.2, 120, [40, 120]],
    [1234, 5678, [1200, 5700]],
    [999.9, 10001, [990, 11000]],
  ]
) {
  Deno.test(`a band is widened to whole steps: ${least} to ${most}`, () => {
    assert.deepEqual(widened(least, most), expected);
  });
}

Deno.test("a distance is no finer than its ends", () => {
  assert.equal(distance(point(0, 0, 0.5), point(0, 3, 0.7)), "about 334 km (180 nmi), initial bearing 090°");
  assert.equal(distance(point(0, 0, 0.5), point(0, 3, 5)), "about 330 km (180 nmi), initial bearing 090°");
  assert.equal(distance(point(0, 0, 5), point(3, 0, 5)), "about 330 km (180 nmi), initial bearing 000°");
  assert.equal(distance(point(0, 0, 78), point(0, 3, 0.5)), "about 300 km (200 nmi)");
});

Deno.test("a direction is no finer than its ends", () => {
  assert.match(distance(point(0, 0, 1), point(2, 3, 1)), /bearing 056°$/);
  assert.match(distance(point(0, 0, 20), point(2, 3, 1)), /bearing 060°$/);
  assert.doesNotMatch(distance(point(0, 0, 80), point(2, 3, 1)), /bearing/);
  assert.match(distance(point(0, 0, 1), point(3, -0.001, 1)), /bearing 000°$/, "not 360");
});

Deno.test("points closer than they are known say only that", () => {
  assert.equal(distance(point(0, 0, 78), point(0, 0.2, 1)), "less than 100 km (100 nmi)");
});

Deno.test("from an area there is the whole band, and no direction", () => {
  assert.equal(distance(square(0, 0), square(0, 5)), "between 330 and 810 km (180–440 nmi)");
  assert.equal(distance(square(0, 0), point(1, 1, 0.5)), "between 0 and 160 km (0–90 nmi)");
});

Deno.test("from what is near a point there is a band as well", () => {
  const near = { extent: { lines: [[[0, 0]]], filled: false, radius: 25 }, off: null };
  assert.equal(distance(near, point(0, 3, 0.5)), "between 300 and 360 km (160–200 nmi)");
});

Deno.test("distances are said in Spanish", () => {
  spoken("es");
  assert.equal(distance(point(0, 0, 0.5), point(0, -30, 0.7)), "unos 3340 km (1803 mn), rumbo inicial 270°");
  spoken("en");
});
