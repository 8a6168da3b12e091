import assert from "node:assert/strict";
import { labelShifts, placedLabels } from "../../../layers/web/map/labels.js";

const country = { kind: "country", extent: 20, width: 60 };
const isle = { kind: "territory", extent: 0.1, width: 60 };
const line = { kind: "line", extent: -1, width: 60 };

for (
  const [what, name, zoom, places] of [
    ["a country that is wide enough has its name inside", country, 3, 5],
    ["a country that is not has none far out", country, 1, 0],
    ["an island has none far out", isle, 5.25, 0],
    ["an island has it beside when near", isle, 5.5, 4],
    ["a small country has it beside a little sooner", { ...isle, kind: "country" }, 5, 4],
    ["a country that is too wide for that has none", { kind: "country", extent: 3, width: 200 }, 5, 0],
    ["a line has none far out", line, 6.75, 0],
    ["a town of a finer basemap has it where it is, or nowhere", { kind: "locality", extent: 0, width: 60 }, 4, 1],
    ["a line has it beside when near", line, 7, 4],
  ]
) {
  Deno.test(`where a name may stand: ${what}`, () => assert.equal(labelShifts(name, zoom, 1).length, places));
}

Deno.test("a name that is twice as large needs a place twice as wide", () => {
  assert.equal(labelShifts({ ...country, extent: 10 }, 3, 1).length, 5);
  assert.equal(labelShifts({ ...country, extent: 10 }, 3, 2).length, 0);
});

const FRAME = { left: 0, top: 0, right: 400, bottom: 300 };
const room = (taken = []) => ({ zoom: 4, grown: 1, frame: FRAME, taken });
const named = (id, x, y) => ({ ...country, id, x, y });
const ids = (placed) => placed.map(({ name }) => name.id);
const where = ({ x, y }) => [{ x, y }];

Deno.test("a name stands in the middle of its place", () => {
  const [{ box }] = placedLabels([named("a", 200, 100)], where, room());
  assert.deepEqual(box, { left: 170, top: 92.5, right: 230, bottom: 107.5 });
});

Deno.test("a name whose first place is taken has its second", () => {
  const taken = [{ left: 100, top: 0, right: 250, bottom: 200 }];
  const both = () => [{ x: 180, y: 100 }, { x: 320, y: 100 }];
  const [{ at }] = placedLabels([named("a", 0, 0)], both, room(taken));
  assert.equal(at.x, 320);
});

Deno.test("the second of two names at one place goes below, the fourth stays away", () => {
  const four = ["a", "b", "c", "d"].map((id) => named(id, 200, 100));
  const placed = placedLabels(four, where, room());
  assert.deepEqual(ids(placed), ["a", "b", "c"]);
  assert.deepEqual(placed.map(({ box }) => box.top), [92.5, 108.5, 76.5]);
});

Deno.test("a name stays away from what is taken and inside the frame", () => {
  const taken = [{ left: 150, top: 0, right: 250, bottom: 300 }];
  assert.deepEqual(ids(placedLabels([named("under", 200, 100), named("out", 390, 100)], where, room(taken))), []);
});

Deno.test("an island's name stands to its right, else to its left, else below", () => {
  const island = [{ ...isle, x: 200, y: 100 }];
  const right = { left: 209, top: 90, right: 300, bottom: 99 };
  const sides = { ...right, left: 100 };
  const boxes = [[], [right], [sides]].map((taken) => placedLabels(island, where, { ...room(taken), zoom: 6 })[0].box);
  assert.equal(boxes[0].left, 208);
  assert.equal(boxes[1].right, 192);
  assert.deepEqual([boxes[2].left, boxes[2].top], [170, 105.5]);
});

const town = (id, x, y, zoom = 6) => ({ kind: "town", extent: 0, width: 40, zoom, id, x, y });
const province = { kind: "province", extent: 5, width: 60 };

for (
  const [what, name, zoom, places] of [
    ["a town has none before its zoom", town("a", 0, 0), 5.75, 0],
    ["a town has it beside its dot from its zoom on", town("a", 0, 0), 6, 4],
    ["a province that is wide enough has its name inside", province, 5, 3],
    ["a province has none far out, however wide", { ...province, extent: 50 }, 4.75, 0],
    ["a small province has none beside it", { ...province, extent: 0.5 }, 6, 0],
  ]
) {
  Deno.test(`where a name may stand: ${what}`, () => assert.equal(labelShifts(name, zoom, 1).length, places));
}

Deno.test("a town's dot needs room too, and no name lies over it", () => {
  const near = { ...room(), zoom: 6 };
  const taken = [{ left: 198, top: 98, right: 202, bottom: 102 }];
  assert.deepEqual(ids(placedLabels([town("a", 200, 100)], where, { ...near, taken })), []);
  const [{ box }, second] = placedLabels([town("a", 200, 100), town("b", 180, 100)], where, near);
  assert.deepEqual([box.left, box.right], [205, 245]);
  assert.ok(second.box.right <= 176 || second.box.bottom <= 96 || second.box.top >= 104);
});
