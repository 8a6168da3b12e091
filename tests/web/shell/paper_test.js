import assert from "node:assert/strict";
import { createPaper } from "../../../layers/web/shell/paper.js";
import { createReport } from "../../../layers/web/shell/report.js";

const VIEW = [-90, -10, -50, 20];

/** A page as far as paper and the report know it, with what was done to it. */
function page({ brief = false, folded = true } = {}) {
  const classes = new Set();
  const classList = {
    add: (name) => classes.add(name),
    remove: (name) => classes.delete(name),
    contains: (name) => classes.has(name),
  };
  const root = { classList, dataset: { theme: "dark", ...(brief ? { brief: "true" } : {}) } };
  const views = [];
  const camera = { view: () => VIEW, show: (view) => views.push(view) };
  const legend = { isFolded: () => folded, setFolded: (value) => (folded = value) };
  const store = { brief, theme: "dark", state: { layers: ["sea"], select: null } };
  return { parts: { root }, store, camera, legend, classes, views };
}

Deno.test("paper is light, unfolded and without the briefing, and then all is as it was", () => {
  const { parts, store, camera, legend, classes, views } = page({ brief: true });
  const paper = createPaper(parts, store, camera, legend);
  paper.enter();
  assert.deepEqual([[...classes], parts.root.dataset, legend.isFolded()], [["is-paper"], { theme: "print" }, false]);
  paper.enter();
  paper.leave();
  assert.deepEqual([[...classes], parts.root.dataset], [[], { theme: "dark", brief: "true" }]);
  assert.equal(legend.isFolded(), true, "also when it was entered twice");
  assert.deepEqual(views, [VIEW, VIEW]);
});

Deno.test("leaving paper that was not entered changes nothing", () => {
  const { parts, store, camera, legend, views } = page();
  createPaper(parts, store, camera, legend).leave();
  assert.deepEqual([parts.root.dataset.theme, views], ["dark", []]);
});

Deno.test("the state is told with the view to page, host and address; what is laid out for paper is not", () => {
  const { parts, store, camera } = page();
  const heard = [];
  const links = { follow: (state) => heard.push(state) };
  const bridge = { options: { onSelectionComplete: ([tag]) => heard.push(JSON.parse(tag)) } };
  const report = createReport(parts, store, camera, links, bridge, { layers: [] });
  assert.deepEqual(report.state(), { layers: [] });
  report.tell();
  const state = { layers: ["sea"], select: null, view: VIEW };
  assert.deepEqual([report.state(), JSON.parse(parts.root.dataset.state), heard], [state, state, [state, state]]);
  parts.root.classList.add("is-paper");
  report.tell();
  assert.equal(heard.length, 2);
});
