import assert from "node:assert/strict";
import { homeState } from "../../../layers/web/data/state.js";
import { createStore } from "../../../layers/web/data/store.js";
import { spokenOf } from "../../../layers/web/shell/brief.js";
import { publishers } from "../../../layers/web/shell/publishers.js";
import { smallPrint } from "../../../layers/web/shell/print.js";
import { stepFrom } from "../../../layers/web/shell/scenes.js";
import { switchedLayers } from "../../../layers/web/shell/switched.js";
import { spoken } from "../spoken.js";
import { claim, theatre } from "../theatre.js";

const SCENES = ["first", "second", "third"];

Deno.test("from the free view a step leads to the first scene, whichever way", () => {
  assert.deepEqual([1, -1].map((by) => stepFrom(SCENES, null, by)), ["first", "first"]);
});

Deno.test("a step leads to the next scene, and nowhere from the ends", () => {
  assert.equal(stepFrom(SCENES, "first", 1), "second");
  assert.equal(stepFrom(SCENES, "second", -1), "first");
  assert.equal(stepFrom(SCENES, "third", 1), undefined);
  assert.equal(stepFrom(SCENES, "first", -1), undefined);
});

const data = theatre([claim("a"), claim("b", { layer: "air" })]);

/** The claim that is spoken of in a state. */
function speaking(state) {
  spoken("en");
  return spokenOf(data, createStore(data, { ...homeState(data), ...state }))?.id;
}

Deno.test("the claim that is spoken of is the scene's, as far as it is visible", () => {
  assert.equal(speaking({ scene: "first", layers: ["sea", "air"] }), "b");
  assert.equal(speaking({ scene: "first", layers: ["sea"] }), "a");
});

Deno.test("without a scene the first visible claim is spoken of, if there is one", () => {
  assert.equal(speaking({ layers: ["air"] }), "b");
  assert.equal(speaking({ layers: ["land"] }), undefined);
});

Deno.test("whose words they are is said once, in the order of the sources", () => {
  const sources = [
    { id: "1", title: "One", publisher: "The Paper" },
    { id: "2", title: "Two", author: "Somebody" },
    { id: "3", title: "Three", publisher: "The Paper" },
    { id: "4", title: "Four" },
  ];
  assert.deepEqual(publishers({ sources }, new Set(["4", "3", "2", "1"])), ["The Paper", "Somebody", "Four"]);
  assert.deepEqual(publishers({ sources }, new Set()), []);
});

Deno.test("layers that come and go are said", () => {
  spoken("en");
  const said = (before, now) => switchedLayers(data.layers, before, now);
  assert.equal(said(["sea"], ["sea"]), "");
  assert.equal(said(["sea"], ["land", "air"]), "sea off, land on, air on");
});

Deno.test("paper says where, how precisely, the hedge and who is cited", () => {
  spoken("en");
  const cite = (source, paragraph) => ({ source, paragraph });
  const printed = theatre([claim("a", { hedge: "some", citations: [cite("paper", 3), cite("agency", null)] })]);
  assert.deepEqual(smallPrint(printed, printed.claim(0)).map((each) => each.text ?? each), [
    "Somewhere",
    "exact place",
    "“some”",
    "The Paper",
    "paragraph 3",
    "About agency",
  ]);
});
