// The labels of arcs and lines, along them where they fit: for those that have a mark instead of a card, which says how
// schematic or approximate they are.

/** @import { Map } from "leaflet" */
/** @import { Box, Claim, Data, Store } from "../types.d.ts" */
/** @import { Pixel } from "./boxes.js" */
/** @import { World } from "./world.js" */

import { svg } from "../dom/element.js";
import { text } from "../words/translation.js";
import { holds, meet, rectangle } from "./boxes.js";
import { KINDS } from "./marks/kinds.js";
import { spotOf } from "./spots.js";

// of more lines none is followed, as each is looked at with every move
const FOLLOWED = 60;
// pixels from one point to the next along a line, around a label, and from a line to its label
const [STEP, ROOM, BESIDE] = [8, 10, 6];
// the size of type in pixels, and how far a letter may turn from the label's way, in radians: in a sharp bend letters
// would stand over one another
const [SIZE, TURN] = [11, 0.35];

/**
 * Return points along a line, as far apart from one another at every place.
 * @param {Pixel[]} line
 */
export function paced(line) {
  /** @type {Pixel[]} */
  const found = line.slice(0, 1);
  let left = STEP;
  for (let i = 1; i < line.length; i += 1) {
    const [a, b] = [line[i - 1], line[i]];
    const length = Math.hypot(b.x - a.x, b.y - a.y);
    let at = left;
    for (; at <= length; at += STEP) {
      found.push({ x: a.x + (at / length) * (b.x - a.x), y: a.y + (at / length) * (b.y - a.y) });
    }
    left = at - length;
  }
  return found;
}

/** The way from one point to another, in radians. @param {Pixel} a @param {Pixel} b */
const heading = (a, b) => Math.atan2(b.y - a.y, b.x - a.x);

/**
 * Return the stretch of a line that has room for a label, from left to right: the one nearest to its middle that turns
 * little and is free; null where there is none.
 * @param {Pixel[]} line
 * @param {number} width
 * @param {(point: Pixel) => boolean} free
 */
export function stretchFor(line, width, free) {
  const points = paced(line);
  const count = Math.ceil(width / STEP) + 1;
  const open = points.map(free);
  const starts = Array.from({ length: Math.max(0, points.length - count + 1) }, (_, i) => i)
    .sort((a, b) => Math.abs(2 * a + count - points.length) - Math.abs(2 * b + count - points.length));
  const start = starts.find((from) => {
    if (open.slice(from, from + count).includes(false)) return false;
    const way = heading(points[from], points[from + count - 1]);
    return points.slice(from + 2, from + count).every((point, i) => {
      const turn = Math.abs(heading(points[from + i], point) - way);
      return Math.min(turn, 2 * Math.PI - turn) < TURN;
    });
  });
  if (start === undefined) return null;
  const found = points.slice(start, start + count);
  return found[0].x > found[count - 1].x ? found.reverse() : found;
}

/**
 * Return a function that writes the labels inside a frame, clear of what is taken (window pixels), and returns the
 * boxes that they take.
 * @param {Map} map
 * @param {Data} data
 * @param {World} world
 * @param {Store} store
 */
export function createAlong(map, data, world, store) {
  const drawing = svg("svg", { class: "p-along", "aria-hidden": "true" });
  map.createPane("p-along").append(drawing);
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

  /**
   * @param {Claim} claim
   * @param {Box} frame
   * @param {Box[]} taken
   * @param {number} grown
   */
  function label(claim, frame, taken, grown) {
    const { text: words, lang } = text(claim, "label");
    pen.font = `600 ${SIZE * grown}px ${getComputedStyle(map.getContainer()).fontFamily}`;
    const width = pen.measureText(words).width + 2 * ROOM;
    const side = 2 * (SIZE + BESIDE) * grown;
    const free = (/** @type {Pixel} */ point) => {
      const box = rectangle(point.x, point.y, side, side);
      return holds(point, frame) && !taken.some((other) => meet(box, other));
    };
    const lines = (KINDS[claim.mark].courses?.(claim, { map, data, world }) ?? [])
      .map((line) => line.map((at) => map.latLngToContainerPoint(at)));
    const stretch = lines.map((line) => stretchFor(line, width, free)).find((found) => found !== null);
    return stretch ? { words, lang, stretch, boxes: stretch.map(({ x, y }) => rectangle(x, y, side, side)) } : null;
  }

  return (/** @type {Box} */ frame, /** @type {Box[]} */ taken, /** @type {Set<string>} */ spots, grown = 1) => {
    const claims = ["arc", "line"].flatMap((mark) => store.rowsMarked(/** @type {Claim["mark"]} */ (mark)));
    const all = claims.length > FOLLOWED ? [] : claims.map(data.claim).filter((claim) => spots.has(spotOf(claim)));
    const boxes = [...taken];
    const origin = map.containerPointToLayerPoint([0, 0]);
    drawing.replaceChildren(...all.flatMap((claim, i) => {
      const found = label(claim, frame, boxes, grown);
      if (!found) return [];
      boxes.push(...found.boxes);
      const d = found.stretch.map(({ x, y }) => `${(x + origin.x).toFixed(1)} ${(y + origin.y).toFixed(1)}`).join("L");
      const way = { href: `#p-along-${i}`, startOffset: "50%" };
      return [
        svg("path", { id: `p-along-${i}`, d: `M${d}`, fill: "none" }),
        svg(
          "text",
          { lang: found.lang, dy: -BESIDE * grown, "font-size": SIZE * grown, "text-anchor": "middle" },
          svg("textPath", way, found.words),
        ),
      ];
    }));
    return boxes.slice(taken.length);
  };
}
