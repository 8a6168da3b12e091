import assert from "node:assert/strict";
import { clearance } from "../../../layers/web/shell/clearance.js";

// the map below a heading, in pixels of the window
const MAP = { left: 0, top: 100, right: 1000, bottom: 700 };
const WHOLE = { left: 10, top: 10, right: 990, bottom: 590 };
const cover = (left, top, right, bottom, folded = false) => ({ box: { left, top, right, bottom }, folded });

for (
  const [name, covers, expected] of [
    ["without panels all of it", [], {}],
    ["a panel on the right takes the right", [cover(700, 110, 990, 690)], { right: 690 }],
    ["a panel on the left takes the left", [cover(10, 110, 310, 690)], { left: 320 }],
    ["panels on both sides take both", [cover(10, 110, 310, 690), cover(700, 110, 990, 690)], {
      left: 320,
      right: 690,
    }],
    ["of two panels the wider counts", [cover(700, 110, 990, 300), cover(600, 310, 990, 690)], { right: 590 }],
    ["a wide panel below takes the bottom", [cover(10, 500, 990, 690)], { bottom: 390 }],
    ["a wide panel above takes the top", [cover(10, 110, 990, 200)], { top: 110 }],
    ["a folded panel is its heading", [cover(800, 110, 990, 150, true)], { top: 60 }],
    ["a folded panel a little above the middle takes the top", [cover(800, 320, 990, 360, true)], { top: 270 }],
    ["a folded panel below takes the bottom", [cover(800, 650, 990, 690, true)], { bottom: 540 }],
  ]
) {
  Deno.test(`the free part of the map: ${name}`, () => {
    assert.deepEqual(clearance(MAP, covers), { ...WHOLE, ...expected });
  });
}
