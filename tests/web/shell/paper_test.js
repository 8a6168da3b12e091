import assert from "node:assert/strict";
import { createPaper } from "../../../layers/web/shell/paper.js";
import { createReport } from "../../../layers/web/shell/report.js";

const VIEW = [-90, -10, -50, 20];

/** A page as far as paper and the report know it, with what was done to it. */
function page({ brief = false, folded = true, foot = 60, tall = 400 } = {}) {
  const classes = new Set();
  const classList = {
    add: (name) => classes.add(name),
    remove: (...names) => names.forEach((name) => classes.delete(name)),
    contains: (name) => classes.has(name),
    toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)),
  };
  const high = (offsetHeight) => ({ offsetHeight });
  const set = {};
  const map = {
    style: { setProperty: (name, value) => (set[name] = value) },
    get offsetHeight() {
      return parseInt(set["--p-sheet"]);
    },
  };
  const root = { classList, dataset: { theme: "dark", ...(brief ? { brief: "true" } : {}) } };
  const views = [];
  const camera = { view: () => VIEW, show: (view) => views.push(view) };
  const legend = { isFolded: () => folded, setFolded: (value) => (folded = value) };
  const store = { brief, theme: "dark", state: { layers: ["sea"], select: null } };
  const ground = { open: false };
  const panel = { ...high(tall), querySelectorAll: () => (ground.open ? [] : [ground]) };
  const bands = { head: high(30), narrowed: high(0), caption: high(50), foot: high(foot), legend: panel };
  return { parts: { root, map, ...bands }, store, camera, legend, classes, views, ground };
}

Deno.test("paper is light, unfolded and without the briefing, and then all is as it was", () => {
  const { parts, store, camera, legend, classes, views, ground } = page({ brief: true });
  const paper = createPaper(parts, store, camera, legend);
  paper.enter();
  assert.deepEqual([[...classes], parts.root.dataset, legend.isFolded()], [["is-paper"], { theme: "print" }, false]);
  assert.equal(ground.open, true, "its claims are nowhere else on the first page");
  paper.enter();
  paper.leave();
  assert.deepEqual([[...classes], parts.root.dataset], [[], { theme: "dark", brief: "true" }]);
  assert.equal(legend.isFolded(), true, "also when it was entered twice");
  assert.equal(ground.open, false);
  assert.deepEqual(views, [VIEW, VIEW, VIEW]);
});

Deno.test("the map has what heading, caption and foot leave of a sheet, and a long legend its shorter forms", () => {
  for (
    const [made, height, long] of [
      [{}, 563, ["is-paper"]],
      [{ foot: 160 }, 463, ["is-paper"]],
      [{ tall: 700 }, 563, ["is-paper", "is-shorter", "is-long", "is-longer"]],
      [{ foot: 600 }, 300, ["is-paper", "is-shorter", "is-long", "is-longer"]],
    ]
  ) {
    const { parts, store, camera, legend, classes } = page(made);
    const paper = createPaper(parts, store, camera, legend);
    paper.enter();
    assert.equal(parts.map.offsetHeight, height);
    assert.deepEqual([...classes], long);
    paper.leave();
    assert.deepEqual([...classes], []);
  }
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
