import assert from "node:assert/strict";
import { asString } from "../../../layers/web/shell/marking.js";

Deno.test("letters and digits of a marking stand for themselves, all else by its number", () => {
  assert.equal(asString("EJERCICIO Número 7"), '"EJERCICIO\\20 Número\\20 7"');
  assert.equal(
    asString('";} * {display: none}\\\n'),
    '"\\22 \\3b \\7d \\20 \\2a \\20 \\7b display\\3a \\20 none\\7d \\5c \\a "',
  );
});
