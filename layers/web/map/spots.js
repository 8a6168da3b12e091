// Which claims share a place on the map, and so a mark and a card: rows by spot, however many there are.

import { passing } from "../data/columns.js";

/** Where a claim is drawn: claims with the same key share a place, and so a card. */
export const spotOf = (claim) => (claim.mark !== "arc" && claim.where.place) || claim.id;

/** A function that gives the visible claims with a mark to themselves as [{spot, rows}], in the file's order. */
export function createSpots(data, store) {
  const { id, where, shape } = data.columns;
  // not what is only listed, and not points where they are dots
  const marks = ["area", "arc", ...(data.dotted ? [] : ["point", "ring"])];
  const rows = Uint32Array.from(marks.flatMap(data.marked)).sort();
  const arcs = passing(shape, ({ mark }) => mark === "arc");
  const spots = [];
  const numbers = new Map();

  function number(spot) {
    if (!numbers.has(spot)) numbers.set(spot, spots.push(spot) - 1);
    return numbers.get(spot);
  }
  const places = where.values.map(({ place }) => (place ? number(place) : -1));
  const spotOf = rows.map((row) => {
    const place = arcs[shape.codes[row]] ? -1 : places[where.codes[row]];
    return place < 0 ? number(id.at(row)) : place;
  });

  let seen = null;
  let groups = [];
  return () => {
    const table = store.table();
    if (seen === table) return groups;
    const found = new Map();
    for (let i = 0; i < rows.length; i += 1) {
      if (!table[rows[i]]) continue;
      const own = found.get(spotOf[i]);
      if (own) own.push(rows[i]);
      else found.set(spotOf[i], [rows[i]]);
    }
    seen = table;
    groups = Array.from(found, ([spot, own]) => ({ spot: spots[spot], rows: own }));
    return groups;
  };
}
