import assert from "node:assert/strict";
import { asLink, fromLink, NAMES } from "../../../layers/web/data/link.js";
import { choicesOf } from "../../../layers/web/data/parameters.js";
import { homeState } from "../../../layers/web/data/state.js";
import { spoken } from "../spoken.js";
import { claim, theatre } from "../theatre.js";

spoken("en");
const data = theatre([claim("a"), claim("b", { layer: "air" }), claim("arc", { layer: "land", needs: ["air"] })]);
const home = homeState(data);
const written = (given, openings) => Object.fromEntries(asLink(data, { ...home, ...given }, openings));
const read = (text, opening) => fromLink(data, new URLSearchParams(text), opening);

Deno.test("a link to how a theatre opens is empty", () => {
  assert.deepEqual(written({}), {});
});

Deno.test("a link has what differs, in the order of the parameters", () => {
  const filters = { assertions: ["alleged", "denied"], actors: ["ru"], sources: ["paper"], search: "a, b & c" };
  const state = { ...home, layers: ["air"], select: "b", filters, until: "2025-11", language: "es", brief: true };
  const link = asLink(data, {
    ...state,
    timeline: "event",
    theme: "dark",
    symbols: "2525",
    coordinates: "dms",
    graticule: "off",
    dates: "dtg",
    density: "marks",
    view: [-1, 2, 3.00000001, 4],
  });
  assert.deepEqual(link, [
    ["layers", "air"],
    ["view", "-1,2,3,4"],
    ["select", "b"],
    ["assertion", "alleged,denied"],
    ["actor", "ru"],
    ["source", "paper"],
    ["search", "a, b & c"],
    ["until", "2025-11"],
    ["timeline", "event"],
    ["theme", "dark"],
    ["symbols", "2525"],
    ["coordinates", "dms"],
    ["graticule", "off"],
    ["dates", "dtg"],
    ["density", "marks"],
    ["lang", "es"],
    ["brief", "1"],
  ]);
  assert.deepEqual(NAMES.filter((name) => name !== "scene"), link.map(([name]) => name));
});

Deno.test("what is written is read again", () => {
  const filters = { assertions: ["alleged"], actors: ["ru"], sources: ["agency"], search: "x" };
  const state = { ...home, layers: ["sea", "air"], select: "b", filters, until: "2024", theme: "print", brief: true };
  assert.deepEqual(read(new URLSearchParams(asLink(data, state))), { state, ignored: [] });
});

Deno.test("a link to a scene leaves out what the scene brings", () => {
  const scene = { scene: "first", layers: ["sea", "air"], view: [-70, 0, -60, 10] };
  assert.deepEqual(written({ ...scene, layers: ["air", "sea"] }), { scene: "first" });
  assert.deepEqual(written({ ...scene, view: home.view, layers: ["air", "sea"] }), {
    scene: "first",
    view: "-90,-10,-50,20",
  });
});

Deno.test("a link that may open over several states says what any of them needs", () => {
  const opened = { ...home, theme: "dark" };
  assert.deepEqual(written({ theme: "dark" }, [opened, home]), {});
  assert.deepEqual(written({ theme: "dark", until: "2025" }, [opened, home]), { theme: "dark", until: "2025" });
  assert.deepEqual(written({}, [opened, home]), { theme: "" });
});

Deno.test("a link out of a scene that the page opens with says so", () => {
  assert.deepEqual(written({}, [{ ...home, scene: "second" }]), { scene: "" });
});

Deno.test("a scene is where the other parameters start from", () => {
  const { state } = read("until=2025&scene=second&theme=dark");
  assert.deepEqual([state.layers, state.filters.actors, state.view], [["land"], ["ru"], home.view]);
  assert.deepEqual([state.until, state.theme, state.scene], ["2025", "dark", "second"]);
});

Deno.test("what a link says beside a scene comes after what the scene brings", () => {
  const { state } = read("layers=sea&view=1,2,3,4&actor=us&scene=second");
  assert.deepEqual([state.layers, state.view, state.filters.actors], [["sea"], [1, 2, 3, 4], ["us"]]);
});

Deno.test("layers are put in the theatre's order, each once", () => {
  assert.deepEqual(read("layers=air,sea,air").state.layers, ["sea", "air"]);
  assert.deepEqual(read("actor=ru,us,ru").state.filters.actors, ["ru", "us"]);
});

Deno.test("a claim can be selected where its layers are on", () => {
  assert.equal(read("select=arc&layers=land,air").state.select, "arc");
  assert.deepEqual(read("select=arc&layers=land"), {
    state: { ...home, layers: ["land"] },
    ignored: ["select=arc"],
  });
});

Deno.test("an opening selection goes where its layer is off, without complaint", () => {
  const opening = { ...home, select: "a" };
  assert.deepEqual(read("layers=air", opening), { state: { ...home, layers: ["air"] }, ignored: [] });
  assert.equal(read("theme=dark", opening).state.select, "a");
});

for (
  const [link, ignored] of [
    ["layers=nowhere", ["layers=nowhere"]],
    ["view=1,2,3", ["view=1,2,3"]],
    ["view=10,20,30,5", ["view=10,20,30,5"]],
    ["view=1,2,1,4", ["view=1,2,1,4"]],
    ["view=-541,2,1,4", ["view=-541,2,1,4"]],
    ["view=0,-91,1,4", ["view=0,-91,1,4"]],
    ["view=1e400,2,3,4", ["view=1e400,2,3,4"]],
    ["until=2025-02-29", ["until=2025-02-29"]],
    ["until=0000", ["until=0000"]],
    ["until=2025-13", ["until=2025-13"]],
    ["until=2025-11-00", ["until=2025-11-00"]],
    ["until=2025-01-99", ["until=2025-01-99"]],
    ["until=25", ["until=25"]],
    ["theme=constructor", ["theme=constructor"]],
    ["symbols=", ["symbols="]],
    ["lang=xx", ["lang=xx"]],
    ["scene=__proto__", ["scene=__proto__"]],
    ["actor=nobody&source=none", ["actor=nobody", "source=none"]],
    ["utm_source=mail", []],
  ]
) {
  Deno.test(`what is not on offer is passed by and named: ${link}`, () => {
    assert.deepEqual(read(link), { state: home, ignored });
  });
}

Deno.test("of a list what is on offer is kept", () => {
  const { state, ignored } = read("assertion=denied,rumoured,stated,__proto__");
  assert.deepEqual(state.filters.assertions, ["denied", "stated"]);
  assert.deepEqual(ignored, ["assertion=rumoured,__proto__"]);
});

Deno.test("an empty list is a choice, an empty name none", () => {
  const opening = { ...home, select: "a", filters: { ...home.filters, actors: ["ru"] }, until: "2025" };
  const { state } = read("actor=&until=&select=&layers=", opening);
  assert.deepEqual([state.filters.actors, state.until, state.select, state.layers], [[], null, null, []]);
});

Deno.test("numbers of a view may be written with spaces, signs and powers", () => {
  assert.deepEqual(read("view=" + encodeURIComponent(" 1e1,-2 ,+30,.5")).state.view, [10, -2, 30, 0.5]);
});

Deno.test("choices that every theatre has are known by name", () => {
  assert.deepEqual(choicesOf("theme"), ["light", "dark", "print"]);
  assert.deepEqual(choicesOf("layers"), []);
});
