import assert from "node:assert/strict";
import { outlineIn } from "../../../layers/web/map/basemap.js";

// a world of 360 pixels, of which the path begins at the equator and Greenwich
const PIXELS = { size: 360, left: 180, top: 180 };
const AMERICA = { west: -120, south: -60, east: -30, north: 60 };

/** A square around a point, to so many degrees. */
const square = (
  lat,
  lon,
  by,
) => [[lat - by, lon - by], [lat - by, lon + by], [lat + by, lon + by], [lat + by, lon - by]];

Deno.test("an outline is in pixels of the map", () => {
  assert.equal(outlineIn([[square(0, -60, 10)]], AMERICA, PIXELS), "M-70 10L-50 10L-50 -10L-70 -10Z");
});

Deno.test("a hole is drawn with the polygon that it is in", () => {
  const path = outlineIn([[square(0, -60, 20), square(0, -60, 10)]], AMERICA, PIXELS);
  assert.equal(path.match(/M/g).length, 2);
});

Deno.test("what is elsewhere, or no larger than a pixel, is left out", () => {
  const elsewhere = [square(75, -60, 5), square(-75, -60, 5), square(0, 60, 5), square(0, -60, 0.2)];
  assert.equal(outlineIn(elsewhere.map((ring) => [ring]), AMERICA, PIXELS), "");
});

Deno.test("points in one pixel are one", () => {
  const ring = square(0, -60, 10);
  const path = outlineIn([[[ring[0], [-10.1, -70.1], ...ring.slice(1)]]], AMERICA, PIXELS);
  assert.equal(path, "M-70 10L-50 10L-50 -10L-70 -10Z");
});

Deno.test("land is drawn on each turn of the world that a window shows", () => {
  const path = outlineIn([[square(0, 170, 5)]], { west: -200, south: -60, east: 200, north: 60 }, PIXELS);
  assert.equal(path, "M-195 5L-185 5L-185 -5L-195 -5ZM165 5L175 5L175 -5L165 -5Z");
});

Deno.test("at a pole an outline ends where the map does", () => {
  const world = { west: -180, south: -90, east: 180, north: 90 };
  assert.equal(outlineIn([[[[-90, -10], [-90, 10], [-60, 10]]]], world, PIXELS), "M-10 180L10 180L10 75Z");
});
