import assert from "node:assert/strict";
import { createTerrain } from "../../../layers/web/cards/terrain.js";

const FRAME = { left: 40, top: 40, right: 440, bottom: 360 };
const ring = (left, top, right, bottom) =>
  [[left, top], [right, top], [right, bottom], [left, bottom]].map(([x, y]) => ({ x, y }));
const box = (left, top, right, bottom) => ({ left, top, right, bottom });

Deno.test("open sea costs nothing and hides nothing", () => {
  const terrain = createTerrain([], FRAME);
  assert.deepEqual([terrain.price(FRAME), terrain.hidden(FRAME), terrain.claimed], [0, 0, 0]);
});

Deno.test("what a box hides of what is claimed is counted in square pixels, inside the frame", () => {
  const terrain = createTerrain([{ kind: "claimed", rings: [ring(0, 0, 120, 120)] }], FRAME);
  assert.equal(terrain.claimed, 80 * 80);
  assert.equal(terrain.hidden(box(80, 80, 200, 200)), 40 * 40);
  assert.equal(terrain.hidden(box(200, 200, 300, 300)), 0);
});

Deno.test("what is claimed costs more than land, land more than a vast ground", () => {
  const over = (kind) => createTerrain([{ kind, rings: [ring(0, 0, 500, 500)] }], FRAME).price(box(80, 80, 160, 160));
  assert.ok(over("claimed") > over("land"));
  assert.ok(over("land") > over("vast"));
  assert.ok(over("vast") > 0);
});

Deno.test("where land is claimed the dearer counts, once", () => {
  const claimed = { kind: "claimed", rings: [ring(0, 0, 500, 500)] };
  const land = { kind: "land", rings: [ring(0, 0, 500, 500)] };
  const prices = [[claimed], [claimed, land], [land, claimed, claimed]]
    .map((shapes) => createTerrain(shapes, FRAME).price(FRAME));
  assert.equal(new Set(prices).size, 1);
});

Deno.test("a line costs where it runs, however thin, and only there", () => {
  const terrain = createTerrain([{ kind: "thin", lines: [[{ x: 0, y: 100 }, { x: 900, y: 100 }]] }], FRAME);
  assert.ok(terrain.price(box(80, 80, 160, 120)) > 0);
  assert.equal(terrain.price(box(80, 120, 160, 200)), 0);
});
