import assert from "node:assert/strict";
import { homeState } from "../../../layers/web/data/state.js";
import { timelinesOf } from "../../../layers/web/data/timelines.js";
import { isNarrowed, visibleMask } from "../../../layers/web/data/visible.js";
import { claim, reported, theatre } from "../theatre.js";

const data = theatre([
  claim("sea", { when: reported("2025-11-10") }),
  claim("land", { layer: "land", actor: "ru", when: reported("2025-11") }),
  claim("air", { layer: "air", when: reported("2025") }),
  claim("arc", { layer: "land", needs: ["air"], when: reported("2025-12-01") }),
  claim("undated", { layer: "sea" }),
]);
const everything = homeState(data).filters;

const begun = (from, to, reported_on = null) => ({ from, to, precision: 1, reported_on });
const events = theatre([
  claim("start", { when: begun("2025-10-05", "2025-12-01") }),
  claim("end", { when: begun(null, "2025-11-20") }),
  claim("month", { when: begun("2025-10", "2025-10") }),
  claim("never"),
]);

for (
  const [until, claims] of [
    ["2025-10-04", "never"],
    ["2025-10-05", "start never"],
    ["2025-10", "start month never"],
    ["2025-11-20", "start end month never"],
  ]
) {
  Deno.test(`what lasts is there from its start, and events go by dates where no report has one: ${until}`, () => {
    const state = { layers: ["sea"], filters: everything, until, timeline: "reported" };
    const mask = visibleMask(events, state);
    assert.equal([...mask.keys()].filter((row) => mask[row]).map((row) => events.claim(row).id).join(" "), claims);
  });
}

Deno.test("reports and events have a timeline each", () => {
  const both = theatre([claim("a", { when: begun("2025-10-05", null, "2026-01-01") })]);
  const seen = (timeline) => visibleMask(both, { layers: ["sea"], filters: everything, until: "2025-12", timeline })[0];
  assert.deepEqual([seen("reported"), seen("event")], [0, 1]);
  assert.deepEqual([timelinesOf(both), timelinesOf(events), timelinesOf(theatre([claim("x")]))], [
    ["reported", "event"],
    ["event"],
    [],
  ]);
});

/** The visible claims of a state that shows all layers, but for what is given. */
function visible(given, ...flags) {
  const state = { layers: ["sea", "land", "air"], filters: everything, until: null, timeline: "reported", ...given };
  const mask = visibleMask(data, state, ...flags);
  return [...mask.keys()].filter((row) => mask[row]).map((row) => data.claim(row).id).join(" ");
}

for (
  const [what, given, claims] of [
    ["all layers", {}, "sea land air arc undated"],
    ["no layer", { layers: [] }, ""],
    ["a claim that needs another layer waits for it", { layers: ["sea", "land"] }, "sea land undated"],
    ["a layer that is needed is not enough", { layers: ["air"] }, "air"],
    ["a day", { until: "2025-11-10" }, "sea undated"],
    ["the day before", { until: "2025-11-09" }, "undated"],
    ["a month is over on its last day", { until: "2025-11-30" }, "sea land undated"],
    ["a month", { until: "2025-11" }, "sea land undated"],
    ["a year", { until: "2025" }, "sea land air arc undated"],
    ["a filter and a date", { until: "2025-11", filters: { ...everything, actors: ["us"] } }, "sea undated"],
  ]
) {
  Deno.test(`visible is what layers, filters and date leave: ${what}`, () => {
    assert.equal(visible(given), claims);
  });
}

const narrow = { until: "2025-11-10", filters: { ...everything, actors: ["ru"] } };

Deno.test("filters and the date can each be left aside", () => {
  assert.equal(visible(narrow), "");
  assert.equal(visible(narrow, false), "sea undated");
  assert.equal(visible(narrow, true, false), "land");
  assert.equal(visible(narrow, false, false), "sea land air arc undated");
});

Deno.test("a filter or a date narrows; layers do not", () => {
  assert.equal(isNarrowed({ filters: everything, until: null }), false);
  assert.equal(isNarrowed({ filters: everything, until: "2025" }), true);
  assert.equal(isNarrowed({ filters: narrow.filters, until: null }), true);
});
