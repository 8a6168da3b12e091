import assert from "node:assert/strict";
import { bars, position, spans, steps, undated } from "../../../layers/web/panels/timeline.js";

// November as a whole is over after its days
const REPORTED = ["2025-12", null, "2025-11-19", "2025-11", "2025-09", "2025-11-24", "2025-11-19"];
const STEPS = ["2025-09", "2025-11-19", "2025-11-24", "2025-11", "2025-12"];

const days = (count) =>
  Array.from({ length: count }, (_, i) => new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10));
const months = (count) => Array.from({ length: count }, (_, i) => `${1950 + Math.floor(i / 12)}-${10 + i % 3}`);

Deno.test("steps are in the order in which their dates are over", () => {
  assert.deepEqual(steps(REPORTED), STEPS);
});

Deno.test("of two dates that are over at once the more precise is a step", () => {
  assert.deepEqual(steps(["2025-11", "2025-11-30"]), ["2025-11-30"]);
  assert.deepEqual(steps(["2025-12-31", "2025", "2025-12"]), ["2025-12-31"]);
});

Deno.test("without dates there are no steps", () => {
  assert.deepEqual(steps([]), []);
  assert.deepEqual(steps([null]), []);
});

Deno.test("sixty days are steps, one more makes them months", () => {
  assert.equal(steps(days(60)).length, 60);
  assert.deepEqual(steps(days(61)), ["2025-01", "2025-02", "2025-03"]);
});

Deno.test("more than sixty months are years, however many", () => {
  const years = steps(months(900));
  assert.equal(years.length, 75);
  assert.equal(years[0], "1950");
});

for (
  const [until, at] of [
    [null, 5],
    ["2025-12-31", 4],
    ["2025-11-30", 3],
    ["2025-11-29", 2],
    ["2025-10", 0],
    ["2020", 0],
    ["2026", 4],
  ]
) {
  Deno.test(`the slider stands at the last step that is over: ${until}`, () => {
    assert.equal(position(STEPS, until), at);
  });
}

Deno.test("a date spans the steps that it may mean", () => {
  assert.deepEqual(spans(STEPS, REPORTED), [[4, 4], null, [1, 1], [1, 3], [0, 0], [2, 2], [1, 1]]);
});

Deno.test("a year spans all of its steps", () => {
  const dates = ["2025-03-01", "2025-06", "2025"];
  assert.deepEqual(spans(steps(dates), dates), [[0, 0], [1, 1], [0, 2]]);
});

Deno.test("bars count the claims of a span, the wide ones first", () => {
  assert.deepEqual(bars(spans(STEPS, REPORTED), [1, 9, 2, 4, 0, 1, 2]), [
    { from: 1, to: 3, count: 4, share: 1 },
    { from: 4, to: 4, count: 1, share: 0.25 },
    { from: 1, to: 1, count: 4, share: 1 },
    { from: 2, to: 2, count: 1, share: 0.25 },
  ]);
});

Deno.test("nothing visible, no bars", () => {
  assert.deepEqual(bars([[0, 0], null], [0, 3]), []);
});

Deno.test("claims without a date are counted", () => {
  assert.equal(undated([[0, 0], null, [1, 1], null], [4, 2, 1, 5]), 7);
});
