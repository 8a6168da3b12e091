import assert from "node:assert/strict";
import { nameOf } from "../../../../layers/web/map/tiles/names.js";
import { others } from "../../../../layers/web/map/underlay.js";

const AT = [-71.6, 10.6];
const town = (props) => nameOf({ kind: "locality", ...props }, AT);

Deno.test("a town of a basemap has its name, and what it is called in each language", () => {
  assert.deepEqual(town({ name: "Kyjiw", "name:es": "Kiev", "name:en": "Kyiv", population: 3 }), {
    kind: "locality",
    name: "Kyjiw",
    lang: "und",
    translations: { es: { name: "Kiev" }, en: { name: "Kyiv" } },
    at: AT,
  });
});

for (
  const [what, props, name] of [
    ["one that has a name in one language alone has that", { "name:es": "Solo aquí" }, "Solo aquí"],
    ["a number is no name", { name: 7 }, undefined],
    ["white space is no name", { name: " \n\t" }, undefined],
    ["a country has none: it is the theatre's", { kind: "country", name: "Elsewhere" }, undefined],
    ["a region has none", { kind: "region", name: "Elsewhere" }, undefined],
    ["it stands on one line", { name: "A\n\u0007\u2028B" }, "A B"],
    ["it turns no direction", { name: "\u202eABC\u2066" }, "ABC"],
    ["joiners of letters stay", { name: "می\u200cخواهم" }, "می\u200cخواهم"],
    ["a long one is cut between characters", { name: "😀".repeat(500) }, `${"😀".repeat(47)}…`],
  ]
) Deno.test(`the name of a place in a tile: ${what}`, () => assert.equal(town(props)?.name, name));

const maracaibo = { kind: "town", name: "Maracaibo", at: [-71.64, 10.64] };
const data = {
  labels: [maracaibo, { kind: "province", name: "Zulia", at: [-72, 10] }],
  places: { port: { name: "Cumaná", anchors: [[-64.17, 10.46], [115.8, 10.46]] } },
};

for (
  const [what, name, at, kept] of [
    ["another name elsewhere stays", "Cabimas", [-71.45, 10.4], true],
    ["a town of ours is not there twice", "MARACAIBO", [-71.5, 10.5], false],
    ["a namesake far off stays", "Maracaibo", [-70.5, 10.6], true],
    ["a town of ours under another name is not there twice", "Nueva Zamora", [-71.63, 10.65], false],
    ["a place of ours is not there twice", "Cumana", [-64.2, 10.4], false],
    ["nor on another turn of the world", "Cumana", [-64.2 + 360, 10.4], false],
    ["what only stands at a place of ours stays", "Caigüire", [-64.17, 10.46], true],
  ]
) {
  Deno.test(`names of a basemap beside ours: ${what}`, () => {
    assert.equal(others([{ kind: "locality", name, at, lang: "und" }], data).length, Number(kept));
  });
}
