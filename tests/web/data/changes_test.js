import assert from "node:assert/strict";
import * as changes from "../../../layers/web/data/changes.js";
import { EVERYTHING } from "../../../layers/web/data/filters.js";
import { homeState } from "../../../layers/web/data/state.js";
import { claim, reported, theatre } from "../theatre.js";

const data = theatre([
  claim("a"),
  claim("b", { layer: "air", actor: "ru", when: reported("2025-11-10") }),
  claim("arc", { layer: "land", needs: ["air"] }),
]);
const home = changes.load(data, homeState(data));
const frozen = (state) => Object.freeze({ ...state, layers: Object.freeze([...state.layers]) });
const filtered = { ...EVERYTHING, actors: ["us"] };

Deno.test("a theatre opens with the layers that are on, and nothing else chosen", () => {
  assert.deepEqual(home.layers, ["sea", "land"]);
  assert.equal(home.select, null);
  assert.deepEqual(home.filters, EVERYTHING);
});

Deno.test("a layer is switched on in the theatre's order, and off", () => {
  const on = changes.toggle(data, frozen({ ...home, layers: ["land"] }), "sea");
  assert.deepEqual(on.layers, ["sea", "land"]);
  assert.deepEqual(changes.toggle(data, frozen(on), "sea").layers, ["land"]);
});

Deno.test("to switch a layer that does not exist is no change", () => {
  assert.equal(changes.toggle(data, home, "nowhere"), home);
});

Deno.test("several layers are switched at once, those that do not exist passed by", () => {
  assert.deepEqual(changes.switchAll(data, frozen(home), ["air", "nowhere"], true).layers, ["sea", "land", "air"]);
  assert.deepEqual(changes.switchAll(data, frozen(home), ["sea", "land"], false).layers, []);
});

Deno.test("a filter changes alone", () => {
  const state = { ...home, filters: filtered };
  assert.deepEqual(changes.filter(state, { search: "x" }).filters, { ...filtered, search: "x" });
});

Deno.test("clearing takes filters and date away and leaves the layers", () => {
  const state = { ...home, layers: ["air"], filters: filtered, until: "2025" };
  assert.deepEqual(changes.clear(state), { ...state, filters: EVERYTHING, until: null });
});

Deno.test("a date is set and taken away", () => {
  assert.equal(changes.asOf(home, "2025-11").until, "2025-11");
  assert.equal(changes.asOf(home, null).until, null);
  assert.deepEqual(changes.goBy(changes.asOf(home, "2025"), "event"), { ...home, until: "2025", timeline: "event" });
});

Deno.test("a look changes alone; null chooses the browser's language", () => {
  const spanish = changes.style(home, { language: "es" });
  assert.deepEqual(spanish, { ...home, language: "es" });
  assert.deepEqual(changes.style(spanish, { theme: "dark" }), { ...spanish, theme: "dark" });
  assert.equal(changes.style(spanish, { language: null }).language, null);
});

Deno.test("a scene brings its layers in the theatre's order, its filters, and no date or selection", () => {
  const state = { ...home, select: "a", until: "2025", filters: filtered, theme: "dark" };
  const staged = changes.stage(data, frozen(state), "first", home);
  assert.deepEqual(staged, {
    ...state,
    layers: ["sea", "air"],
    filters: EVERYTHING,
    until: null,
    select: null,
    scene: "first",
  });
});

Deno.test("leaving the scenes brings back what was there before, but not how it looked", () => {
  const before = { ...home, select: "a", until: "2025", filters: filtered };
  const staged = changes.style(changes.stage(data, before, "second", home), { theme: "dark" });
  assert.deepEqual(changes.stage(data, staged, null, before), { ...before, theme: "dark" });
});

Deno.test("to leave a scene when there is none is no change", () => {
  assert.equal(changes.stage(data, home, null, home), home);
  assert.equal(changes.stage(data, home, "nowhere", home), home);
});

Deno.test("a chosen claim brings its layers with it", () => {
  const state = changes.choose(data, frozen({ ...home, layers: ["sea"] }), "arc");
  assert.deepEqual(state.layers, ["sea", "land", "air"]);
  assert.equal(state.select, "arc");
});

Deno.test("filters and date stay while they show the chosen claim", () => {
  const state = { ...home, filters: { ...EVERYTHING, actors: ["ru"] }, until: "2025-12" };
  const chosen = changes.choose(data, state, "b");
  assert.deepEqual(chosen.filters.actors, ["ru"]);
  assert.equal(chosen.until, "2025-12");
});

for (const [what, hiding] of [["a filter", { filters: filtered }], ["a date", { until: "2025-10" }]]) {
  Deno.test(`${what} that hides the chosen claim goes`, () => {
    const chosen = changes.choose(data, { ...home, ...hiding }, "b");
    assert.deepEqual([chosen.filters, chosen.until, chosen.select], [EVERYTHING, null, "b"]);
  });
}

for (const id of [null, "nobody"]) {
  Deno.test(`choosing ${id} ends the selection and leaves the rest`, () => {
    const state = { ...home, select: "a", filters: filtered };
    assert.deepEqual(changes.choose(data, state, id), { ...state, select: null });
  });
}

Deno.test("a state from elsewhere is taken over without what is not on offer", () => {
  const loaded = changes.load(data, {
    ...homeState(data),
    layers: ["air", "nowhere", "sea"],
    select: "nobody",
    filters: { actors: ["ru"] },
  });
  assert.deepEqual(loaded.layers, ["sea", "air"]);
  assert.equal(loaded.select, null);
  assert.deepEqual(loaded.filters, { ...EVERYTHING, actors: ["ru"] });
  assert.equal("view" in loaded, false);
});
