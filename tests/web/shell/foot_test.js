import assert from "node:assert/strict";
import { staleness } from "../../../layers/web/shell/foot.js";
import { spoken } from "../spoken.js";

const CASES = [
  [["2025-11"], "newest source is 12 months old"],
  [["2025-11", "2026-10-20"], null],
  [["2026-08-01"], "newest source is 4 months old"],
  [["2026-09-25"], null],
  [["2024-11"], "newest source is 24 months old"],
  [["2024-10-20"], "newest source is 2 years old"],
  [["1962-10", "1962"], "newest source is 64 years old"],
  [[null], null],
];

for (const [dates, expected] of CASES) {
  Deno.test(`staleness counts from the newest source: ${dates}`, () => {
    spoken("en");
    assert.equal(staleness(dates.map((published) => ({ published })), Date.UTC(2026, 10, 22)), expected);
  });
}

Deno.test("staleness holds for as many sources as a dataset has", () => {
  spoken("en");
  const sources = Array.from({ length: 300000 }, () => ({ published: "2025-11" }));
  assert.equal(staleness(sources, Date.UTC(2026, 10, 22)), "newest source is 12 months old");
});
