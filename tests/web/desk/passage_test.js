import assert from "node:assert/strict";
import { borrowed, folded, unanswered, words } from "../../../dashboard/desk/passage.js";

Deno.test("words are counted in characters, as Python counts them", () => {
  assert.deepEqual(words("a 🛳 b"), [{ start: 0, end: 1, text: "a" }, { start: 2, end: 3, text: "🛳" }, {
    start: 4,
    end: 5,
    text: "b",
  }]);
});

Deno.test("what was asked for and is not answered is sent again, in its order", () => {
  const asked = [1, 2, 3].map((n) => ({ n, of: "article 1", offer: 0 }));
  assert.deepEqual(unanswered(asked, 1).map((each) => each.n), [2, 3]);
});

Deno.test("words are compared without case and punctuation", () => {
  assert.deepEqual(folded("The navy’s 1,200 SHIPS, it’s said."), ["the", "navys", "1200", "ships", "its", "said"]);
});

Deno.test("words are borrowed where enough of them stand in a row", () => {
  const theirs = folded("One two three, four five six seven eight.");
  assert.deepEqual([...borrowed(folded("and two THREE four"), theirs, 3)], [1, 2, 3]);
  assert.deepEqual([...borrowed(folded("two three and four"), theirs, 3)], []);
  assert.deepEqual([...borrowed([], theirs, 3)], []);
});
