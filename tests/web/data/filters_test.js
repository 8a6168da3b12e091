import assert from "node:assert/strict";
import {
  applyFilters,
  EVERYTHING,
  FILTERS,
  filters,
  filtersAreOn,
  optionCounts,
  switched,
} from "../../../layers/web/data/filters.js";
import { spoken } from "../spoken.js";
import { claim, theatre } from "../theatre.js";

const link = (source, depth) => ({ source, depth });
const data = theatre([
  claim("a", { assertion: "stated", actor: "us", label: "Ship" }),
  claim("b", { assertion: "alleged", actor: "ru", chains: [[link("somebody", 0), link("agency", 1)]] }),
  claim("c", { assertion: "alleged", actor: "us", chains: [[link("agency", 0)], [link("agency", 0)]] }),
]);
const all = () => new Uint8Array(data.count).fill(1);

/** The claims that the filters leave. */
function left(values) {
  const mask = all();
  applyFilters(data, mask, { ...EVERYTHING, ...values });
  return ["a", "b", "c"].filter((_, row) => mask[row]).join("");
}

for (
  const [values, claims] of [
    [{}, "abc"],
    [{ assertions: ["alleged"] }, "bc"],
    [{ assertions: ["alleged", "stated"] }, "abc"],
    [{ assertions: ["denied"] }, ""],
    [{ actors: ["us"] }, "ac"],
    [{ sources: ["agency"] }, "bc"],
    [{ sources: ["somebody", "paper"] }, "ab"],
    [{ search: "ship" }, "a"],
    [{ search: "  " }, "abc"],
    [{ search: "label", actors: ["us"] }, "c"],
    [{ assertions: ["alleged"], actors: ["us"], sources: ["agency"] }, "c"],
  ]
) {
  Deno.test(`filters leave what passes all of them: ${JSON.stringify(values)}`, () => {
    assert.equal(left(values), claims);
  });
}

for (
  const [values, on] of [
    [{}, false],
    [{ search: " \t" }, false],
    [{ search: "\u0301" }, false],
    [{ search: "a" }, true],
    [{ sources: ["paper"] }, true],
  ]
) {
  Deno.test(`filters are on when one has a value that can hide: ${JSON.stringify(values)}`, () => {
    assert.equal(filtersAreOn({ ...EVERYTHING, ...values }), on);
  });
}

Deno.test("what every filter starts from hides nothing", () => {
  assert.deepEqual(EVERYTHING, { assertions: [], actors: [], sources: [], search: "" });
});

Deno.test("an option counts the claims that have it, once each", () => {
  const counts = (name, mask) => Object.fromEntries(optionCounts(data, FILTERS[name], mask));
  assert.deepEqual(counts("assertions", all()), { stated: 1, alleged: 2 });
  assert.deepEqual(counts("sources", all()), { paper: 1, somebody: 1, agency: 2 });
  assert.deepEqual(counts("actors", Uint8Array.from([0, 1, 0])), { ru: 1 });
});

Deno.test("an option is switched on and off, in the order of the options", () => {
  assert.deepEqual(switched(data, FILTERS.actors, ["ru"], "us"), ["us", "ru"]);
  assert.deepEqual(switched(data, FILTERS.actors, ["us", "ru"], "us"), ["ru"]);
});

Deno.test("options are said in words, and found by them", () => {
  spoken("en");
  const words = (name) => FILTERS[name].options(data).map((each) => FILTERS[name].label(each).text);
  assert.deepEqual(words("assertions"), ["stated", "alleged", "denied"]);
  assert.deepEqual(words("actors"), ["US", "RU"]);
  assert.deepEqual(words("sources"), ["About paper", "About agency", "About somebody"]);
  assert.deepEqual(FILTERS.sources.options(data).map(FILTERS.sources.sought), [
    "About paper The Paper",
    "About agency",
    "About somebody",
  ]);
});

Deno.test("every filter has a parameter of its own", () => {
  const names = filters.map(([, { parameter }]) => parameter);
  assert.equal(new Set(names).size, names.length);
});
