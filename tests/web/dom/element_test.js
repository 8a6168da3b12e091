import assert from "node:assert/strict";
import { foreignLanguage, isLinkable } from "../../../layers/web/dom/element.js";
import { spoken } from "../spoken.js";

for (
  const [address, linkable] of [
    ["https://example.org", true],
    ["http://example.org", true],
    ["javascript:alert(1)", false],
    ["data:text/html,<script>", false],
    [" https://example.org", false],
    ["ftp://example.org", false],
    ["//example.org", false],
    ["", false],
    [null, false],
  ]
) {
  Deno.test(`only http and https become links: ${address}`, () => {
    assert.equal(isLinkable(address), linkable);
  });
}

Deno.test("text is marked with its language where the page has another", () => {
  spoken("en");
  assert.equal(foreignLanguage({ text: "hola", lang: "es" }), "es");
  assert.equal(foreignLanguage({ text: "hello", lang: "en" }), null);
  assert.equal(foreignLanguage({ text: "?" }), null);
});
