import assert from "node:assert/strict";
import { smallPrint } from "../../../layers/web/shell/print.js";
import { spoken } from "../spoken.js";
import { claim, theatre } from "../theatre.js";

/** What paper says below a claim. */
function printed(fields) {
  spoken("en");
  const one = claim("a", { citations: [{ source: "paper", paragraph: 3 }], ...fields });
  const precisions = [{ id: 1, badge: "1", label: "Exact" }];
  const data = theatre([one], { words: { assertions: [], precisions } });
  return smallPrint(data, one).map((each) => each.text ?? each);
}

Deno.test("paper has the hedge of a claim as quoted, and who is cited where", () => {
  const words = printed({ assertion: "alleged", hedge: "officials claim" });
  assert.deepEqual(words.slice(-3), ["“officials claim”", "The Paper", "paragraph 3"]);
});

Deno.test("paper quotes nothing where a claim has no hedge", () => {
  assert.ok(!printed({}).some((each) => each.includes("“")));
});
