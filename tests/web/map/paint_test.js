import assert from "node:assert/strict";
import { DOT, dotShape, ringArcs } from "../../../layers/web/map/paint.js";
import { textureFill, textureLevel, textureOf } from "../../../layers/web/map/textures.js";

for (
  const [assertion, look] of [
    ["stated", { filled: true, edged: false, tinted: false, crossed: false }],
    ["reported", { filled: true, edged: true, tinted: false, crossed: false }],
    ["alleged", { filled: false, edged: true, tinted: true, crossed: false }],
    ["denied", { filled: false, edged: true, tinted: true, crossed: true }],
  ]
) {
  Deno.test(`a dot shows how firmly: ${assertion}`, () => {
    const { core, edge, tint, cross } = dotShape(assertion);
    assert.deepEqual({ filled: core > 0, edged: edge > 0, tinted: tint > 0, crossed: cross }, look);
    assert.ok(core <= DOT && edge <= DOT);
  });
}

Deno.test("a ring of one part is whole", () => {
  const [{ from, to }] = ringArcs([1]);
  assert.deepEqual([from, to], [-Math.PI / 2, 1.5 * Math.PI]);
});

Deno.test("the parts of a ring follow each other clockwise, with gaps between", () => {
  const arcs = ringArcs([0.5, 0.25, 0.25]);
  arcs.slice(1).forEach(({ from }, i) => assert.ok(from > arcs[i].to));
  assert.ok(arcs[0].from > -Math.PI / 2 && arcs[2].to < 1.5 * Math.PI);
  for (const { from, to, length } of arcs) assert.ok(Math.abs(to - from - length) < 1e-9);
});

Deno.test("a tiny part is seen: its gap is a third of it at most", () => {
  const [, { from, to }] = ringArcs([0.999, 0.001]);
  assert.ok(to - from > 0.6 * 0.001 * 2 * Math.PI);
});

Deno.test("the less precisely placed, the wider the texture", () => {
  assert.deepEqual([1, 4, 5, 6, 7, 8].map(textureLevel), ["near", "near", "country", "country", "sea", "aor"]);
});

Deno.test("a texture is found by layer, texture, level and firmness; an outline has none", () => {
  const layer = { id: "sea" };
  assert.equal(textureFill(layer, "dots", "near", false), "url(#p-sea-dots-near)");
  assert.equal(textureFill(layer, "dots", "near", true), "url(#p-sea-dots-near-faint)");
  assert.equal(textureFill(layer, "outline", "near", false), "none");
});

Deno.test("a kind's texture goes before its layer's", () => {
  const data = {
    kind: new Map([["base", { texture: "dots" }], ["ship", { texture: null }]]),
    layer: new Map([["sea", { texture: "tint" }]]),
  };
  assert.equal(textureOf(data, { kind: "base", layer: "sea" }), "dots");
  assert.equal(textureOf(data, { kind: "ship", layer: "sea" }), "tint");
});
