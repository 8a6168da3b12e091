import assert from "node:assert/strict";
import { homeState } from "../../../layers/web/data/state.js";
import { createStore } from "../../../layers/web/data/store.js";
import { createTrail } from "../../../layers/web/panels/trail.js";
import { spoken } from "../spoken.js";
import { claim, theatre } from "../theatre.js";

const data = theatre([claim("a"), claim("b"), claim("c", { layer: "land" })]);

/** A trail, and the store that it follows as the panel does. */
function walk(select = null) {
  spoken("en");
  const store = createStore(data, { ...homeState(data), select });
  const trail = createTrail(data, store);
  const ways = [];
  store.listen(() => {
    trail.follow();
    ways.push(trail.way);
  });
  return { store, trail, ways };
}

Deno.test("the panel opens with the claim that the state has", () => {
  assert.equal(walk("a").trail.shown, "claim a");
  assert.equal(walk().trail.shown, "");
});

Deno.test("a source takes the place of a claim, and back leads to it", () => {
  const { store, trail, ways } = walk("a");
  trail.openSource("paper");
  assert.deepEqual([trail.shown, store.select, trail.canGoBack], ["source paper", "a", true]);
  trail.back();
  assert.deepEqual([trail.shown, trail.canGoBack, ways], ["claim a", false, ["on", "back"]]);
  assert.equal(trail.way, "on", "what comes next goes on");
});

Deno.test("rows on a page lead on, and back leads back to the page", () => {
  const { store, trail } = walk("a");
  trail.openSource("paper");
  assert.equal(trail.inside.select, null, "no row of a source's page is chosen");
  trail.inside.choose("b");
  assert.deepEqual([trail.shown, store.select], ["claim b", "b"]);
  trail.back();
  assert.equal(trail.shown, "source paper");
  trail.back();
  assert.equal(trail.shown, "claim a");
});

Deno.test("a row that is pressed again leads nowhere", () => {
  const { trail } = walk("a");
  trail.inside.choose(null);
  assert.deepEqual([trail.shown, trail.canGoBack], ["claim a", false]);
});

Deno.test("back passes by claims that have been hidden since", () => {
  const { store, trail } = walk("a");
  trail.inside.choose("c");
  trail.openSource("paper");
  store.toggle("land");
  assert.equal(trail.shown, "source paper", "a source stays when the claim behind it goes");
  trail.back();
  assert.equal(trail.shown, "claim a");
});

Deno.test("somebody else's choice starts anew", () => {
  const { store, trail } = walk("a");
  trail.openSource("paper");
  store.choose("b");
  assert.deepEqual([trail.shown, trail.canGoBack], ["claim b", false]);
});

Deno.test("a claim that gets hidden closes the panel", () => {
  const { store, trail } = walk("c");
  store.toggle("land");
  assert.equal(trail.shown, "");
});

Deno.test("the list of sources starts anew, without a claim", () => {
  const { store, trail } = walk("a");
  trail.openSource("paper");
  trail.openSources();
  assert.deepEqual([trail.shown, store.select, trail.canGoBack], ["sources", null, false]);
});

Deno.test("closing forgets what was left", () => {
  const { store, trail } = walk("a");
  trail.openSource("paper");
  trail.close();
  assert.deepEqual([trail.shown, store.select, trail.canGoBack], ["", null, false]);
  trail.back();
  assert.equal(trail.shown, "", "there is nothing to come back to");
});
