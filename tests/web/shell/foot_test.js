import assert from "node:assert/strict";
import { staleness } from "../../../layers/web/shell/foot.js";
import { spoken } from "../spoken.js";

const CASES = [
  [["2025-11"], "newest source is 12 months old"],
  [["2025-11", "2026-10-20"], null],
  [["2026-08-01"], "newest source is 4 months old"],
  [["2026-09-25"], null],
  [[null], null],
];

for (const [dates, expected] of CASES) {
  Deno.test(`staleness counts from the newest source: ${dates}`, () => {
    spoken("en");
    assert.equal(staleness(dates.map((published) => ({ published })), Date.UTC(2026, 10, 22)), expected);
  });
}
