import assert from "node:assert/strict";
import { EVERYTHING } from "../../../layers/web/data/filters.js";
import { homeState } from "../../../layers/web/data/state.js";
import { commandLine } from "../../../layers/web/shell/commandline.js";
import { claim, theatre } from "../theatre.js";

const data = theatre([claim("a")]);
const command = (state = {}) => commandLine(data, { ...homeState(data), ...state });
const filters = (some) => ({ filters: { ...EVERYTHING, ...some } });

Deno.test("the command has layers, view and looks", () => {
  assert.equal(
    command(),
    "posture snapshot test -o map.html --layers sea,land --view=-90,-10,-50,20 --symbols nationality",
  );
});

Deno.test("the command has what else was chosen", () => {
  const found = command({ select: "a", until: "2025-11", brief: true });
  assert.match(found, /--select a --symbols/);
  assert.match(found, /--until 2025-11 --brief$/);
});

Deno.test("the command has every filter that is on", () => {
  const found = command(
    filters({ assertions: ["stated", "denied"], actors: ["ru"], sources: ["paper"], search: "pier" }),
  );
  assert.match(found, /--assertion stated,denied --actor ru --source paper --search='pier'$/);
});

Deno.test("words of a search are one word of the shell", () => {
  assert.ok(command(filters({ search: 'it\'s $(rm) "x"' })).endsWith(`--search='it'\\''s $(rm) "x"'`));
});

Deno.test("a scene is named unless the filters that it brings are gone", () => {
  assert.match(command({ scene: "first" }), /--scene first$/);
  assert.match(command({ scene: "second", ...filters({ actors: ["ru"] }) }), /--scene second$/);
  assert.doesNotMatch(command({ scene: "second" }), /--scene/);
  assert.doesNotMatch(command({ scene: "nowhere" }), /--scene/);
});
