import assert from "node:assert/strict";
import { graticule } from "../../../layers/web/map/basemap.js";
import { insetProjection, outline, viewsOnInset } from "../../../layers/web/map/inset.js";
import { bar, roundedDown } from "../../../layers/web/map/scale.js";

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
  assert.deepEqual(bar(1100000, "km"), { length: 1000, width: 100 });
  assert.deepEqual(bar(1852 * 110, "nmi"), { length: 100, width: 100 });
});

const WORLD = { west: -180, south: -90, east: 180, north: 90 };
const meridians = (lines) => lines.filter(([[, a], [, b]]) => a === b).map(([[, lon]]) => lon);
const parallels = (lines) => lines.filter(([[a], [b]]) => a === b).map(([[lat]]) => lat);

Deno.test("the graticule of the world has a meridian every 30 degrees, and ends before the poles", () => {
  const lines = graticule(WORLD);
  assert.equal(meridians(lines).length, 13);
  assert.deepEqual(parallels(lines), [-60, -30, 0, 30, 60]);
  assert.ok(lines.flat().every(([lat]) => Math.abs(lat) <= 85));
});

Deno.test("the graticule is closer in a smaller window, by whole degrees at the closest", () => {
  assert.deepEqual(meridians(graticule({ west: -70, south: 0, east: -50, north: 10 })).slice(0, 2), [-70, -68]);
  assert.deepEqual(meridians(graticule({ west: 0.5, south: 0, east: 2.5, north: 1 })), [1, 2]);
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
