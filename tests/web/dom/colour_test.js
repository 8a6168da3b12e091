import assert from "node:assert/strict";
import { darkInk, luminance } from "../../../layers/web/dom/colour.js";

Deno.test("luminance goes from black to white, green weighing most (WCAG 2.2)", () => {
  assert.equal(luminance("#000000"), 0);
  assert.equal(luminance("#FFFFFF"), 1);
  assert.ok(luminance("#00ff00") > luminance("#ff0000") && luminance("#ff0000") > luminance("#0000ff"));
  assert.ok(Math.abs(luminance("#777777") - 0.1845) < 0.001);
});

Deno.test("a colour that would drown in the dark map gets light, another stays", () => {
  assert.equal(darkInk("#302589"), "rgb(214, 211, 231)");
  assert.equal(darkInk("#D55E00"), "#D55E00");
});
