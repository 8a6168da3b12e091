import assert from "node:assert/strict";
import { gathered, tied } from "../../../layers/web/cards/gathering.js";
import { kinOf } from "../../../layers/web/cards/groups.js";
import { cross } from "../../../layers/web/cards/leaders.js";
import { rectangle } from "../../../layers/web/map/boxes.js";

const SMALL = { left: 0, top: 0, right: 300, bottom: 200 };
const LARGE = { left: 0, top: 0, right: 3000, bottom: 2000 };

const mark = (spot, x, y, kin = "point") => ({ spot, kin, points: [{ x, y }], box: rectangle(x, y, 70, 30) });
const spots = (sets) => sets.map((set) => set.map(({ spot }) => spot).sort());

const NEAR = [mark("a", 100, 100), mark("b", 130, 100), mark("c", 100, 140), mark("d", 250, 250)];

Deno.test("marks that cover more than a tenth of the frame share one where they are neighbours", () => {
  assert.deepEqual(spots(gathered(NEAR, SMALL, 1)), [["a", "b", "c"]]);
});

Deno.test("marks with room are left alone", () => assert.deepEqual(gathered(NEAR, LARGE, 1), []));

Deno.test("what is placed less precisely shares no mark with points, nor do lines with each other", () => {
  const mixed = [mark("a", 100, 100), mark("b", 110, 100, "6"), mark("c", 120, 100, null), mark("d", 130, 100, null)];
  assert.deepEqual(gathered(mixed, SMALL, 1), []);
});

Deno.test("no two places of a mark are far apart, however many lie between them", () => {
  const row = Array.from({ length: 9 }, (_, i) => mark(`m${i}`, 10 + i * 35, 100));
  for (const set of gathered(row, SMALL, 1)) {
    const xs = set.map(({ points: [{ x }] }) => x);
    assert.ok(Math.max(...xs) - Math.min(...xs) <= 110);
  }
});

Deno.test("no more is gathered than has to be", () => {
  const pairs = [
    mark("a", 100, 100),
    mark("b", 104, 100),
    mark("c", 102, 104),
    mark("d", 200, 200),
    mark("e", 290, 200),
  ];
  const frame = { left: 0, top: 0, right: 300, bottom: 260 };
  assert.deepEqual(spots(gathered(pairs, { ...frame, bottom: 280 }, 1))[0], ["a", "b", "c"]);
  assert.deepEqual(gathered(pairs, { ...frame, bottom: 360 }, 1), []);
});

Deno.test("only claims of the same precision are kin, never the vast ground, a line or an arc", () => {
  const kin = (mark, precision) => kinOf({ claim: { mark, where: { precision } } });
  assert.equal(kin("point", 1), kin("ring", 2));
  assert.notEqual(kin("area", 6), kin("area", 4));
  assert.notEqual(kin("area", 6), kin("point", 1));
  assert.deepEqual([kin("area", 8), kin("line", 6), kin("arc", 6)], [null, null, null]);
});

const standing = (spot, box, anchor) => ({ spot, size: "mark", box, anchor, way: [], rank: 0, dx: 0, dy: 0 });

Deno.test("a gathered mark has a line to each of its places, but through no other mark and across no line", () => {
  const [own, free, behind, crossed] = [[100, 100], [100, 200], [300, 100], [40, 20]].map(([x, y]) => ({ x, y }));
  const placed = [
    standing("all", rectangle(100, 100, 60, 30), own),
    standing("wall", rectangle(220, 100, 20, 60), { x: 220, y: 100 }),
    { ...standing("other", rectangle(90, 20, 20, 10), { x: 20, y: 60 }), way: [{ x: 20, y: 60 }, { x: 80, y: 25 }] },
  ];
  const members = new Map([["all", [own, free, behind, crossed].map((point) => ({ points: [point] }))]]);
  const [{ ties }, wall] = tied(placed, members, []);
  assert.deepEqual(ties.map(([place]) => place), [free]);
  assert.ok(cross([crossed, { x: 70, y: 85 }], placed[2].way));
  assert.equal(wall, placed[1]);
  assert.deepEqual(tied(placed, members, [rectangle(100, 150, 40, 10)])[0].ties, undefined, "nor over a control");
});
