import assert from "node:assert/strict";
import { graticule, placedDegrees, rulings } from "../../../layers/web/map/graticule.js";
import { insetProjection, outline, viewsOnInset } from "../../../layers/web/map/inset.js";
import { bar, isUneven, roundedDown } from "../../../layers/web/map/scale.js";

for (
  const [value, expected] of [[1, 1], [1.9, 1], [2, 2], [4.99, 3], [5, 5], [9.9, 5], [10, 10], [0.34, 0.3], [
    7321,
    5000,
  ]]
) {
  Deno.test(`the scale has a round number: ${value}`, () => {
    assert.ok(Math.abs(roundedDown(value) - expected) < 1e-12);
  });
}

Deno.test("the scale's bars have the length that they say", () => {
  assert.deepEqual(bar(1100000, "km", 110), { length: 1000, width: 100 });
  assert.deepEqual(bar(1852 * 110, "nmi", 110), { length: 100, width: 100 });
});

Deno.test("the scale says its latitude where it does not hold from top to bottom", () => {
  assert.equal(isUneven({ south: 5, middle: 10, north: 15 }), false);
  assert.equal(isUneven({ south: -40, middle: 10, north: 50 }), true);
  assert.equal(isUneven({ south: 55, middle: 58, north: 61 }), false);
  assert.equal(isUneven({ south: 50, middle: 58, north: 65 }), true);
});

const WORLD = { west: -180, south: -90, east: 180, north: 90 };
const meridians = (lines) => lines.filter(([[, a], [, b]]) => a === b).map(([[, lon]]) => lon);
const parallels = (lines) => lines.filter(([[a], [b]]) => a === b).map(([[lat]]) => lat);

Deno.test("the graticule of the world has a meridian every 30 degrees, and ends before the poles", () => {
  const lines = graticule(rulings(WORLD));
  assert.equal(meridians(lines).length, 13);
  assert.deepEqual(parallels(lines), [-60, -30, 0, 30, 60]);
  assert.ok(lines.flat().every(([lat]) => Math.abs(lat) <= 85));
});

Deno.test("the graticule is closer in a smaller window, by a tenth of a degree at the closest", () => {
  const ruled = (west, east) => meridians(graticule(rulings({ west, south: 0, east, north: 1 })));
  assert.deepEqual(ruled(-70, -50).slice(0, 2), [-70, -68]);
  assert.deepEqual(ruled(0.5, 2.6).slice(0, 3), [0.5, 0.75, 1]);
  assert.equal(ruled(0, 0.3).length, 3);
});

const FRAME = { left: 0, top: 0, right: 400, bottom: 300 };
const labels = (degrees, taken = [], grown = 1) =>
  placedDegrees(degrees, FRAME, taken, grown).map(({ words, box }) => [words, box.left > 200, box.top > 150]);

Deno.test("a meridian has its degrees at the bottom, a parallel at the left", () => {
  const degrees = [{ words: "70°W", at: 300, along: true }, { words: "10°N", at: 50, along: false }];
  assert.deepEqual(labels(degrees), [["70°W", true, true], ["10°N", false, false]]);
});

Deno.test("degrees that something stands in the way of are at the other edge, or nowhere", () => {
  const degrees = [{ words: "70°W", at: 300, along: true }];
  const bottom = { left: 250, top: 280, right: 350, bottom: 300 };
  assert.deepEqual(labels(degrees, [bottom]), [["70°W", true, false]]);
  assert.deepEqual(labels(degrees, [bottom, { left: 250, top: 0, right: 350, bottom: 20 }]), []);
});

Deno.test("degrees never run over each other or out of the frame", () => {
  assert.equal(labels([{ words: "70°W", at: 100, along: true }, { words: "69°W", at: 110, along: true }]).length, 2);
  const three = [100, 110, 120].map((at) => ({ words: "70.25°W", at, along: true }));
  assert.equal(labels(three).length, 2, "one at each edge");
  assert.deepEqual(labels([{ words: "70°W", at: 2, along: true }, { words: "80°W", at: 500, along: true }]), []);
  const rest = [{ words: "70°W", at: 2, along: true }, { words: "10°N", at: 50, along: false }];
  assert.deepEqual(labels(rest), [["10°N", false, false]], "others are there all the same");
});

Deno.test("the inset has its longitude in the middle and the world from edge to edge", () => {
  const project = insetProjection(-60);
  assert.equal(project([0, -60])[0], 84);
  assert.deepEqual(project([84, -240]), [0, 0]);
  assert.deepEqual(project([-60, 120]), [168, 74]);
});

const project = insetProjection(0);

Deno.test("an outline leaves out points that are nearer than a pixel, and small rings", () => {
  const ring = [[0, 0], [0, 0.1], [0, 20], [20, 20]];
  assert.equal(outline(ring, project).split(",").length - 1, 3);
  assert.equal(outline([[0, 0], [0, 1], [1, 1]], project), "");
});

Deno.test("a view on the inset is never smaller than two pixels, and ends where the inset ends", () => {
  const [small] = viewsOnInset({ west: 10, south: 10, east: 10.1, north: 10.1 }, project, [-180, 180]);
  assert.deepEqual([small.width, small.height], [2, 2]);
  const whole = viewsOnInset({ west: -180, south: -90, east: 540, north: 90 }, project, [-180, 180]);
  assert.deepEqual(whole.at(-1), { x: 0, y: 0, width: 168, height: 74 });
});

Deno.test("a view across the edge of the inset is at both edges", () => {
  const boxes = viewsOnInset({ west: 150, south: 0, east: 210, north: 10 }, project, [-180, 180]);
  assert.deepEqual(boxes.map(({ x, width }) => [Math.round(x), Math.round(width)]), [[0, 14], [154, 14]]);
});
