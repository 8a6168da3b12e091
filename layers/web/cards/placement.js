// Where cards stand, and how much each of them shows: groups of claims in, places out. Boxes and points are in pixels
// of the window.

/** @import { Box } from "../types.d.ts" */
/** @import { Pixel, Size } from "../map/boxes.js" */

import { crosses, grown, inside, nearest, overlap, rectangle } from "../map/boxes.js";

/** @typedef {"full" | "short" | "chip"} CardSize All the claims, the first few, or how many there are. */

/**
 * A group of claims that asks for a card.
 * @typedef {object} Group
 * @property {string} spot       what it is known by
 * @property {Pixel[]} points    where the card may point to, best first; one without any is outside the frame
 * @property {Box | null} box    what its card stands beside rather than over
 * @property {Pixel[]} course    points of a line that no card should hide
 * @property {boolean} avoided   whether other cards, too, rather stand beside that box
 * @property {number} weight     how many times dearer than usual it is to show less than all
 * @property {boolean} opened    whether the reader asked for the whole card
 * @property {Partial<Record<CardSize, Size>>} sizes  the largest first
 */

/**
 * Where a card stands: `anchor` is the `rank`-th of the group's points, `dx` and `dy` lead from it to the card's
 * middle.
 * @typedef {object} Placed
 * @property {string} spot
 * @property {CardSize} size
 * @property {Box} box
 * @property {Pixel} anchor
 * @property {number} rank
 * @property {number} dx
 * @property {number} dy
 * @property {number} cost
 */

// what it costs to show less than all, in the same coin as the costs of a place: pixels from the anchor
/** @type {Record<CardSize, number>} */
const PRICES = { full: 0, short: 160, chip: 420 };
// how much cheaper the whole card is that the reader asked for
const OPENED = 2000;
// the costs of a place: for each anchor that was passed over, for covering all of the group's own box, for each line
// is crossed, for standing wholly on another's box, for each anchor of another or point of a line that is covered
const [PASSED, COVERED, TANGLED, ASTRAY, BURIED] = [60, 1600, 300, 400, 120];
// what is saved by standing where the card stood before, which is within so many pixels
const [STAYED, STILL] = [40, 2];
const GAP = 6;
const DIRECTIONS = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);
const DISTANCES = [18, 50, 90, 140, 200, 270, 350];

/**
 * Return where the cards stand, in the order in which they were placed: inside the frame, clear of the obstacles and of
 * each other. A group without room has none; the chosen one has one before all others have theirs.
 * @param {Group[]} groups  in the order in which they may choose
 * @param {Box} frame
 * @param {Box[]} obstacles
 * @param {Map<string, Placed>} previous  where cards stood before, by spot
 * @param {string | null} chosen  the spot of the chosen claim
 * @returns {Placed[]}
 */
export function place(groups, frame, obstacles, previous, chosen) {
  const here = groups.filter(({ points }) => points.length);
  const placed = inTurn(here, groups, frame, obstacles, previous);
  const lost = here.find(({ spot }) => spot === chosen);
  if (!lost || placed.some(({ spot }) => spot === chosen)) return placed;
  return inTurn([lost, ...here.filter((group) => group !== lost)], groups, frame, obstacles, previous);
}

/**
 * Place one card after the other.
 * @param {Group[]} here
 * @param {Group[]} all
 * @param {Box} frame
 * @param {Box[]} obstacles
 * @param {Map<string, Placed>} previous
 */
function inTurn(here, all, frame, obstacles, previous) {
  /** @type {Placed[]} */
  const placed = [];
  for (const group of here) {
    const best = fitting(group, {
      frame,
      taken: [...obstacles, ...placed.map(({ box }) => box)],
      placed,
      areas: all.filter((other) => other !== group && other.avoided).flatMap(({ box }) => box ?? []),
      anchors: here.filter((other) => other !== group)
        .flatMap(({ points, course }) => course.length ? course : points[0]),
      last: previous.get(group.spot),
    });
    if (best) placed.push(best);
  }
  return placed;
}

/**
 * What a card has around it.
 * @typedef {object} Surroundings
 * @property {Box} frame
 * @property {Box[]} taken      the boxes that it must not touch
 * @property {Placed[]} placed  the cards before it
 * @property {Box[]} areas      the boxes that it rather does not cover
 * @property {Pixel[]} anchors  the points of others that it rather does not cover
 * @property {Placed} [last]    where it stood before
 */

/**
 * Return the place of a card in the size that fits best: a smaller one where a larger would lie in the way.
 * @param {Group} group
 * @param {Surroundings} around
 * @returns {Placed | null}
 */
function fitting(group, around) {
  /** @type {Placed | null} */
  let best = null;
  for (const [name, { width, height }] of Object.entries(group.sizes)) {
    const size = /** @type {CardSize} */ (name);
    if (best && best.cost <= PRICES[size]) break;
    const found = cheapest(group, { width, height }, around);
    if (!found) continue;
    const price = group.opened && size === "full" ? -OPENED : PRICES[size] * group.weight;
    const cost = found.cost + price;
    if (!best || cost < best.cost) best = { ...found, spot: group.spot, size, cost };
  }
  return best;
}

/**
 * Return the free place of a card of that size which costs least, or null.
 * @param {Group} group
 * @param {Size} size
 * @param {Surroundings} around
 */
function cheapest(group, { width, height }, around) {
  /** @type {Omit<Placed, "spot" | "size"> | null} */
  let best = null;
  const tries = offsets({ width, height });
  for (const [rank, anchor] of group.points.entries()) {
    for (const [dx, dy] of tries) {
      const distance = Math.hypot(dx, dy) + rank * PASSED;
      // standing where it stood is all that makes a place cheaper than its distance
      if (best && distance - STAYED >= best.cost) continue;
      const box = rectangle(anchor.x + dx, anchor.y + dy, width, height);
      if (!inside(box, around.frame)) continue;
      const room = grown(box, GAP);
      if (around.taken.some((other) => overlap(room, other) > 0)) continue;
      const stayed = around.last && around.last.rank === rank &&
        Math.hypot(around.last.dx - dx, around.last.dy - dy) < STILL;
      const free = { box, room, anchor, distance, ground: width * height };
      /** @type {number} */
      const cost = costOf(group, free, around, best ? best.cost + STAYED : Infinity) - (stayed ? STAYED : 0);
      if (!best || cost < best.cost) best = { cost, box, anchor, dx, dy, rank };
    }
  }
  return best;
}

/**
 * Return the places that are tried for a card, as shifts of its middle from the anchor: on it, then in rings around it.
 * @param {Size} size
 */
export function offsets({ width, height }) {
  return [
    [0, 0],
    ...DISTANCES.flatMap((distance) =>
      DIRECTIONS.map((angle) => [
        Math.cos(angle) * (width / 2 + distance),
        Math.sin(angle) * (height / 2 + distance),
      ])
    ),
  ];
}

/**
 * Return what a free place costs, or what it costs at least where that is above the limit.
 * @param {Group} group
 * @param {{box: Box, room: Box, anchor: Pixel, distance: number, ground: number}} free  `room`: the box and the gap
 *   around it; `ground`: the area of the box
 * @param {Surroundings} around
 * @param {number} limit
 */
function costOf(group, { box, room, anchor, distance, ground }, { placed, areas, anchors }, limit) {
  const { box: own } = group;
  const covered = own ? overlap(box, own) / Math.max(1, (own.right - own.left) * (own.bottom - own.top)) : 0;
  const astray = areas.reduce((sum, other) => sum + overlap(box, other), 0) / ground;
  const least = distance + covered * COVERED + astray * ASTRAY;
  // counting takes longer, and most places are too dear already
  if (least > limit) return least;
  const end = nearest(box, anchor);
  const tangled = placed.filter((other) => crosses(anchor, end, other.box)).length +
    placed.filter((other) => crosses(other.anchor, nearest(other.box, other.anchor), room)).length;
  if (least + tangled * TANGLED > limit) return least + tangled * TANGLED;
  const buried = hidden(anchors, box) + hidden(group.course, box);
  return least + tangled * TANGLED + buried * BURIED;
}

/**
 * Return how many points lie inside a box, and not on its edge.
 * @param {Pixel[]} points
 * @param {Box} box
 */
function hidden(points, { left, right, top, bottom }) {
  let count = 0;
  for (const { x, y } of points) if (x > left && x < right && y > top && y < bottom) count += 1;
  return count;
}
