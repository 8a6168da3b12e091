import assert from "node:assert/strict";
import { countedIn, createPoints, gridded, metresToPixels } from "../../../layers/web/map/dots/points.js";

const random = (seed) => () => (seed = (seed * 16807) % 2147483647) / 2147483647;

function cloud(count, side = 100) {
  const next = random(5);
  const all = () => Float32Array.from({ length: count }, () => side * next());
  return [Uint32Array.from({ length: count }, (_, i) => 1000 + i), all(), all()];
}

const lies = ({ left, top, right, bottom }, x, y) => x >= left && x <= right && y >= top && y <= bottom;

for (
  const [what, box] of [
    ["in the middle", { left: 30, top: 30, right: 60, bottom: 50 }],
    ["over an edge", { left: -50, top: 80, right: 20, bottom: 500 }],
    ["around everything", { left: -1, top: -1, right: 101, bottom: 101 }],
    ["of no size", { left: 50, top: 50, right: 50, bottom: 50 }],
  ]
) {
  Deno.test(`a box finds all its points, each once: ${what}`, () => {
    const [rows, xs, ys] = cloud(2000);
    const points = gridded(rows, xs, ys);
    const found = [];
    points.within(box, (from, to) => {
      for (let i = from; i < to; i += 1) if (lies(box, points.x[i], points.y[i])) found.push(points.row[i]);
    });
    const expected = [...rows].filter((_, i) => lies(box, xs[i], ys[i]));
    assert.deepEqual(found.sort(), expected.sort());
  });
}

Deno.test("a box beside all points finds none", () => {
  const points = gridded(...cloud(100));
  points.within({ left: 200, top: 0, right: 300, bottom: 100 }, () => assert.fail("nothing is there"));
});

Deno.test("a point stays with its row when points are sorted", () => {
  const [rows, xs, ys] = cloud(500);
  const { row, x, y } = gridded(rows, xs, ys);
  for (let i = 0; i < row.length; i += 1) {
    assert.deepEqual([x[i], y[i]], [xs[row[i] - 1000], ys[row[i] - 1000]]);
  }
});

Deno.test("points that all lie at one place are found there", () => {
  const one = new Float32Array(5).fill(7);
  const points = gridded(Uint32Array.from([0, 1, 2, 3, 4]), one, one);
  let found = 0;
  points.within({ left: 6, top: 6, right: 8, bottom: 8 }, (from, to) => (found += to - from));
  assert.equal(found, 5);
});

function theatreAt(positions, centre) {
  const column = (axis) => ({ at: (row) => positions[row][axis] });
  const data = {
    columns: { lon: column(0), lat: column(1) },
    marked: (mark) => (mark === "point" ? [...positions.keys()] : []),
  };
  return createPoints(data, centre);
}

Deno.test("points are in world pixels of Web Mercator, the world 256 wide", () => {
  const { row, x, y } = theatreAt([[0, 0], [-180, 85.0511287798], [90, -66.51326044]], 0);
  const at = Object.fromEntries([...row].map((each, i) => [each, [Math.round(x[i]), Math.round(y[i])]]));
  assert.deepEqual(at, { 0: [128, 128], 1: [0, 0], 2: [192, 192] });
});

Deno.test("the poles are at the edge of the world, not beyond", () => {
  assert.deepEqual([...theatreAt([[0, 90], [0, -90]], 0).y].map(Math.round).sort(), [0, 256]);
});

Deno.test("a point across the antimeridian lies on the turn that is shown", () => {
  const { row, x } = theatreAt([[179, 0], [-179, 0]], 180);
  assert.ok(Math.abs(x[row.indexOf(1)] - x[row.indexOf(0)]) < 2);
});

Deno.test("a metre has more pixels far from the equator", () => {
  assert.equal(Math.round(metresToPixels(40075016.686, 0)), 256);
  assert.equal(Math.round(metresToPixels(40075016.686, 60)), 512);
});

Deno.test("visible points are counted inside a box, by value, and outside", () => {
  const points = gridded(
    Uint32Array.from([0, 1, 2, 3]),
    Float32Array.from([1, 2, 3, 50]),
    Float32Array.from([1, 2, 3, 50]),
  );
  const column = { codes: Uint8Array.from([0, 1, 1, 0]), values: ["stated", "alleged"] };
  const table = Uint8Array.from([1, 1, 0, 1]);
  const { counts, outside } = countedIn(points, { left: 0, top: 0, right: 10, bottom: 10 }, table, column);
  assert.deepEqual([[...counts], outside], [[1, 1], 1]);
});
