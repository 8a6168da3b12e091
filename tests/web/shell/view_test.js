import assert from "node:assert/strict";
import { corners, middle, standing, viewBetween } from "../../../layers/web/shell/view.js";

// Web Mercator, as Leaflet has it: 256 pixels a turn at zoom 0
const PROJECTION = {
  project([lat, lng], zoom) {
    const size = 256 * 2 ** zoom;
    const sin = Math.sin((lat * Math.PI) / 180);
    return { x: size * (lng / 360 + 0.5), y: size * (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) };
  },
  unproject([x, y], zoom) {
    const size = 256 * 2 ** zoom;
    const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / size))) * 180) / Math.PI;
    return { lat, lng: (x / size - 0.5) * 360 };
  },
};
const SIZE = { x: 1000, y: 600 };
const ALL = { left: 0, top: 0, right: 1000, bottom: 600 };
const stand = (view, more = {}) =>
  standing(view, { free: ALL, size: SIZE, centre: -70, zooms: [1, 8], ...more }, PROJECTION);

/** The view that a map shows in the free part when it stands there. */
function shown({ at, zoom }, free = ALL) {
  const middle = PROJECTION.project([at.lat, at.lng], zoom);
  const origin = { x: middle.x - SIZE.x / 2, y: middle.y - SIZE.y / 2 };
  const [a, b] = corners(free).map(([x, y]) => PROJECTION.unproject([origin.x + x, origin.y + y], zoom));
  return viewBetween(a, b);
}

const holds = ([w, s, e, n], [west, south, east, north]) => w <= west && s <= south && e >= east && n >= north;

Deno.test("a view is shown whole, in the middle, and not a quarter zoom step smaller than need be", () => {
  const view = [-92, -13, -46, 25];
  const there = stand(view);
  assert.ok(holds(shown(there), view));
  assert.equal(there.zoom % 0.25, 0);
  assert.ok(!holds(shown({ ...there, zoom: there.zoom + 0.25 }), view));
  assert.ok(Math.abs(there.at.lng + 69) < 1e-9);
});

Deno.test("a view is shown beside the panels", () => {
  const view = [-92, -13, -46, 25];
  const free = { left: 10, top: 10, right: 600, bottom: 590 };
  const there = stand(view, { free });
  assert.ok(holds(shown(there, free), view));
  assert.ok(there.at.lng > -69, "the map's own middle is to the right of the free part's");
});

Deno.test("a view that was read off the map comes back as it was", () => {
  const there = stand(stand([-92, -13, -46, 25]).zoom && shown(stand([-92, -13, -46, 25])));
  assert.equal(there.zoom, stand([-92, -13, -46, 25]).zoom);
});

Deno.test("the map goes no closer and no farther than it may", () => {
  assert.equal(stand([-70, 10, -69.9999, 10.0001]).zoom, 8);
  assert.equal(stand([-170, -80, 170, 80], { zooms: [3, 8] }).zoom, 3);
});

Deno.test("a view across the antimeridian is shown around the map's centre", () => {
  const there = stand([170, -20, -160, 10], { centre: -175 });
  assert.ok(Math.abs(there.at.lng + 175) < 1e-9);
});

Deno.test("where the panels leave nothing a view is fitted to eighty pixels", () => {
  const none = { left: 500, top: 300, right: 400, bottom: 200 };
  assert.equal(stand([-92, -13, -46, 25], { free: none }).zoom, 1.25);
  assert.ok(Number.isFinite(stand([-92, -13, -46, 25], { free: none }).at.lat));
});

Deno.test("corners are at least a pixel apart", () => {
  assert.deepEqual(corners(ALL), [[0, 0], [1000, 600]]);
  assert.deepEqual(corners({ left: 500, top: 300, right: 400, bottom: 200 }), [[399, 199], [501, 301]]);
});

for (
  const [name, a, b, expected] of [
    ["rounded to a thousandth", { lat: 25.00049, lng: -92.12349 }, { lat: -13, lng: -46 }, [-92.123, -13, -46, 25]],
    ["longitudes wrapped", { lat: 10, lng: 170 }, { lat: -20, lng: 200 }, [170, -20, -160, 10]],
    ["far to the west wrapped", { lat: 10, lng: -200 }, { lat: -20, lng: -170 }, [160, -20, -170, 10]],
    ["a whole turn or more is the world", { lat: 80, lng: -250 }, { lat: -80, lng: 110 }, [-180, -80, 180, 80]],
    ["latitudes end at the poles", { lat: 95, lng: 0 }, { lat: -95, lng: 10 }, [0, -90, 10, 90]],
  ]
) {
  Deno.test(`the view between two corners: ${name}`, () => {
    assert.deepEqual(viewBetween(a, b), expected);
  });
}

Deno.test("the middle of a view is between west and east, also across the antimeridian", () => {
  assert.equal(middle([-90, -10, -50, 20]), -70);
  assert.equal(middle([170, -10, -170, 20]), -180);
  assert.equal(middle([100, -10, -120, 20]), 170);
  assert.equal(middle([160, -10, -100, 20]), -150);
});
