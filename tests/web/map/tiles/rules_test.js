import assert from "node:assert/strict";
import { paintRules, roadWidth } from "../../../../layers/web/map/tiles/rules.js";

const [LINE, POLYGON] = [2, 3];

/** What is drawn of a feature at a zoom: the colours, in their order. */
function painted(layer, geomType, props, zoom) {
  const colours = [];
  const pen = new Proxy({}, {
    get: () => () => {},
    set: (_, name, value) => /Style$/.test(name) ? colours.push(value) : true,
  });
  for (const { dataLayer, filter, symbolizer } of paintRules((name) => name)) {
    if (dataLayer === layer && filter(zoom, { geomType, props })) symbolizer.draw(pen, [], zoom, { props });
  }
  return colours;
}

Deno.test("land is painted before what is on it, and water over both", () => {
  const order = paintRules((name) => name).map(({ dataLayer }) => dataLayer);
  for (const [first, then] of [["earth", "landuse"], ["landuse", "water"], ["water", "roads"]]) {
    assert.ok(order.indexOf(first) < order.indexOf(then));
  }
});

Deno.test("borders of countries are not drawn, inner ones are", () => {
  const at = (level, zoom) => painted("boundaries", LINE, { kind_detail: level }, zoom);
  assert.deepEqual([at(2, 8), at("2", 8), at(undefined, 8), at(4, 4)], [[], [], [], []]);
  assert.deepEqual(at(4, 8), ["border"]);
});

Deno.test("what stands on the land has two quiet colours, whatever it is; the rest is not drawn", () => {
  const at = (kind) => painted("landuse", POLYGON, { kind }, 12);
  assert.deepEqual(at("park"), ["underlay-green"]);
  assert.deepEqual([at("military"), at("residential")], [["underlay-built"], ["underlay-built"]]);
  assert.deepEqual([at("</script>"), at(7), at(undefined)], [[], [], []]);
});

Deno.test("roads come in by their kind and grow to a width", () => {
  assert.deepEqual([roadWidth("highway", 5), roadWidth("minor_road", 11), roadWidth("ferry", 15)], [0, 0, 0]);
  assert.ok(roadWidth("highway", 6) > 0 && roadWidth("highway", 9) > roadWidth("major_road", 9));
  assert.equal(roadWidth("highway", 20), 6);
  assert.deepEqual(painted("roads", LINE, { kind: "rail" }, 12), ["underlay-rail"]);
});

Deno.test("a geometry of another kind than the layer's is left alone", () => {
  assert.deepEqual(painted("earth", LINE, {}, 8), []);
  assert.deepEqual(painted("roads", POLYGON, { kind: "highway" }, 12), []);
});
