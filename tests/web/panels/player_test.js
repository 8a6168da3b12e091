import assert from "node:assert/strict";
import { createPlayer, turns } from "../../../layers/web/panels/player.js";

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A player of three steps, with what it has shown. */
function playing() {
  const shown = [];
  const player = createPlayer({
    next() {
      shown.push(shown.length);
      // what it changes itself does not stop it
      player.changed();
      return shown.length < 3;
    },
    pace: () => 0,
    drawn: () => shown.push(player.isPlaying()),
  });
  return { player, shown };
}

Deno.test("a player goes on to the last step and stops", async () => {
  const shown = [];
  const player = createPlayer({ next: () => shown.push("step") < 3, pace: () => 0, drawn() {} });
  player.turn();
  assert.equal(player.isPlaying(), true);
  await soon();
  await soon();
  await soon();
  assert.deepEqual([shown.length, player.isPlaying()], [3, false]);
});

Deno.test("a player is not stopped by its own changes", () => {
  const { player, shown } = playing();
  player.turn();
  assert.deepEqual([shown, player.isPlaying()], [[0, true], true]);
  player.stop();
});

Deno.test("a player stops at a change that somebody else made, and says so once", async () => {
  const { player, shown } = playing();
  player.turn();
  player.changed();
  player.changed();
  await soon();
  assert.deepEqual(shown, [0, true, false]);
});

Deno.test("pressed again a player pauses", () => {
  const { player } = playing();
  player.turn();
  player.turn();
  assert.equal(player.isPlaying(), false);
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
