import assert from "node:assert/strict";
import { earliest, latest } from "../../../layers/web/data/dates.js";

const day = (...parts) => Date.UTC(...parts);

Deno.test("a partial date begins with its first day", () => {
  assert.equal(earliest("2025"), day(2025, 0, 1));
  assert.equal(earliest("2025-11"), day(2025, 10, 1));
  assert.equal(earliest("2025-11-24"), day(2025, 10, 24));
});

Deno.test("a partial date is over after its last day", () => {
  assert.equal(latest("2025"), day(2025, 11, 31));
  assert.equal(latest("2024-02"), day(2024, 1, 29));
  assert.equal(latest("2025-02"), day(2025, 1, 28));
  assert.equal(latest("2025-11-24"), day(2025, 10, 24));
});
