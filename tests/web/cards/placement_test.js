import assert from "node:assert/strict";
import { lattice, markPlaces } from "../../../layers/web/cards/candidates.js";
import { cross, passes } from "../../../layers/web/cards/leaders.js";
import { place } from "../../../layers/web/cards/placement.js";
import { createTerrain } from "../../../layers/web/cards/terrain.js";
import { inside, overlap, rectangle } from "../../../layers/web/map/boxes.js";

const FRAME = { left: 0, top: 0, right: 1200, bottom: 800 };
const SIZES = {
  full: { width: 280, height: 120 },
  lead: { width: 280, height: 60 },
  mark: { width: 60, height: 24 },
};
const ONE = { full: { width: 200, height: 60 }, mark: SIZES.mark };

/** A group that points to these places, with the rest as is usual. */
const group = (spot, points, more = {}) => ({
  spot,
  points: points.map(([x, y]) => ({ x, y })),
  count: 1,
  beside: 0,
  weight: 1,
  opened: false,
  staged: false,
  sizes: ONE,
  ...more,
});

const square = ({ left, top, right, bottom }) =>
  [[left, top], [right, top], [right, bottom], [left, bottom]].map(([x, y]) => ({ x, y }));

/** A claimed area, of that box. */
const claimed = (box) => ({ kind: "claimed", rings: [square(box)] });

const laid = (groups, { shapes = [], chosen = null, marks, listing, ...more } = {}) => {
  const frame = more.frame ?? FRAME;
  const terrain = createTerrain(shapes, frame);
  const room = { frame, obstacles: [], scale: 1, previous: new Map(), terrain, ...more };
  return place(groups, room, { chosen, marks, listing });
};

const areaOf = ({ left, top, right, bottom }) => (right - left) * (bottom - top);
const share = (placed, frame = FRAME) =>
  placed.filter(({ size }) => size !== "mark").reduce((sum, { box }) => sum + areaOf(box), 0) / areaOf(frame);

/** Thirty groups in the middle of the map, as many as a crowded theatre has there. */
const CROWD = Array.from(
  { length: 30 },
  (_, i) => group(`g${i}`, [[400 + (i % 6) * 70, 250 + Math.floor(i / 6) * 60]]),
);

Deno.test("a group without a point in the frame has neither card nor mark", () => {
  assert.deepEqual(laid([group("a", [])]), []);
});

Deno.test("a card stands beside the claimed area, not over it", () => {
  const area = rectangle(600, 400, 300, 200);
  const [{ size, box, way }] = laid([group("a", [[600, 400]])], { shapes: [claimed(area)] });
  assert.equal(size, "full");
  assert.equal(overlap(box, area), 0);
  assert.deepEqual(way[0], { x: 600, y: 400 });
});

Deno.test("where there is no quiet place a mark stands on the anchor", () => {
  const [{ size, box, way }] = laid([group("a", [[600, 400]])], { shapes: [claimed({ ...FRAME, left: -50 })] });
  assert.equal(size, "mark");
  assert.deepEqual(box, rectangle(600, 400, 60, 24));
  assert.deepEqual(way, []);
});

Deno.test("a mark stands clear of a small country that it would hide, and on a large one", () => {
  for (const [side, clear] of [[60, true], [400, false]]) {
    const country = rectangle(600, 400, side, side);
    const [{ box, way }] = laid([group("a", [[600, 400]])], { shapes: [claimed(country)], marks: true });
    assert.equal(overlap(box, country) === 0, clear, `${side} pixels`);
    assert.equal(way.length > 0, clear);
  }
});

Deno.test("the mark of a point stands beside it", () => {
  const [{ box }] = laid([group("a", [[600, 400]], { beside: 9 })], { marks: true });
  assert.ok(box.left >= 609 && box.left < 610);
});

Deno.test("no mark hides the point of another", () => {
  const points = [group("a", [[600, 400]], { beside: 9 }), group("b", [[640, 400]], { beside: 9 })];
  for (const { box } of laid(points, { marks: true })) {
    for (const x of [600, 640]) assert.equal(overlap(box, rectangle(x, 400, 12, 12)), 0);
  }
});

Deno.test("in a crowd every group has a card or a mark, none over another", () => {
  const placed = laid(CROWD);
  assert.equal(placed.length, 30);
  placed.forEach(({ box }, i) => {
    assert.ok(inside(box, FRAME));
    for (const other of placed.slice(i + 1)) assert.equal(overlap(box, other.box), 0);
  });
});

Deno.test("no line crosses another, nor passes a card", () => {
  const placed = laid(CROWD);
  assert.ok(placed.filter(({ way }) => way.length).length > 3);
  for (const one of placed) {
    for (const other of placed) {
      if (one === other) continue;
      assert.ok(!cross(one.way, other.way), `${one.spot} ${other.spot}`);
      assert.ok(other.size === "mark" || !passes(one.way, other.box), `${one.spot} ${other.spot}`);
    }
  }
});

Deno.test("cards take a tenth of the frame", () => {
  assert.ok(share(laid(CROWD)) < 0.11);
  assert.ok(share(laid(CROWD)) > 0.07);
});

/** A third of the crowd is what a scene speaks of. */
const STAGED = CROWD.map((each, i) => ({ ...each, staged: i % 3 === 0, weight: i % 3 ? 1 : 3 }));
const spotsOf = (groups) => groups.map(({ spot }) => spot).sort();

Deno.test("what a scene speaks of has cards, however much they take", () => {
  const cards = laid(STAGED).filter(({ size }) => size !== "mark");
  assert.deepEqual(spotsOf(cards), spotsOf(STAGED.filter(({ staged }) => staged)));
});

Deno.test("with a list beside the map, what a scene speaks of has a card or a number", () => {
  const placed = laid(STAGED, { listing: true });
  const cards = placed.filter(({ size }) => size !== "mark");
  const listed = placed.filter(({ number }) => number);
  assert.ok(cards.length > 0 && share(placed) <= 0.1);
  assert.deepEqual(listed.map(({ number }) => number).sort((a, b) => a - b), listed.map((_, i) => i + 1));
  assert.deepEqual(spotsOf([...cards, ...listed]), spotsOf(STAGED.filter(({ staged }) => staged)));
});

Deno.test("numbers stay when what has one is chosen", () => {
  const numbers = (some) => Object.fromEntries(some.map(({ spot, number }) => [spot, number]).sort());
  const before = laid(STAGED, { listing: true });
  const { spot } = before.find(({ number }) => number === 1);
  const after = laid(STAGED, { listing: true, chosen: spot });
  assert.notEqual(after.find((each) => each.spot === spot).size, "mark");
  const [now, then] = [numbers(after), numbers(before)];
  for (const each of Object.keys(then).filter((each) => then[each])) assert.equal(now[each], then[each]);
});

Deno.test("cards hide next to nothing of what is claimed", () => {
  const shapes = [claimed({ left: 0, top: 0, right: 1200, bottom: 700 })];
  const terrain = createTerrain(shapes, FRAME);
  const cards = laid(CROWD, { shapes }).filter(({ size }) => size !== "mark");
  const hidden = cards.reduce((sum, { box }) => sum + terrain.hidden(box), 0);
  assert.ok(cards.length > 0);
  assert.ok(hidden < 0.05 * terrain.claimed);
});

Deno.test("in a small window the first card is its smallest", () => {
  const frame = { left: 0, top: 0, right: 420, bottom: 320 };
  const [{ size }] = laid([group("a", [[200, 150]], { sizes: SIZES })], { frame });
  assert.equal(size, "lead");
});

Deno.test("cards and marks keep clear of obstacles", () => {
  const obstacle = rectangle(600, 400, 300, 300);
  for (const marks of [true, false]) {
    const [{ box }] = laid([group("a", [[600, 400]])], { obstacles: [obstacle], marks });
    assert.equal(overlap(box, obstacle), 0);
  }
});

Deno.test("with marks only, the chosen group alone has a card", () => {
  const placed = laid(CROWD, { marks: true, chosen: "g7" });
  assert.deepEqual(placed.filter(({ size }) => size !== "mark").map(({ spot }) => spot), ["g7"]);
});

Deno.test("the chosen group has a card, whatever it hides", () => {
  const shapes = [claimed({ ...FRAME, left: -50 })];
  const [{ spot, size }] = laid(CROWD, { shapes, chosen: "g20" });
  assert.deepEqual([spot, size], ["g20", "full"]);
});

Deno.test("a whole card that the reader asked for is shown whole", () => {
  const frame = { left: 0, top: 0, right: 420, bottom: 320 };
  const sizes = { ...SIZES, full: { width: 280, height: 250 } };
  const [{ size }] = laid([group("a", [[200, 150]], { sizes, opened: true })], { frame });
  assert.equal(size, "full");
});

Deno.test("a layer that comes elsewhere moves nothing", () => {
  const before = laid(CROWD.slice(0, 12));
  const previous = new Map(before.map((each) => [each.spot, each]));
  const come = [group("new", [[60, 760]]), group("newer", [[1140, 760]])];
  const after = new Map(laid([...CROWD.slice(0, 12), ...come], { previous }).map((each) => [each.spot, each]));
  for (const { spot, box, size } of before) {
    assert.deepEqual([spot, after.get(spot).size, after.get(spot).box], [spot, size, box]);
  }
});

Deno.test("a card leaves where it stood when that is taken", () => {
  const [first] = laid([group("a", [[600, 400]])]);
  const [again] = laid([group("a", [[600, 400]])], {
    previous: new Map([["a", first]]),
    obstacles: [rectangle((first.box.left + first.box.right) / 2, first.box.top, 20, 20)],
  });
  assert.notDeepEqual([again.dx, again.dy], [first.dx, first.dy]);
});

Deno.test("the same groups have the same places, and nothing that is given is changed", () => {
  const given = structuredClone(CROWD);
  assert.deepEqual(laid(CROWD), laid(given));
  assert.deepEqual(CROWD, given);
});

Deno.test("places are tried along the margins of the frame and between them", () => {
  const places = [...lattice(FRAME, { width: 200, height: 100 })];
  assert.deepEqual(places[0], { x: 100, y: 50 });
  assert.deepEqual(places.at(-1), { x: 1100, y: 750 });
  assert.deepEqual([...lattice(FRAME, { width: 2000, height: 100 })], []);
});

Deno.test("a mark tries its points in their order, then farther and farther from them", () => {
  const tries = [...markPlaces([{ x: 0, y: 0 }, { x: 500, y: 0 }], 0, { width: 60, height: 24 })];
  assert.deepEqual(tries.slice(0, 2), [{ rank: 0, dx: 0, dy: 0 }, { rank: 1, dx: 0, dy: 0 }]);
  assert.ok(Math.hypot(tries.at(-1).dx, tries.at(-1).dy) > 150);
});
