import assert from "node:assert/strict";
import { homeState } from "../../../layers/web/data/state.js";
import { createStore } from "../../../layers/web/data/store.js";
import { clamped, kept, ordered, stepped, windowAt, within } from "../../../layers/web/panels/order.js";
import { claim, theatre } from "../theatre.js";

const data = theatre([
  claim("a", { layer: "land" }),
  claim("b"),
  claim("c", { layer: "air" }),
  claim("d", { layer: "land" }),
  claim("e"),
]);

Deno.test("results come layer by layer as in the legend, then as in the file", () => {
  const { rows, groups } = ordered(data, createStore(data, homeState(data)));
  assert.deepEqual([...rows].map((row) => data.claim(row).id), ["b", "e", "a", "d"]);
  assert.deepEqual(groups.map(({ layer, start, size }) => [layer.id, start, size]), [["sea", 0, 2], ["land", 2, 2]]);
});

Deno.test("nothing visible, no results", () => {
  const { rows, groups } = ordered(data, createStore(data, { ...homeState(data), layers: [] }));
  assert.deepEqual([[...rows], groups], [[], []]);
});

Deno.test("two hundred rows are in the document at a time", () => {
  assert.deepEqual(windowAt(0, 450), { first: 0, end: 200 });
  assert.deepEqual(windowAt(199, 450), { first: 0, end: 200 });
  assert.deepEqual(windowAt(200, 450), { first: 200, end: 400 });
  assert.deepEqual(windowAt(449, 450), { first: 400, end: 450 });
  assert.deepEqual(windowAt(0, 0), { first: 0, end: 0 });
});

Deno.test("a window has the parts of the layers that reach into it", () => {
  const groups = [{ start: 0, size: 150 }, { start: 150, size: 100 }, { start: 250, size: 150 }, {
    start: 400,
    size: 1,
  }];
  assert.deepEqual(within(groups, { first: 200, end: 400 }).map(([, from, to]) => [from, to]), [[200, 250], [
    250,
    400,
  ]]);
  assert.deepEqual(within(groups, { first: 250, end: 400 }).map(([group]) => group), [groups[2]]);
  assert.deepEqual(within(groups, { first: 0, end: 150 }).map(([group]) => group), [groups[0]]);
});

const key = (pressed, more = {}) => ({ key: pressed, altKey: false, ctrlKey: false, metaKey: false, ...more });

for (
  const [event, at, to] of [
    [key("ArrowDown"), 3, 4],
    [key("ArrowUp"), 3, 2],
    [key("ArrowUp"), 0, 0],
    [key("PageDown"), 3, 13],
    [key("PageDown"), 45, 49],
    [key("PageUp"), 3, 0],
    [key("Home"), 30, 0],
    [key("End"), 3, 49],
    [key("x"), 3, undefined],
    [key("ArrowDown", { altKey: true }), 3, undefined],
  ]
) {
  Deno.test(`keys lead among results: ${event.key} from ${at}`, () => {
    assert.equal(stepped(event, at, 50), to);
  });
}

Deno.test("a place outside is brought inside", () => {
  assert.deepEqual([-3, 2, 9].map((at) => clamped(at, 5)), [0, 2, 4]);
  assert.equal(clamped(3, 0), 0);
});

Deno.test("Tab comes to the row that had it, or to the first where it has gone", () => {
  const rows = Uint32Array.of(7, 3, 9);
  assert.deepEqual([kept(rows, 9), kept(rows, 4), kept(rows, undefined)], [2, 0, 0]);
});
