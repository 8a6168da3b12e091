import assert from "node:assert/strict";
import { beside, stepped } from "../../../layers/web/shell/menu.js";

for (
  const [key, at, to] of [
    ["ArrowDown", 0, 1],
    ["ArrowDown", 3, 0],
    ["ArrowUp", 0, 3],
    ["ArrowUp", 2, 1],
    ["Home", 2, 0],
    ["End", 0, 3],
    ["Tab", 0, undefined],
  ]
) {
  Deno.test(`keys lead around the ends of a menu: ${key} from ${at}`, () => {
    assert.equal(stepped(key, at, 4), to);
  });
}

const STAGE = { left: 0, top: 100, right: 500, bottom: 600 };

Deno.test("a menu is below a button that is above the stage", () => {
  assert.deepEqual(beside({ left: 200, top: 50 }, STAGE, 120), { left: 200, top: 6 });
});

Deno.test("a menu is above a button inside the stage", () => {
  assert.deepEqual(beside({ left: 200, top: 550 }, STAGE, 120), { left: 200, bottom: 56 });
});

Deno.test("a menu stays inside the stage", () => {
  assert.equal(beside({ left: 480, top: 50 }, STAGE, 120).left, 374);
  assert.equal(beside({ left: -20, top: 50 }, STAGE, 120).left, 6);
});
