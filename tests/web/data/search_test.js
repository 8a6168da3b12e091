import assert from "node:assert/strict";
import { createSearch } from "../../../layers/web/data/search.js";
import { claim, column, runningText, theatre } from "../theatre.js";

const LABELS = ["Alpha", "Bravo", "Charlie", "Last"];
// folding makes some of these shorter: rows behind them must still be found where they are
const STATEMENTS = ["e\u0301e\u0301e\u0301 Gamma", "delta éàger", "İstanbul", "the end"];

/** The rows that have all the words: labels as a dictionary, statements as one running text, one place. */
function rows(words) {
  const columns = {
    label: column(LABELS),
    statement: runningText(STATEMENTS),
    quotation: column(LABELS.map(() => null)),
    where: column(LABELS.map(() => ({ name: "Koro Box" }))),
    translations: column(LABELS.map(() => ({}))),
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

const translated = theatre([
  claim("a", { translations: { es: { label: "Buque", statement: "Dice que hay\u00a0uno" } } }),
  claim("b", { where: { name: "Trinidad", translations: { es: { name: "Trinidad y Tobago" } } } }),
  claim("c", { translations: { es: { note: "Buque" } } }),
]);

for (const [words, rows] of [["buque", [0]], ["uno", [0]], ["tobago", [1]], ["label", [0, 1, 2]]]) {
  Deno.test(`search finds what is said in any language: ${words}`, () => {
    const found = translated.search(words);
    assert.deepEqual([...found.keys()].filter((row) => found[row]), rows);
  });
}

Deno.test("the same words are looked for once", () => {
  assert.equal(translated.search("buque"), translated.search("buque"));
  assert.notEqual(translated.search("buque"), translated.search("uno"));
  assert.equal(translated.search(""), null);
});
