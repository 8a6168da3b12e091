// Claims that are related to a claim, from either side.

/** Claims in the order of the file. */
export const inOrder = (claims) => claims.sort((a, b) => a.index - b.index);

/** The claims that a claim is linked to by these relations, however many steps away, itself included. */
export function linked(data, claim, relations) {
  const found = new Set([claim.id]);
  for (const id of found) {
    const near = (each) => relations.includes(each.relation);
    data.byId.get(id).related.filter(near).forEach((each) => found.add(each.claim));
    data.linksTo(id).filter(([relation]) => relations.includes(relation)).forEach(([, other]) => found.add(other));
  }
  return inOrder([...found].map(data.byId.get));
}
const AGAINST = ["conflicts_with", "denies"];

/** The claims that a claim is related to, as [relation, id, whether it is the other that says so]. */
export const relations = (data, claim) => [
  ...claim.related.map((each) => [each.relation, each.claim, false]),
  ...data.linksTo(claim.id).map(([relation, id]) => [relation, id, true]),
];

/** Whether a relation sets two claims against each other. */
export const against = ([relation]) => AGAINST.includes(relation);
