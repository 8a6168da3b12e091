import assert from "node:assert/strict";

import { elapsed, understood } from "../../../layers/web/shell/presenter.js";

Deno.test("only what the other window may say is understood", () => {
  const said = [{ posture: "here" }, { posture: "show", hash: "#layers=a" }, { posture: "point", at: [1, -2] }];
  assert.deepEqual([...said, { posture: "point", at: null }].map(understood), [...said, {
    posture: "point",
    at: null,
  }]);
  for (
    const other of [null, 1, "here", {}, { posture: "show", hash: 1 }, { posture: "point", at: [1] }, { posture: "x" }]
  ) {
    assert.equal(understood(other), null);
  }
  assert.equal(understood({ posture: "point", at: [1, NaN] }), null);
});

Deno.test("the time since the start is in minutes and seconds", () => {
  assert.deepEqual([0, 59_999, 61_000, 3_600_000].map(elapsed), ["0:00", "0:59", "1:01", "60:00"]);
});
