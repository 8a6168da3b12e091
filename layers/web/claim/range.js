// A quantity's range as a bar, where a source gives one.

import { el, said, svg } from "../dom/element.js";
import { t } from "../words/messages.js";
import { text } from "../words/translation.js";

// pixels: the bar's width, and where its axis begins and ends
const [WIDTH, LEFT, RIGHT] = [220, 6, 214];

/** @import { Quantity } from "../types.d.ts" */

/**
 * Return a bar from low to high with a mark at the best, in words too; null where the source gives no range.
 *
 * @param {Quantity} quantity
 * @param {number} [top] the number at the right end of the bar's axis
 */
export function rangeBar(quantity, top) {
  const { low, best, high } = quantity;
  if (low === null || high === null) return null;
  const end = top || high;
  const x = (/** @type {number} */ value) => LEFT + ((RIGHT - LEFT) * value) / (end || 1);
  const words = t(best === null ? "range" : "range_best", { low, high, best });
  return el(
    "span",
    { class: "p-range" },
    svg(
      "svg",
      { width: WIDTH, height: 16, viewBox: `0 0 ${WIDTH} 16`, "aria-hidden": "true" },
      svg("path", { class: "p-range-axis", d: `M${LEFT} 12H${RIGHT}` }),
      svg("path", { class: "p-range-bar", d: `M${x(low)} 8H${x(high)}` }),
      best !== null && svg("circle", { class: "p-range-best", cx: x(best), cy: 8, r: 4.5 }),
    ),
    words,
    " ",
    said(text(quantity, "unit")),
  );
}
