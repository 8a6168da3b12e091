// The claims as the viewer asks for them: one by one where they are shown, by column where there are many.

import { rowAt, rowsWith } from "./columns.js";
import { resting } from "./credits.js";
import DOTS from "./dots.json" with { type: "json" };
import { inverse } from "./relations.js";
import { createSearch } from "./search.js";
import { createShapes } from "./shapes.js";

/** @import { ById, Claim, Data, Mark, Payload, Rows, Texts } from "../types.d.ts" */

// claims kept as objects; past that the oldest go
const KEPT = 5000;

/**
 * Return records by id.
 *
 * @template {{ id: string }} T
 * @param {T[]} list
 */
const by = (list) => /** @type {ById<T>} */ (new Map(list.map((each) => [each.id, each])));

/**
 * Return a function that keeps what another makes of a key.
 *
 * @template K, V
 * @param {(key: K) => V} make
 * @param {{ has(key: K): boolean, get(key: K): V | undefined, set(key: K, value: V): unknown }} kept
 * @returns {(key: K) => V}
 */
function once(make, kept) {
  return (key) => {
    if (!kept.has(key)) kept.set(key, make(key));
    return /** @type {V} */ (kept.get(key));
  };
}

/**
 * Return a function that makes claims of rows and keeps the latest.
 *
 * @param {(row: number) => Claim} make
 * @param {number} most how many are kept
 */
export function remembered(make, most = KEPT) {
  /** @type {Map<number, Claim>} */
  const kept = new Map();
  return (/** @type {number} */ row) => {
    let claim = kept.get(row);
    if (!claim) {
      if (kept.size >= most) kept.delete(/** @type {number} */ (kept.keys().next().value));
      claim = make(row);
      kept.set(row, claim);
    }
    return claim;
  };
}

/**
 * Return a function that tells where an id stands in the column of ids, or -1.
 *
 * @param {Texts} column
 * @returns {(id: string) => number}
 */
export function finder(column) {
  if ("values" in column) {
    const rows = new Map(column.values.map((id, row) => [id, row]));
    return (id) => rows.get(id) ?? -1;
  }
  const { all, ends } = column;
  return (id) => {
    for (let at = all.indexOf(id); at >= 0; at = all.indexOf(id, at + 1)) {
      const row = rowAt(ends, at);
      if ((row ? ends[row - 1] : 0) === at && ends[row] === at + id.length) return row;
    }
    return -1;
  };
}

/**
 * Return a look-up of claims by id.
 *
 * @param {Texts} ids
 * @param {(row: number) => Claim} claim
 * @returns {Data["byId"]}
 */
function claimsById(ids, claim) {
  const find = finder(ids);
  const rowOf = (/** @type {unknown} */ id) => (typeof id === "string" ? find(id) : -1);
  return {
    has: (id) => rowOf(id) >= 0,
    get: (id) => {
      const row = rowOf(id);
      return row < 0 ? undefined : claim(row);
    },
  };
}

/**
 * Return the data with look-ups: records by id, claims by row and by id, rows by what they have.
 *
 * @param {Payload} payload
 * @returns {Data}
 */
export function indexed(payload) {
  const { columns, count } = payload.claims;
  const claim = remembered(payload.claims.row);
  const source = by(payload.sources);
  const marked = once((/** @type {Mark} */ mark) => rowsWith(columns.shape, (shape) => shape.mark === mark), new Map());
  const dotted = marked("point").length + marked("ring").length > DOTS;
  /** @type {ReturnType<typeof inverse> | null} */
  let relations = null;
  return {
    ...payload,
    columns,
    count,
    layer: by(payload.layers),
    actor: by(payload.actors),
    kind: by(payload.kinds),
    source,
    scene: /** @type {Data["scene"]} */ (by(payload.scenes)),
    assertion: by(payload.words.assertions),
    claim,
    byId: claimsById(columns.id, claim),
    rows: (name, test) => rowsWith(columns[name], test),
    marked,
    dotted,
    shapes: createShapes(payload),
    isDot: ({ mark }) => dotted && (mark === "point" || mark === "ring"),
    needing: rowsWith(columns.needs, (needs) => needs.length > 0).map(claim),
    linksTo(id) {
      relations ??= inverse(rowsWith(columns.related, (related) => related.length > 0).map(claim));
      return relations.get(id) || [];
    },
    // asked on every move, mostly for the same rows
    resting: once((/** @type {Rows} */ rows) => resting({ columns, source }, rows), new WeakMap()),
    search: createSearch({ columns, count }),
  };
}
