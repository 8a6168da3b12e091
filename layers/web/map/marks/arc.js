// An arc: a movement from one end to the other, schematic, with an arrow.

/** @import { Claim } from "../../types.d.ts" */
/** @import { Ground, MarkKind } from "./kinds.js" */

import { turned } from "../../data/shapes.js";

// shares of the way at which a card may point to it, best first
const ALONG = [0.5, 0.62, 0.72, 0.8, 0.86, 0.92, 0.38, 0.25];

/**
 * Return the way of an arc, where it is shown.
 * @param {Claim} claim
 * @param {Ground} ground
 */
const pathOf = (claim, { data, world }) => turned(data.shapes.lines(claim)[0], world.centre);

/** @type {MarkKind} */
export const arc = {
  panes: { "p-arcs": 420 },
  alone: true,

  draw(claim, ground, on) {
    const line = L.polyline(pathOf(claim, ground), {
      ...on("p-arcs"),
      noClip: true,
      className: "p-arc",
    });
    line.on("add", () => {
      const path = /** @type {SVGElement} */ (line.getElement());
      path.style.markerEnd = `url(#p-arrow-${claim.layer})`;
    });
    return { fill: line, edge: line };
  },

  style({ fill }, { colour, faint, picked }) {
    fill.setStyle({
      color: colour,
      weight: picked ? 4 : 2.5,
      dashArray: faint ? "3 7" : "9 7",
      opacity: faint ? 0.75 : 1,
    });
  },

  courses: (claim, ground) => [pathOf(claim, ground)],

  anchors(claim, ground) {
    const path = pathOf(claim, ground);
    return ALONG.map((part) => L.latLng(path[Math.round(part * (path.length - 1))]));
  },
};
