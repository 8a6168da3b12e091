import assert from "node:assert/strict";
import { offsets, place } from "../../../layers/web/cards/placement.js";
import { inside, overlap, rectangle } from "../../../layers/web/map/boxes.js";

const FRAME = { left: 0, top: 0, right: 1000, bottom: 700 };
const SIZES = { full: { width: 200, height: 120 }, chip: { width: 100, height: 40 } };

/** A group that points to these places, with the rest as is usual. */
const group = (spot, points, more = {}) => ({
  spot,
  points: points.map(([x, y]) => ({ x, y })),
  box: null,
  course: [],
  avoided: false,
  weight: 1,
  opened: false,
  sizes: SIZES,
  ...more,
});

const laid = (groups, { frame = FRAME, obstacles = [], previous = new Map(), chosen = null } = {}) =>
  place(groups, frame, obstacles, previous, chosen);

const middle = ({ left, top, right, bottom }) => [(left + right) / 2, (top + bottom) / 2];

Deno.test("a card alone stands on its anchor, whole", () => {
  const [{ size, box, dx, dy, rank }] = laid([group("a", [[500, 350]])]);
  assert.deepEqual([size, middle(box), dx, dy, rank], ["full", [500, 350], 0, 0, 0]);
});

Deno.test("a group without a point in the frame has no card", () => {
  assert.deepEqual(laid([group("a", [])]), []);
});

Deno.test("a card stays inside the frame", () => {
  const [{ box }] = laid([group("a", [[5, 5]])]);
  assert.ok(inside(box, FRAME));
});

Deno.test("a card stands beside its area rather than over it", () => {
  const area = rectangle(500, 350, 100, 80);
  const [{ box }] = laid([group("a", [[500, 350]], { box: area })]);
  assert.equal(overlap(box, area), 0);
});

Deno.test("a card stands beside a line, its own and another's, rather than over it", () => {
  const course = Array.from({ length: 9 }, (_, i) => ({ x: 420 + 20 * i, y: 350 }));
  const placed = laid([group("a", [[500, 350]], { course }), group("b", [[500, 400]])]);
  assert.equal(placed.length, 2);
  for (const { box } of placed) assert.ok(box.bottom <= 350 || box.top >= 350);
});

Deno.test("an area that a card cannot leave is covered as little as may be", () => {
  const area = rectangle(500, 350, 5000, 5000);
  const [{ dx, dy }] = laid([group("a", [[500, 350]], { box: area })]);
  assert.deepEqual([dx, dy], [0, 0]);
});

Deno.test("a card keeps clear of obstacles", () => {
  const obstacle = rectangle(500, 350, 60, 60);
  const [{ box }] = laid([group("a", [[500, 350]])], { obstacles: [obstacle] });
  assert.equal(overlap(box, obstacle), 0);
});

Deno.test("cards at one place do not overlap, with a gap between them", () => {
  const placed = laid(["a", "b", "c", "d", "e"].map((spot, i) => group(spot, [[480 + 10 * i, 350]])));
  assert.equal(placed.length, 5);
  placed.forEach(({ box }, i) => {
    const wide = { left: box.left - 5, top: box.top - 5, right: box.right + 5, bottom: box.bottom + 5 };
    for (const other of placed.slice(i + 1)) assert.equal(overlap(wide, other.box), 0);
  });
});

Deno.test("a card's middle is where its shift leads from its anchor", () => {
  const obstacles = [rectangle(500, 350, 300, 60), rectangle(700, 350, 20, 700)];
  const [{ box, anchor, dx, dy }] = laid([group("a", [[520, 360]])], { obstacles });
  assert.notDeepEqual([dx, dy], [0, 0]);
  assert.deepEqual(middle(box).map(Math.round), [anchor.x + dx, anchor.y + dy].map(Math.round));
});

Deno.test("the first anchor goes before the second, while it has room", () => {
  const points = [[300, 350], [700, 350]];
  assert.equal(laid([group("a", points)])[0].rank, 0);
  assert.equal(laid([group("a", points)], { obstacles: [rectangle(300, 350, 400, 700)] })[0].rank, 1);
});

Deno.test("a card is smaller where the whole one has no room", () => {
  const frame = { left: 0, top: 0, right: 150, bottom: 80 };
  const [{ size }] = laid([group("a", [[75, 40]])], { frame });
  assert.equal(size, "chip");
});

Deno.test("a group without room for its smallest card has none, and others have theirs", () => {
  const obstacles = [rectangle(200, 350, 800, 700)];
  const tall = { full: { width: 300, height: 900 } };
  const placed = laid([group("a", [[100, 350]], { sizes: tall }), group("b", [[800, 350]])], { obstacles });
  assert.deepEqual(placed.map(({ spot }) => spot), ["b"]);
});

Deno.test("what a smaller card costs depends on the group's weight", () => {
  const obstacles = [rectangle(500, 350, 60, 60)];
  const over = { obstacles };
  const chipNear = (weight) => laid([group("a", [[500, 350]], { weight, box: rectangle(500, 350, 300, 200) })], over);
  assert.equal(chipNear(3)[0].size, "full");
  const tight = { left: 380, top: 250, right: 620, bottom: 450 };
  const sizes = { full: { width: 200, height: 70 }, short: { width: 40, height: 30 }, chip: { width: 20, height: 20 } };
  const own = { box: rectangle(500, 350, 240, 60), sizes };
  const sizeAt = (weight) => laid([group("a", [[500, 350]], { ...own, weight })], { frame: tight })[0].size;
  assert.deepEqual([sizeAt(0.01), sizeAt(30)], ["short", "full"]);
});

Deno.test("the whole card that the reader asked for is shown whole", () => {
  const frame = { left: 380, top: 250, right: 620, bottom: 450 };
  const sizes = { full: { width: 200, height: 180 }, short: { width: 60, height: 30 } };
  const own = { box: rectangle(500, 350, 200, 190), sizes };
  const sizeOf = (opened) => laid([group("a", [[500, 350]], { ...own, opened })], { frame })[0].size;
  assert.deepEqual([sizeOf(false), sizeOf(true)], ["short", "full"]);
});

Deno.test("a card stays where it stood when another place becomes a little better", () => {
  const box = rectangle(500, 350, 50, 50);
  const [first] = laid([group("a", [[500, 350]], { box })], { obstacles: [rectangle(500, 200, 300, 190)] });
  const previous = new Map([["a", first]]);
  const [again] = laid([group("a", [[500, 350]], { box })], { previous });
  assert.deepEqual([again.dx, again.dy], [first.dx, first.dy]);
});

Deno.test("a card leaves where it stood when that is taken", () => {
  const [first] = laid([group("a", [[500, 350]])]);
  const obstacles = [rectangle(500, 350, 20, 20)];
  const [again] = laid([group("a", [[500, 350]])], { previous: new Map([["a", first]]), obstacles });
  assert.notDeepEqual([again.dx, again.dy], [0, 0]);
});

Deno.test("a card rather stands off the precise area of another group", () => {
  const lake = group("lake", [], { box: rectangle(500, 350, 200, 120), avoided: true });
  const [{ box }] = laid([group("a", [[500, 350]]), lake]);
  assert.ok(overlap(box, lake.box) < 0.1 * 200 * 120);
  const [{ dx }] = laid([group("a", [[500, 350]]), { ...lake, avoided: false }]);
  assert.equal(dx, 0);
});

Deno.test("a card rather does not bury the anchor of another", () => {
  const [{ box }] = laid([group("a", [[500, 350]]), group("b", [[540, 350]])]);
  assert.ok(box.right <= 540 || box.left >= 540 || box.bottom <= 350 || box.top >= 350);
});

Deno.test("a card's line does not run through another card while there is another way", () => {
  const wall = group("wall", [[500, 350]], { sizes: { full: { width: 40, height: 500 } } });
  const own = { box: rectangle(420, 350, 110, 60) };
  const [, { anchor, box }] = laid([wall, group("a", [[450, 350]], own)]);
  assert.ok(box.right <= 480, "on its own side of the wall");
  assert.deepEqual(anchor, { x: 450, y: 350 });
});

Deno.test("the chosen group has a card, whatever gives way", () => {
  const frame = { left: 0, top: 0, right: 210, bottom: 130 };
  const groups = [group("a", [[105, 65]]), group("b", [[105, 65]])];
  const spots = (chosen) => laid(groups, { frame, chosen }).map(({ spot }) => spot);
  assert.deepEqual(spots(null), ["a"]);
  assert.deepEqual(spots("b"), ["b"]);
});

Deno.test("the order stays as it is when the chosen group has room anyway", () => {
  const groups = [group("a", [[200, 200]]), group("b", [[700, 500]])];
  assert.deepEqual(laid(groups, { chosen: "b" }).map(({ spot }) => spot), ["a", "b"]);
});

Deno.test("nothing that is given is changed", () => {
  const groups = [group("a", [[200, 200]]), group("b", [[210, 210]])];
  const given = structuredClone(groups);
  const previous = new Map();
  laid(groups, { previous, chosen: "b" });
  assert.deepEqual(groups, given);
  assert.equal(previous.size, 0);
});

Deno.test("a card tries its anchor, then rings of places around it, farther and farther", () => {
  const tries = offsets({ width: 200, height: 100 });
  assert.deepEqual(tries[0], [0, 0]);
  assert.equal(tries.length, 1 + 7 * 16);
  assert.deepEqual(tries[1], [118, 0]);
  assert.ok(Math.hypot(...tries.at(-16)) > Math.hypot(...tries[1]));
});
