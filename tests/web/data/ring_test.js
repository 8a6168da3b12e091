import assert from "node:assert/strict";
import { geodesic } from "../../../layers/web/data/ellipsoid.js";
import { passesPole, ringsOf } from "../../../layers/web/data/ring.js";

const data = { places: {} };
const claim = (precision, radius, km, lat = 10) => ({
  mark: precision === 1 ? "point" : "ring",
  where: { precision, place: null, ["radius_km"]: radius },
  anchors: [[179, lat]],
  range: km && { km, verbatim: "as far as", source: "paper", paragraph: null },
});
const lengths = (ring, lat = 10) => ring.map((point) => Math.round(geodesic([lat, 179], point).km));

Deno.test("around an exact place there is one ring, every point of it as far away", () => {
  const rings = ringsOf(data, claim(1, null, 300));
  assert.equal(rings.length, 1);
  assert.deepEqual([...new Set(lengths(rings[0]))], [300]);
});

Deno.test("around what is near a place there is a band as wide as where it may be", () => {
  const [outer, inner] = ringsOf(data, claim(2, 50, 300));
  assert.deepEqual([lengths(outer)[0], lengths(inner)[0]], [350, 250]);
  assert.equal(ringsOf(data, claim(2, 50, 40)).length, 1, "somewhere inside all of it");
});

Deno.test("a ring across the antimeridian is in one piece", () => {
  const [ring] = ringsOf(data, claim(1, null, 300));
  assert.ok(ring.slice(1).every(([, lon], i) => Math.abs(lon - ring[i][1]) < 5));
  assert.ok(ring.some(([, lon]) => lon > 180));
});

Deno.test("without a range, and for what is no point, there is no ring", () => {
  assert.deepEqual(ringsOf(data, claim(1, null, null)), []);
  assert.deepEqual(ringsOf(data, claim(3, 50, 300)), []);
  assert.deepEqual(ringsOf(data, { ...claim(1, null, 300), mark: "area" }), []);
});

Deno.test("a ring over a pole is not drawn", () => {
  assert.equal(passesPole([80, 0], 300), false);
  assert.equal(passesPole([80, 0], 800), true);
  assert.equal(passesPole([-80, 0], 800), true);
  assert.deepEqual(ringsOf(data, claim(1, null, 800, 80)), []);
});
