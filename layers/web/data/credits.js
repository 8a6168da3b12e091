// Who a source is in few words, and whom a chain of sources credits.

/** Who a source is, in few words. */
export const byline = (source) => source.publisher || source.author || source.title;

/** The lines of credit of a chain, each from the cited source down to where it ends, as lists of source ids. */
export function credits(chain) {
  const above = [];
  const found = [];
  chain.forEach(({ source, depth }, i) => {
    above.length = depth;
    above.push(source);
    if (i + 1 === chain.length || chain[i + 1].depth <= depth) found.push([...above]);
  });
  return found;
}
