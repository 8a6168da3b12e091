// Thin lines from cards to what they speak of: straight, or with one bend. They cross neither each other nor cards.

/** @import { Box } from "../types.d.ts" */
/** @import { Pixel } from "../map/boxes.js" */
/** @import { Placed } from "./room.js" */

import { svg } from "../dom/element.js";
import { crosses, nearest } from "../map/boxes.js";

/**
 * Return the ways from a point to a box, the best first: straight, then with a bend. None from a point inside.
 * @param {Pixel} anchor
 * @param {Box} box
 * @returns {Pixel[][]}
 */
export function ways(anchor, box) {
  const near = nearest(box, anchor);
  if (near.x === anchor.x && near.y === anchor.y) return [[]];
  const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  const side = anchor.x < middle.x ? box.left : box.right;
  const end = anchor.y < middle.y ? box.top : box.bottom;
  return [
    [anchor, near],
    ...(near.x === anchor.x ? [] : [[anchor, { x: anchor.x, y: middle.y }, { x: side, y: middle.y }]]),
    ...(near.y === anchor.y ? [] : [[anchor, { x: middle.x, y: anchor.y }, { x: middle.x, y: end }]]),
  ];
}

/** Twice the area of a triangle, with the sign of its turn. @param {Pixel} a @param {Pixel} b @param {Pixel} c */
const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/**
 * Return whether two ways cross.
 * @param {Pixel[]} one
 * @param {Pixel[]} other
 */
export function cross(one, other) {
  for (let i = 1; i < one.length; i += 1) {
    const [a, b] = [one[i - 1], one[i]];
    for (let j = 1; j < other.length; j += 1) {
      const [c, d] = [other[j - 1], other[j]];
      if (Math.max(a.x, b.x) < Math.min(c.x, d.x) || Math.min(a.x, b.x) > Math.max(c.x, d.x)) continue;
      if (turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0) return true;
    }
  }
  return false;
}

/**
 * Return whether a way passes through a box.
 * @param {Pixel[]} way
 * @param {Box} box
 */
export function passes(way, box) {
  for (let i = 1; i < way.length; i += 1) if (crosses(way[i - 1], way[i], box)) return true;
  return false;
}

/**
 * Return the length of a way in pixels.
 * @param {Pixel[]} way
 */
export const lengthOf = (way) =>
  way.slice(1).reduce((sum, b, i) => sum + Math.hypot(b.x - way[i].x, b.y - way[i].y), 0);

/**
 * Return the lines of a card, each with a dot at its place; nothing for a card that stands on its anchor.
 * @param {Pick<Placed, "way" | "ties">} placed
 * @param {Pixel} origin  the window's corner in pixels of the layers
 * @param {boolean} picked  whether it is the card of the chosen claim
 */
export function leader({ way, ties = [] }, origin, picked) {
  const look = picked ? "is-picked" : "";
  return [way, ...ties].filter(({ length }) => length).flatMap((line) => {
    const corners = line.map(({ x, y }) => ({ x: x + origin.x, y: y + origin.y }));
    const points = corners.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
    return [
      svg("polyline", { class: look, points }),
      svg("circle", { class: look, cx: corners[0].x, cy: corners[0].y, r: 3.5 }),
    ];
  });
}
