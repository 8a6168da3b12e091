// Edges say how firmly: whole where a source asserts, then ever more broken.

/** One scale of edges, typical first: whole, then ever more broken. */
export const EDGES = {
  stated: null,
  reported: "14 3",
  assessed: "9 4",
  alleged: "6 5",
  speculated: "2 5",
  conditional: "1 6",
  denied: "10 4 2 4",
};
const FIRM = new Set(["stated", "reported"]);

/** Whether an assertion is drawn with whole lines. */
export const isFirm = (assertion) => FIRM.has(assertion);

/** The dashes of an assertion's edge, made to fit a length a whole number of times; none for a whole edge. */
export function dashes(assertion, length, size) {
  const pattern = (EDGES[assertion] || "").split(" ").filter(Boolean).map((part) => part * size);
  const total = pattern.reduce((a, b) => a + b, 0);
  const fit = length / (Math.max(1, Math.round(length / total)) * total);
  return pattern.map((part) => part * fit);
}
