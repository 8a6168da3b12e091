// Claims that are related to a claim, from either side.

/** @import { Claim, Data, RelationName } from "../types.d.ts" */

/**
 * A relation to another claim: its name, the other's id, and whether it is the other that says so.
 *
 * @typedef {[relation: RelationName, claim: string, inverse: boolean]} Relation
 */

/** @type {RelationName[]} */
const AGAINST = ["conflicts_with", "denies"];

/**
 * Return claims in the order of the file.
 *
 * @param {Claim[]} claims sorted in place
 */
export const inOrder = (claims) => claims.sort((a, b) => a.index - b.index);

/**
 * Return the relations that name a claim, by its id, as [relation, the claim that says so].
 *
 * @param {Claim[]} claims those that are related to others
 */
export function inverse(claims) {
  /** @type {Map<string, [RelationName, string][]>} */
  const found = new Map();
  for (const { id, related } of claims) {
    for (const { relation, claim } of related) {
      const known = found.get(claim);
      if (known) known.push([relation, id]);
      else found.set(claim, [[relation, id]]);
    }
  }
  return found;
}

/**
 * Return the claims that a claim is linked to by these relations, however many steps away, itself included.
 *
 * @param {Pick<Data, "byId" | "linksTo">} data
 * @param {Claim} claim
 * @param {RelationName[]} names
 */
export function linked(data, claim, names) {
  const found = new Map([[claim.id, claim]]);
  for (const each of found.values()) {
    for (const [relation, id] of relations(data, each)) {
      const other = data.byId.get(id);
      if (other && names.includes(relation)) found.set(id, other);
    }
  }
  return inOrder([...found.values()]);
}

/**
 * Return the claims that a claim is related to: those it names, then those that name it.
 *
 * @param {Pick<Data, "linksTo">} data
 * @param {Claim} claim
 * @returns {Relation[]}
 */
export const relations = (data, claim) => [
  ...claim.related.map((each) => /** @type {Relation} */ ([each.relation, each.claim, false])),
  ...data.linksTo(claim.id).map(([relation, id]) => /** @type {Relation} */ ([relation, id, true])),
];

/**
 * Return whether a relation sets two claims against each other.
 *
 * @param {Relation} relation
 */
export const against = ([relation]) => AGAINST.includes(relation);
