import assert from "node:assert/strict";
import { query, withHash, withQuery } from "../../../layers/web/shell/address.js";

Deno.test("parameters are encoded, commas stay readable", () => {
  assert.equal(query([["layers", "a,b"], ["search", "50 % & ü"]]), "layers=a,b&search=50%20%25%20%26%20%C3%BC");
  assert.equal(query([]), "");
});

Deno.test("a snapshot's address has the parameters behind its hash", () => {
  assert.equal(withHash("file:///a.html#layers=x", [["layers", "a,b"]]), "file:///a.html#layers=a,b");
  assert.equal(withHash("file:///a.html#layers=x", []), "file:///a.html");
});

Deno.test("the app's address keeps what is not ours", () => {
  const address = "http://host/app?embed=true&layers=x&until=2025";
  assert.equal(withQuery(address, [["layers", "a,b"]]), "http://host/app?embed=true&layers=a,b");
  assert.equal(withQuery(address, []), "http://host/app?embed=true");
  assert.equal(withQuery("http://host/?layers=x", []), "http://host/");
});
