// Thin lines from cards to what they speak of.

/** @import { Pixel } from "../map/boxes.js" */
/** @import { Placed } from "./placement.js" */

import { svg } from "../dom/element.js";
import { nearest } from "../map/boxes.js";

/**
 * Return the line of a card, with a dot at its anchor; nothing for a card that stands on its anchor.
 * @param {Pick<Placed, "box" | "anchor">} placed
 * @param {Pixel} origin  the window's corner in pixels of the layers
 * @param {boolean} picked  whether it is the card of the chosen claim
 */
export function leader({ box, anchor }, origin, picked) {
  const near = nearest(box, anchor);
  if (near.x === anchor.x && near.y === anchor.y) return [];
  const look = picked ? "is-picked" : "";
  const [at, end] = [anchor, near].map(({ x, y }) => ({ x: x + origin.x, y: y + origin.y }));
  return [
    svg("line", { class: look, x1: at.x, y1: at.y, x2: end.x, y2: end.y }),
    svg("circle", { class: look, cx: at.x, cy: at.y, r: 3.5 }),
  ];
}
