import assert from "node:assert/strict";
import { basemapLines } from "../../../layers/web/map/basemap.js";
import { createShapes } from "../../../layers/web/data/shapes.js";
import { turnFor } from "../../../layers/web/map/world.js";

const TURN = { centre: -70, stretch: [-280, 140] };

Deno.test("the map stays as it is while the window is on its turn of the world", () => {
  assert.equal(turnFor(TURN, [-120, -20]), TURN);
  assert.equal(turnFor(TURN, [-248, -230]), TURN);
});

Deno.test("a window across the seam has the seam behind it afterwards", () => {
  const { centre, stretch: [west, east] } = turnFor(TURN, [100, 130]);
  assert.equal(centre, 115);
  assert.ok(west <= 100 - 15 && east >= 130 + 15);
});

Deno.test("land is drawn to where the window may be dragged, also where it shows more than the whole world", () => {
  const { centre, stretch: [west, east] } = turnFor(TURN, [-350, 250]);
  assert.ok(west <= -350 - 0.6 * 600 && east >= 250 + 0.6 * 600);
  assert.equal(centre, -70, "the middle of the window is near enough");
  assert.equal(turnFor(TURN, [-250, 350]).centre, 50);
});

Deno.test("wherever the window goes, it is inside what is drawn, and points are on the side that it shows", () => {
  let turn = TURN;
  for (let west = -900; west <= 900; west += 13) {
    for (const width of [1, 90, 300, 359]) {
      turn = turnFor(turn, [west, west + width]);
      assert.ok(turn.stretch[0] <= west && turn.stretch[1] >= west + width);
      assert.ok(west >= turn.centre - 180 && west + width <= turn.centre + 180);
    }
  }
});

Deno.test("each border of the basemap is drawn once, those of provinces apart", () => {
  const shapes = createShapes({ scale: 1, arcs: [{ scale: 1, lines: ["?A?C", "AAAC", "CACC"] }] });
  const places = { a: { rings: [[[0, 2]]] }, b: { rings: [[[3]]] }, sea: { polygons: [["EAEC?E"]] } };
  const { borders, between, provinces } = basemapLines({ basemap: ["a", "b", "sea"], places, shapes });
  assert.equal(borders.length, 3);
  assert.equal(between.length, 2, "the shared one, and a place of its own outline has all of that");
  assert.equal(provinces.length, 1);
});

Deno.test("a border inside an outline is dashed, unless a disputed line is there, and one around it is whole", () => {
  const shapes = createShapes({ scale: 1, arcs: [{ scale: 1, lines: ["?A?C", "AAAC", "CACC", "EAEC"] }] });
  const places = { a: { rings: [[[0, 2, 2]]] }, line: { lines: ["?A?C"], scale: 1 } };
  const borders = { notes: [], joined: [0], lined: [1], apart: [3] };
  const { claimed, ...lines } = basemapLines({ basemap: ["a", "line"], places, shapes, borders });
  assert.deepEqual(lines.between, [shapes.arc(3)]);
  assert.deepEqual(lines.borders, [2, 3].map(shapes.arc));
  assert.deepEqual(claimed, [...shapes.lines(places.line), shapes.arc(0)]);
  assert.equal(lines.provinces.length, 0);
});

Deno.test("a border that two places share is between them, a coast of one is not", () => {
  const shapes = createShapes({ scale: 1, arcs: [{ scale: 1, lines: ["?A?C", "AAAC", "CACC"] }] });
  const places = { a: { rings: [[[0, 2]]] }, b: { rings: [[[3, 1]]] } };
  const { between } = basemapLines({ basemap: ["a", "b"], places, shapes });
  assert.deepEqual(between, [shapes.arc(1)]);
});
