import assert from "node:assert/strict";
import {
  createShapes,
  decoded,
  extentOf,
  linesIn,
  nearLongitude,
  numbered,
  outlines,
  polygonsIn,
  turned,
  turnsInto,
  unseamed,
} from "../../../layers/web/data/shapes.js";

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
  assert.deepEqual(decoded("_p~iF~ps|U_ulLnnqC_mqNvxq`@", 1e5), [[-120.2, 38.5], [-120.95, 40.7], [-126.453, 43.252]]);
});

Deno.test("single steps go either way", () => {
  assert.deepEqual(decoded(encoded([[1, -1], [-2, 2], [0, 0]], 1), 1), [[-1, 1], [2, -2], [0, 0]]);
});

Deno.test("a line without points is empty", () => assert.deepEqual(decoded("", 250), []));

Deno.test("a line moves by whole turns to the side of the world that is shown", () => {
  const line = [[0, 170], [4, 178]];
  assert.deepEqual(turned(line, -170), [[0, -190], [4, -182]]);
  assert.deepEqual(turned(line, 90), line);
});

// two squares side by side: arc 1 is the border between them
const SQUARES = {
  scale: 10,
  arcs: [
    { scale: 1, lines: [encoded([[1, 0], [0, 0], [0, 1], [1, 1]], 1)] },
    {
      scale: 100,
      lines: [encoded([[1, 1], [1.25, 0.5], [1, 0]], 100), encoded([[1, 0], [2, 0], [2, 1], [1, 1]], 100)],
    },
  ],
};

Deno.test("rings are stitched from arcs of any scale, forwards and backwards, without doubled corners", () => {
  const { polygons } = createShapes(SQUARES);
  assert.deepEqual(polygons({ rings: [[[0, 2]]] }), [[[[0, 1], [0, 0], [1, 0], [1, 1], [0.5, 1.25], [0, 1]]]]);
  assert.deepEqual(polygons({ rings: [[[4, -2]]] })[0][0][4], [0.5, 1.25]);
  assert.deepEqual(polygons({ rings: [[[3]]] }), [[[[0, 1], [0.5, 1.25], [1, 1]]]]);
});

Deno.test("rings are steps from arc to arc, through all rings of a place", () => {
  assert.deepEqual(numbered([[[0, 2]], [[3], [-1]]]), [[[0, 1]], [[~2], [2]]]);
});

Deno.test("a shape without arcs has its own rings, and is decoded once", () => {
  const { polygons } = createShapes(SQUARES);
  const shape = { polygons: [[encoded([[0, 0], [1, 0], [1, 1], [0, 0]], 10)]] };
  assert.deepEqual(polygons(shape), [[[[0, 0], [0, 1], [1, 1], [0, 0]]]]);
  assert.equal(polygons(shape), polygons({ ...shape }));
  assert.deepEqual(polygons({}), []);
});

for (
  const [what, own, stretch, turns] of [
    ["something in the middle is there once", [10, 20], [-180, 180], [0]],
    ["something behind the seam is brought there", [112, 130], [-250, 109], [-360]],
    ["something across the seam is at both edges", [60, 150], [-250, 110], [-360, 0]],
    ["what goes all round is there wherever it reaches", [-180, 180], [-60, 400], [0, 360]],
    ["a wide window has things several times", [10, 20], [-400, 400], [-360, 0, 360]],
  ]
) {
  Deno.test(`turns of the world: ${what}`, () => assert.deepEqual(turnsInto(own, stretch), turns));
}

Deno.test("polygons and lines are wherever they are in view, holes with their outer ring", () => {
  const outer = [[-10, 60], [-10, 150], [10, 150], [-10, 60]];
  const hole = [[0, 100], [0, 101], [1, 101], [0, 100]];
  const found = polygonsIn([[outer, hole]], [-250, 110]);
  assert.deepEqual(found.map((rings) => rings.map((ring) => ring[0][1])), [[-300, -260], [60, 100]]);
  assert.deepEqual(linesIn([outer], [-250, 110]).map((line) => line[0][1]), [-300, 60]);
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

Deno.test("a ring around the pole has no line along the edge of the map", () => {
  const ring = [[-70, -180], [-70, 0], [-70, 180], [-90, 180], [-90, -180], [-70, -180]];
  assert.deepEqual(outlines([[ring]]), [[[-70, -180], [-70, 0], [-70, 180]]]);
});

Deno.test("an arc is cut where it is a seam", () => {
  assert.deepEqual(unseamed([[[0, 170], [0, 180], [10, 180]], [[0, 0], [1, 1]]]), [[[0, 170], [0, 180]], [[0, 0], [
    1,
    1,
  ]]]);
});

Deno.test("points reach from their least to their greatest latitude and longitude", () => {
  assert.deepEqual(extentOf([[10, -60], [-20, -50], [5, -70]]), { west: -70, south: -20, east: -50, north: 10 });
});
