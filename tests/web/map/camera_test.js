import assert from "node:assert/strict";
import { alike, flies } from "../../../layers/web/map/camera.js";

const ASKED = { fly: true, moving: false, since: 5000, still: false, hidden: false };

for (
  const [what, given, expected] of [
    ["as asked", {}, true],
    ["not asked to", { fly: false }, false],
    ["in a flight already", { moving: true }, false],
    ["asked again before a flight would be over", { since: 899 }, false],
    ["a flight's time later", { since: 900 }, true],
    ["for the first time", { since: Infinity }, true],
    ["for somebody who wants no motion", { still: true }, false],
    ["in a window that nobody sees", { hidden: true }, false],
  ]
) {
  Deno.test(`the map flies or is there at once: ${what}`, () => assert.equal(flies({ ...ASKED, ...given }), expected));
}

const FRAME = { left: 10, top: 10, right: 500, bottom: 400 };

Deno.test("frames that differ by a pixel are alike", () => assert.ok(alike(FRAME, { ...FRAME, right: 501.5 })));

for (const side of Object.keys(FRAME)) {
  Deno.test(`frames that differ at the ${side} are not alike`, () => {
    assert.equal(alike(FRAME, { ...FRAME, [side]: FRAME[side] - 2 }), false);
  });
}
