// The claims as the viewer asks for them: one by one where they are shown, by column where there are many.

import { occurring, passing, rowAt } from "./columns.js";

// claims kept as objects; past that the oldest go
const KEPT = 5000;
// more points than this are dots on a canvas instead of marks and cards
const DOTS = 300;

const by = (list) => new Map(list.map((each) => [each.id, each]));

/** Where an id stands in the column of ids, or -1. */
function finder({ values, all, ends }) {
  if (values) {
    const rows = new Map(values.map((id, row) => [id, row]));
    return (id) => rows.get(id) ?? -1;
  }
  return (id) => {
    for (let at = all.indexOf(id); at >= 0; at = all.indexOf(id, at + 1)) {
      const row = rowAt(ends, at);
      if ((row ? ends[row - 1] : 0) === at && ends[row] === at + id.length) return row;
    }
    return -1;
  };
}

/** Give the data its lookups, and its claims by row and by id. */
export function indexed(data) {
  const { columns, count, row } = data.claims;
  const find = finder(columns.id);
  const kept = new Map();
  data.columns = columns;
  data.count = count;
  data.layer = by(data.layers);
  data.actor = by(data.actors);
  data.kind = by(data.kinds);
  data.source = by(data.sources);
  data.scene = by(data.scenes);
  data.assertion = by(data.words.assertions);

  /** The claim in a row, whole. */
  data.claim = (i) => {
    let claim = kept.get(i);
    if (!claim) {
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
      claim = row(i);
      kept.set(i, claim);
    }
    return claim;
  };
  data.byId = {
    has: (id) => typeof id === "string" && find(id) >= 0,
    get: (id) => {
      const i = typeof id === "string" ? find(id) : -1;
      return i < 0 ? undefined : data.claim(i);
    },
  };

  /** The rows whose value in a column passes the test. */
  data.rows = (name, test) => {
    const column = columns[name];
    const passes = passing(column, test);
    const found = [];
    if (passes.includes(1)) column.codes.forEach((code, i) => passes[code] && found.push(i));
    return found;
  };

  const listed = new Map();
  /** The rows that are drawn with that mark: none, area, arc, point or ring. */
  data.marked = (mark) => {
    if (!listed.has(mark)) listed.set(mark, data.rows("shape", (shape) => shape.mark === mark));
    return listed.get(mark);
  };
  data.dotted = data.marked("point").length + data.marked("ring").length > DOTS;
  /** Whether a claim is a dot on the canvas: one of very many points. */
  data.isDot = (claim) => data.dotted && (claim.mark === "point" || claim.mark === "ring");
  /** The claims that need another layer beside their own: arcs. */
  data.needing = data.rows("needs", (needs) => needs.length > 0).map(data.claim);

  let inverse = null;
  /** The relations that other claims have to this one, as [relation, id]. */
  data.linksTo = (id) => {
    if (!inverse) {
      inverse = new Map();
      for (const other of data.rows("related", (related) => related.length > 0).map(data.claim)) {
        for (const { relation, claim } of other.related) {
          if (!inverse.has(claim)) inverse.set(claim, []);
          inverse.get(claim).push([relation, other.id]);
        }
      }
    }
    return inverse.get(id) || [];
  };

  // asked on every move, mostly for the same rows
  const rested = new WeakMap();
  /** The named sources that claims (rows) cite or rest on, and the origins those come down to. */
  data.resting = (rows) => {
    if (rested.has(rows)) return rested.get(rows);
    const { chains, origins } = columns;
    const cited = occurring(chains, rows);
    const every = (column) => column.values.filter((_, code) => cited[code]).flat();
    const found = {
      named: new Set(
        every(chains).flat().map((each) => each.source).filter((id) => data.source.get(id).kind !== "unnamed"),
      ),
      origins: new Set(every(origins)),
    };
    rested.set(rows, found);
    return found;
  };
  return data;
}
