import assert from "node:assert/strict";
import { offered, SOME } from "../../../layers/web/panels/sheet.js";

Deno.test("a sheet has the map alone or with claims; all of them are a choice only where some are left out", () => {
  assert.deepEqual(offered(16), [["map", 0], ["claims", 16]]);
  assert.deepEqual(offered(SOME), [["map", 0], ["claims", SOME]]);
  assert.deepEqual(offered(1000), [["map", 0], ["claims", SOME], ["all", 1000]]);
});
