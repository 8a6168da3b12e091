import assert from "node:assert/strict";
import { clustered, clusterRadius, joined, membersOf } from "../../../layers/web/map/dots/clusters.js";
import { gridded } from "../../../layers/web/map/dots/points.js";

const WINDOW = { left: 0, top: 0, right: 1000, bottom: 600 };

/** Points at these places (pixels of zoom 0) with two assertions and three layers in turn. */
function scattered(places) {
  const rows = Uint32Array.from(places.keys());
  const points = gridded(rows, Float32Array.from(places, ([x]) => x), Float32Array.from(places, ([, y]) => y));
  const column = (n) => ({ codes: Uint8Array.from(rows, (row) => row % n), values: Array(n).fill("") });
  return { points, columns: { assertion: column(2), layer: column(3) } };
}

const all = (count) => new Uint8Array(count).fill(1);

function cloud(count) {
  let seed = 11;
  const next = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  return Array.from({ length: count }, () => [1000 * next() ** 2, 600 * next()]);
}

Deno.test("two dots that do not touch are dots", () => {
  const { points, columns } = scattered([[100, 100], [300, 100]]);
  const { dots, clusters } = clustered(points, columns, WINDOW, 0, all(2));
  assert.deepEqual(dots.map((i) => points.row[i]).sort(), [0, 1]);
  assert.deepEqual(clusters, []);
});

Deno.test("two dots that overlap are one cluster", () => {
  const { points, columns } = scattered([[100, 100], [105, 100]]);
  const { dots, clusters } = clustered(points, columns, WINDOW, 0, all(2));
  assert.deepEqual([dots.length, clusters.length, clusters[0].count], [0, 1, 2]);
});

Deno.test("dots that overlap are apart at a nearer zoom", () => {
  const { points, columns } = scattered([[100, 100], [105, 100]]);
  assert.equal(clustered(points, columns, WINDOW, 3, all(2)).dots.length, 2);
});

Deno.test("dots that overlap across two cells make one cluster of both", () => {
  const { points, columns } = scattered([[83, 20], [85, 20], [20, 60]]);
  const { dots, clusters } = clustered(points, columns, WINDOW, 0, all(3));
  assert.deepEqual([dots.length, clusters.map(({ count }) => count)], [0, [3]]);
});

Deno.test("more than eight dots in a cell are a cluster, however far apart", () => {
  const nine = Array.from({ length: 9 }, (_, i) => [10 + 25 * (i % 3), 8 + 27 * Math.floor(i / 3)]);
  const { points, columns } = scattered(nine);
  assert.deepEqual(clustered(points, columns, WINDOW, 0, all(9)).clusters.map(({ count }) => count), [9]);
  assert.equal(clustered(points, columns, WINDOW, 0, all(9).with(0, 0)).dots.length, 8);
});

for (const count of [1, 40, 400, 4000]) {
  Deno.test(`every visible claim is a dot or counted in a cluster, once: ${count}`, () => {
    const { points, columns } = scattered(cloud(count));
    const { dots, clusters } = clustered(points, columns, WINDOW, 0, all(count));
    assert.equal(dots.length + clusters.reduce((sum, each) => sum + each.count, 0), count);
  });

  Deno.test(`clusters and dots do not overlap: ${count}`, () => {
    const { points, columns } = scattered(cloud(count));
    const { dots, clusters } = clustered(points, columns, WINDOW, 0, all(count));
    const circles = [
      ...clusters.map((each) => [each.x, each.y, clusterRadius(each.count)]),
      ...dots.map((i) => [points.x[i], points.y[i], 6]),
    ];
    circles.forEach(([x, y, radius], i) => {
      for (const [x2, y2, radius2] of circles.slice(i + 1)) {
        assert.ok(Math.hypot(x - x2, y - y2) >= radius + radius2 - 0.01);
      }
    });
  });
}

Deno.test("a cluster counts assertions and layers apart", () => {
  const { points, columns } = scattered(Array.from({ length: 6 }, () => [100, 100]));
  const [cluster] = clustered(points, columns, WINDOW, 0, all(6)).clusters;
  assert.deepEqual([cluster.said, cluster.sides], [[3, 3], [2, 2, 2]]);
});

Deno.test("what is hidden is in no cluster", () => {
  const { points, columns } = scattered(Array.from({ length: 6 }, () => [100, 100]));
  const [cluster] = clustered(points, columns, WINDOW, 0, Uint8Array.from([1, 0, 1, 0, 1, 0])).clusters;
  assert.deepEqual([cluster.count, cluster.said], [3, [3, 0]]);
});

Deno.test("the members of a cluster are the claims that it counts", () => {
  const { points, columns } = scattered(cloud(3000));
  const table = Uint8Array.from({ length: 3000 }, (_, i) => (i % 3 ? 1 : 0));
  const { clusters } = clustered(points, columns, WINDOW, 0, table);
  assert.ok(clusters.length > 10);
  for (const cluster of clusters) {
    const members = membersOf(points, cluster, table);
    assert.equal(members.length, cluster.count);
    const said = [0, 1].map((code) => members.filter((i) => columns.assertion.codes[points.row[i]] === code).length);
    assert.deepEqual(said, cluster.said);
  }
});

Deno.test("a cluster stands still while the window moves over it", () => {
  const { points, columns } = scattered(cloud(2000));
  const key = ({ clusters }) => new Set(clusters.map(({ x, y, count }) => `${x} ${y} ${count}`));
  const here = key(clustered(points, columns, { left: 200, top: 100, right: 700, bottom: 500 }, 0, all(2000)));
  const there = key(clustered(points, columns, { left: 190, top: 90, right: 710, bottom: 510 }, 0, all(2000)));
  assert.ok(here.intersection(there).size > 0.5 * here.size);
});

Deno.test("a cluster stands in the middle of its claims", () => {
  const { points, columns } = scattered([[38, 40], [46, 40]]);
  const [{ x, y }] = clustered(points, columns, WINDOW, 0, all(2)).clusters;
  assert.deepEqual([x, y], [42, 40]);
});

Deno.test("a cluster of claims at a cell's corner is wholly inside the cell", () => {
  const { points, columns } = scattered([[1, 83], [2, 83]]);
  const [{ x, y, count }] = clustered(points, columns, WINDOW, 0, all(2)).clusters;
  const room = clusterRadius(count) + 7;
  assert.ok(Math.abs(x - room) < 1e-9 && Math.abs(y - (84 - room)) < 1e-9, `${x} ${y}`);
});

Deno.test("a window shows the cells that it touches, and nothing beyond", () => {
  const { points, columns } = scattered([[10, 10], [100, 10], [10, 100], [500, 500], [-60, 10]]);
  const { dots } = clustered(points, columns, { left: 1, top: 1, right: 80, bottom: 80 }, 0, all(5));
  assert.deepEqual(dots.map((i) => points.row[i]).sort(), [0, 4]);
});

Deno.test("a larger cluster has a larger circle, ten times as many a few pixels", () => {
  assert.ok(clusterRadius(2) < clusterRadius(20));
  assert.ok(clusterRadius(1000) - clusterRadius(100) < 5);
});

Deno.test("pairs of cells join through cells that they share", () => {
  const home = joined([[1, 2], [3, 4], [2, 3], [9, 9]]);
  assert.equal(new Set([1, 2, 3, 4].map(home)).size, 1);
  assert.equal(home(9), 9);
  assert.equal(home(5), undefined);
});
