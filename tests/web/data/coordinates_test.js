import assert from "node:assert/strict";
import {
  claimCoordinates,
  coordinates,
  latitude,
  longitude,
  noCoordinates,
  writeCoordinates,
} from "../../../layers/web/data/coordinates.js";
import { spoken } from "../spoken.js";

spoken("en");

const CARACAS = [10.50614, -66.91456];

/** A point in a format, no finer than a step. */
function written(format, at, step) {
  writeCoordinates(format);
  const words = coordinates(at, step);
  writeCoordinates("degrees");
  return words;
}

for (
  const [format, step, expected] of [
    ["degrees", 1, "11°N 67°W"],
    ["degrees", 0.4, "11°N 67°W"],
    ["degrees", 0.1, "10.5°N 66.9°W"],
    ["degrees", 0.0055, "10.51°N 66.91°W"],
    ["degrees", 1e-9, "10.50614°N 66.91456°W"],
    ["dms", 0.1, "11°N 67°W"],
    ["dms", 0.0055, "10°30′N 66°55′W"],
    ["dms", 0.0002, "10°30′22″N 66°54′52″W"],
    ["mgrs", 0.8, "19PGM"],
    ["mgrs", 0.08, "19PGM26"],
    ["mgrs", 0.0055, "19PGM2862"],
  ]
) {
  Deno.test(`coordinates are no finer than their step: ${format}, ${step}`, () => {
    assert.equal(written(format, CARACAS, step), expected);
  });
}

Deno.test("what is coarser than a degree has no coordinates, and than 100 km no MGRS", () => {
  assert.equal(written("degrees", CARACAS, 1.2), null);
  assert.equal(written("mgrs", CARACAS, 0.95), null);
});

Deno.test("near the poles there is no MGRS", () => {
  assert.equal(written("mgrs", [85, 0], 0.1), null);
  assert.equal(written("mgrs", [-81, 0], 0.1), null);
});

Deno.test("longitudes of another turn of the world are those of ours", () => {
  assert.equal(longitude(190, 1), "170°W");
  assert.equal(longitude(-200, 1), "160°E");
  assert.equal(written("mgrs", [10.50614, 360 - 66.91456], 0.08), "19PGM26");
});

Deno.test("zero and half a turn have no direction", () => {
  assert.deepEqual([latitude(0, 1), latitude(-0.2, 1), longitude(0, 0.01)], ["0°", "0°", "0.00°"]);
  assert.equal(latitude(-10, 1), "10°S");
  assert.deepEqual([longitude(180, 1), longitude(-180, 0.01), longitude(179.5, 0.1)], ["180°", "180.00°", "179.5°E"]);
});

const data = { places: { caracas: { anchors: [[-66.91456, 10.50614]] }, ven: { anchors: [[-66, 7]] } } };
const placed = (precision, mark, place, radius_km = null) => ({ mark, where: { precision, place, radius_km } });

Deno.test("a claim has coordinates no finer than it is placed", () => {
  assert.equal(claimCoordinates(data, placed(1, "point", "caracas")), "10.51°N 66.91°W");
  assert.equal(claimCoordinates(data, placed(1, "point", "caracas", 0.05)), "10.51°N 66.91°W");
  assert.equal(claimCoordinates(data, placed(2, "ring", "caracas", 11)), "10.5°N 66.9°W");
  assert.equal(claimCoordinates(data, placed(2, "ring", "caracas", 25)), "11°N 67°W");
  assert.equal(claimCoordinates(data, placed(2, "ring", "caracas", 200)), null);
});

Deno.test("a claim's own point comes before its place's", () => {
  assert.equal(claimCoordinates(data, { ...placed(1, "point", "caracas"), anchors: [[1, 2]] }), "2.00°N 1.00°E");
});

Deno.test("a claim that is no point, or placed less precisely, has no coordinates and says why", () => {
  const claims = [placed(6, "area", "ven"), placed(4, "ring", "caracas", 50), placed(0, "none", null)];
  assert.deepEqual(claims.map((claim) => claimCoordinates(data, claim)), [null, null, null]);
  assert.equal(noCoordinates(claims[0]), "country-level: no coordinates");
});
