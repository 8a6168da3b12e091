import assert from "node:assert/strict";
import { createSearch } from "../../../layers/web/data/search.js";

const LABELS = ["Alpha", "Bravo", "Charlie", "Last"];
// folding makes some of these shorter: rows behind them must still be found where they are
const STATEMENTS = ["e\u0301e\u0301e\u0301 Gamma", "delta éàger", "İstanbul", "the end"];

/** The rows that have all the words: labels as a dictionary, statements as one running text, one place. */
function rows(words) {
  let end = 0;
  const columns = {
    label: { values: LABELS, codes: Uint8Array.from(LABELS, (_, row) => row) },
    statement: { all: STATEMENTS.join(""), ends: Uint32Array.from(STATEMENTS, (text) => (end += text.length)) },
    where: { values: [{ name: "Koro Box" }], codes: new Uint8Array(LABELS.length) },
    translations: { values: [{}], codes: new Uint8Array(LABELS.length) },
  };
  const found = createSearch({ count: LABELS.length, columns })(words);
  return found && [...found.keys()].filter((row) => found[row]);
}

const CASES = [
  ["", null],
  [" \t ", null],
  ["koro", [0, 1, 2, 3]],
  ["alpha", [0]],
  ["ALPHA gamma", [0]],
  ["gamma alpha", [0]],
  ["alpha delta", []],
  ["gammadelta", []],
  ["eager", [1]],
  ["éàger", [1]],
  ["i\u0307stanbul", [2]],
  ["delta box", [1]],
  ["end", [3]],
];

for (const [words, expected] of CASES) {
  Deno.test(`search joins columns and keeps rows apart: ${JSON.stringify(words)}`, () => {
    assert.deepEqual(rows(words), expected);
  });
}
