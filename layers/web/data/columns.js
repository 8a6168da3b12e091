// Questions to a column of the table of claims, answered without making the claims.

/** The codes of a column's values for which `test` holds, as a table of 0 and 1. */
export const passing = (column, test) => Uint8Array.from(column.values, (value) => (test(value) ? 1 : 0));

/** The codes of a column's values that occur in the rows, as a table of 0 and 1. */
export function occurring({ values, codes }, rows) {
  const seen = new Uint8Array(values.length);
  for (let i = 0; i < rows.length; i += 1) seen[codes[rows[i]]] = 1;
  return seen;
}

/** How many rows of a table of 0 and 1 have each of a column's values, in the order of the values. */
export function tally({ values, codes }, table) {
  const counts = new Uint32Array(values.length);
  for (let i = 0; i < table.length; i += 1) counts[codes[i]] += table[i];
  return counts;
}

/** How many rows of a table of 0 and 1 are in it. */
export function total(table) {
  let total = 0;
  for (let i = 0; i < table.length; i += 1) total += table[i];
  return total;
}

/** The row in whose running text the position falls: the first that ends behind it. */
export function rowAt(ends, position) {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How often each of a column's values occurs in the rows. */
export function countsOf({ values, codes }, rows) {
  const counts = new Array(values.length).fill(0);
  for (const row of rows) counts[codes[row]] += 1;
  return counts;
}
