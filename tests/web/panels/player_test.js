import assert from "node:assert/strict";
import { createPlayer, turns } from "../../../layers/web/panels/player.js";

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A player of three steps, with what it has shown: the steps, and after each whether it plays. */
function playing() {
  const shown = [];
  let step = 0;
  const player = createPlayer({
    next() {
      shown.push(step += 1);
      // a step changes what is shown
      player.changed();
      return step < 3;
    },
    pace: () => 0,
    drawn: () => shown.push(player.isPlaying()),
  });
  return { player, shown };
}

Deno.test("a player goes on to the last step, and its own changes do not stop it", async () => {
  const { player, shown } = playing();
  player.turn();
  for (let i = 0; i < 3; i += 1) await soon();
  assert.deepEqual(shown, [1, true, 2, true, 3, false]);
});

Deno.test("a player stops at a change that somebody else made, and says so once", async () => {
  const { player, shown } = playing();
  player.turn();
  player.changed();
  player.changed();
  await soon();
  assert.deepEqual(shown, [1, true, false]);
});

Deno.test("pressed again a player pauses", () => {
  const { player, shown } = playing();
  player.turn();
  player.turn();
  assert.deepEqual(shown, [1, true, false]);
});

const key = (pressed, more = {}) => ({ type: "keydown", key: pressed, ctrlKey: false, metaKey: false, ...more });

for (
  const [event, onButton, expected] of [
    [key("p"), false, true],
    [key("P"), false, true],
    [key("p", { ctrlKey: true }), false, false],
    [key(" "), true, true],
    [key("Enter"), true, true],
    [key(" "), false, false],
    [key("Tab"), true, false],
    [{ type: "pointerdown" }, true, true],
    [{ type: "pointerdown" }, false, false],
    [{ type: "wheel" }, true, false],
  ]
) {
  Deno.test(`what turns the player: ${JSON.stringify([event, onButton])}`, () => {
    assert.equal(turns(event, onButton), expected);
  });
}
