import assert from "node:assert/strict";
import { createSpots, spotOf } from "../../../layers/web/map/spots.js";
import { claim, theatre } from "../theatre.js";

const at = (place) => ({ precision: 5, place, name: place ?? "Somewhere", note: null });
const drawn = (id, mark, place) => claim(id, { where: at(place), shape: { mark, anchors: [[0, 0]], lines: [] } });

const CLAIMS = [
  drawn("a", "area", "koro"),
  drawn("b", "point", "koro"),
  drawn("c", "arc", "koro"),
  drawn("d", "area", null),
  drawn("e", "none", "koro"),
  drawn("f", "area", "fiji"),
  drawn("g", "area", "koro"),
];
const data = theatre(CLAIMS);

const store = (hidden = []) => {
  const table = Uint8Array.from(CLAIMS, ({ id }) => (hidden.includes(id) ? 0 : 1));
  return { table: () => table };
};

Deno.test("claims of a place share a spot, arcs and claims without a place stand alone", () => {
  assert.deepEqual(createSpots(data, store())(), [
    { spot: "koro", rows: [0, 1, 6] },
    { spot: "c", rows: [2] },
    { spot: "d", rows: [3] },
    { spot: "fiji", rows: [5] },
  ]);
});

Deno.test("a spot's key is the same for a claim as for its row", () => {
  const spots = createSpots(data, store())();
  for (const { spot, rows } of spots) {
    for (const row of rows) assert.equal(spotOf(data.claim(row)), spot);
  }
});

Deno.test("a claim that is only listed is known by its place", () => assert.equal(spotOf(data.claim(4)), "koro"));

Deno.test("what is hidden has no spot, and others keep theirs", () => {
  assert.deepEqual(createSpots(data, store(["a", "c", "f"]))(), [
    { spot: "koro", rows: [1, 6] },
    { spot: "d", rows: [3] },
  ]);
});

Deno.test("the list stays the same until something else is visible", () => {
  let table = new Uint8Array(CLAIMS.length).fill(1);
  const spots = createSpots(data, { table: () => table });
  assert.equal(spots(), spots());
  table = table.with(0, 0);
  assert.deepEqual(spots()[0].rows, [1, 6]);
});

Deno.test("very many points are dots and have no spots", () => {
  const many = Array.from({ length: 301 }, (_, i) => drawn(`p${i}`, i % 2 ? "point" : "ring", null));
  const crowd = theatre([...many, drawn("area", "area", "koro")]);
  const table = new Uint8Array(302).fill(1);
  assert.deepEqual(createSpots(crowd, { table: () => table })(), [{ spot: "koro", rows: [301] }]);
});
