import assert from "node:assert/strict";
import { citation } from "../../../layers/web/panels/citation.js";
import { cited, CODED, SAID } from "../../../layers/web/panels/facts.js";
import { plain, quoted } from "../../../layers/web/panels/plain.js";
import { spoken } from "../spoken.js";
import { claim, reported, theatre } from "../theatre.js";

const cite = (source, paragraph = null) => ({ source, paragraph, sha256: null, credits: null });
const place = { precision: 1, place: null, name: "Somewhere", note: null };

/** The facts that a citation repeats of a claim with these fields. */
function facts(fields) {
  const data = theatre([claim("a", { citations: [cite("paper")], ...fields })]);
  spoken("en");
  return [SAID, CODED].map((each) => cited(each, data.claim(0), data));
}

Deno.test("a citation leaves out what the claim does not have", () => {
  assert.deepEqual(facts({}), [
    ["Where: Somewhere, exact place", "When: undated in the source"],
    ["Rating: F6 – not rated by anybody"],
  ]);
});

Deno.test("a citation has the number as written, and dates as in the data", () => {
  const [said] = facts({
    quantity: { verbatim: "some  15,000", low: null, best: 15000, high: null, unit: "troops" },
    when: { ...reported("2025-11-19"), from: "2025-11", to: "2025-12", precision: 4 },
  });
  assert.deepEqual(said, [
    "In its words: “some 15,000”",
    "Where: Somewhere, exact place",
    "When: 2025-11 – 2025-12, to the month",
    "Reported: 2025-11-19",
  ]);
});

Deno.test("a span of one day is one date", () => {
  const [said] = facts({ when: { from: "2025-11-19", to: "2025-11-19", precision: 1, reported_on: null } });
  assert.equal(said[1], "When: 2025-11-19, to the day");
});

Deno.test("a citation says how near the place is", () => {
  const [said] = facts({ where: { ...place, precision: 2, radius_km: 25 } });
  assert.equal(said[0], "Where: Somewhere, near a place, within about 25 km");
});

Deno.test("a rating names its rater and date", () => {
  const [, coded] = facts({ rating: { reliability: "B", credibility: 2, by: "An office", on: "2025-12-01" } });
  assert.deepEqual(coded, ["Rating: B2 – usually reliable; probably true (An office, 2025-12-01)"]);
});

Deno.test("a citation opens with the statement and how firmly it is said, and ends with the banner", () => {
  const data = theatre([claim("a", { hedge: "allegedly", assertion: "alleged", citations: [cite("paper", 7)] })], {
    theatre: { id: "t", language: "en", title: "Test", banner: "Banner", as_of: "2025-12-01", view: [0, 0, 1, 1] },
    digest: "0123456789ab",
  });
  spoken("en");
  const lines = citation(data, data.claim(0)).split("\n");
  assert.deepEqual(lines.slice(0, 2), ["Statement", "Hedge: “allegedly”"]);
  assert.match(lines[2], /^Assertion: alleged \(/);
  assert.ok(lines.includes("Source: The Paper, “About paper”, undated, paragraph 7"));
  assert.ok(lines.includes("Rests on: in its own voice"));
  assert.ok(lines.includes("1 source, 1 independent origin"));
  assert.deepEqual(lines.slice(-2), ["Test. As of 2025-12-01, data 0123456789ab, claim a", "Banner"]);
});

Deno.test("a citation says until when the claim's collection was read, where that is another date", () => {
  const data = theatre([claim("a", { citations: [cite("paper")] })], {
    theatre: { id: "t", language: "en", title: "Test", banner: "Banner", as_of: "2025-12", view: [0, 0, 1, 1] },
    digest: "0123456789ab",
    collections: [{ id: "later", label: "Later", note: null, as_of: "2026-05", translations: {} }],
  });
  data.layer.get("sea").collection = "later";
  spoken("en");
  assert.match(citation(data, data.claim(0)), /As of 2026-05, data 0123456789ab, claim a/);
});

Deno.test("a claim without a hedge says that there is none", () => {
  const data = theatre([claim("a", { citations: [cite("paper")] })]);
  spoken("en");
  assert.equal(citation(data, data.claim(0)).split("\n")[1], "Hedge: no hedge in the source");
});

Deno.test("plain text is one line, and keeps its writing direction to itself", () => {
  assert.equal(plain(" a\n\tb  c "), "a b c");
  assert.equal(plain("a\u202eb"), "\u2068a\u202eb\u2069");
  assert.equal(plain(15), "15");
  assert.equal(quoted("a\nb"), "“a b”");
});

Deno.test("a citation says which of its sources were withdrawn or corrected, however far down", () => {
  const chains = [[{ source: "paper", depth: 0 }, { source: "agency", depth: 1 }]];
  const data = theatre([claim("a", { citations: [cite("paper")], chains })]);
  spoken("en");
  assert.ok(!citation(data, data.claim(0)).includes("does not stand"));
  data.source.get("agency").retraction = { what: "withdrawn", on: "2025-12-03", note: "Miscounted." };
  const lines = citation(data, data.claim(0)).split("\n");
  assert.ok(lines.includes("A source of this claim does not stand as it was: “About agency”, Withdrawn, 2025-12-03"));
});
