import assert from "node:assert/strict";
import { finder, indexed, remembered } from "../../../layers/web/data/claims.js";
import { claim, column, runningText, theatre } from "../theatre.js";

const IDS = ["ru", "ru-wagner", "us", "wagner"];

for (const [form, make] of [["dictionary", column], ["running text", runningText]]) {
  Deno.test(`an id is found in a ${form}, and not where it is only part of another`, () => {
    const find = finder(make(IDS));
    assert.deepEqual(IDS.map(find), [0, 1, 2, 3]);
    assert.deepEqual(["wag", "ru-", "-wagner", "ruru", "nobody"].map(find), [-1, -1, -1, -1, -1]);
  });
}

Deno.test("an id that two rows make together is no id", () => {
  assert.equal(finder(runningText(["ab", "cd"]))("bc"), -1);
});

Deno.test("claims are made once, and the oldest go when there are too many", () => {
  const made = [];
  const at = remembered((row) => (made.push(row), { index: row }), 2);
  assert.equal(at(0), at(0));
  at(1);
  at(2);
  at(1);
  at(0);
  assert.deepEqual(made, [0, 1, 2, 0]);
});

Deno.test("a claim is found by its id; nothing and strange things are not", () => {
  const data = theatre([claim("a"), claim("b")]);
  assert.equal(data.byId.get("b").index, 1);
  assert.deepEqual(["c", null, undefined, 1, "__proto__"].map(data.byId.has), [false, false, false, false, false]);
  assert.equal(data.byId.get(null), undefined);
});

Deno.test("nothing is no id, even where a claim is called null", () => {
  const data = theatre([claim("null"), claim("b")]);
  const columns = { ...data.columns, id: runningText(["null", "b"]) };
  const { byId } = indexed({ ...data, claims: { ...data.claims, columns } });
  assert.deepEqual([byId.has("null"), byId.has(null)], [true, false]);
});

Deno.test("records are found by id", () => {
  const data = theatre([claim("a")]);
  assert.equal(data.layer.get("land").label, "land");
  assert.equal(data.source.has("nobody"), false);
});

Deno.test("rows are found by mark", () => {
  const data = theatre([claim("a"), claim("b", { shape: { mark: "arc" } }), claim("c")]);
  assert.deepEqual(data.marked("point"), [0, 2]);
  assert.deepEqual(data.marked("area"), []);
});

const many = (count, mark) => Array.from({ length: count }, (_, i) => claim(`c${i}`, { shape: { mark } }));

Deno.test("up to 300 points have marks of their own, more are dots", () => {
  assert.equal(theatre(many(300, "ring")).dotted, false);
  assert.equal(theatre([...many(300, "ring"), claim("a")]).dotted, true);
  assert.equal(theatre(many(301, "area")).dotted, false);
});

Deno.test("a point among few is no dot", () => {
  const data = theatre([claim("a")]);
  assert.equal(data.isDot(data.byId.get("a")), false);
});

Deno.test("where points are dots, areas are not", () => {
  const data = theatre([...many(301, "point"), claim("area", { shape: { mark: "area" } })]);
  assert.equal(data.isDot(data.byId.get("c7")), true);
  assert.equal(data.isDot(data.byId.get("area")), false);
});

Deno.test("claims that need another layer are known", () => {
  const data = theatre([claim("a"), claim("arc", { needs: ["air"] })]);
  assert.deepEqual(data.needing.map((each) => each.id), ["arc"]);
});

Deno.test("what claims rest on is asked once for the same rows", () => {
  const data = theatre([claim("a"), claim("b")]);
  const rows = [0, 1];
  assert.equal(data.resting(rows), data.resting(rows));
  assert.notEqual(data.resting(rows), data.resting([0, 1]));
});
