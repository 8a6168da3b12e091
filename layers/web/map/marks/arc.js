// An arc: a movement from one end to the other, schematic, with an arrow.

/** @import { MarkKind } from "./kinds.js" */

import { decodeLines } from "../../data/shapes.js";

// shares of the way at which a card may point to it, best first
const ALONG = [0.5, 0.62, 0.72, 0.8, 0.86, 0.92, 0.38, 0.25];

/** @type {MarkKind} */
export const arc = {
  panes: { "p-arcs": 420 },
  alone: true,

  draw(claim, { data, centre }, on) {
    const line = L.polyline(decodeLines(claim.lines ?? [], data.scale, centre), {
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

  anchors(claim, { data, centre }) {
    const [path] = decodeLines(claim.lines ?? [], data.scale, centre);
    return ALONG.map((part) => L.latLng(path[Math.round(part * (path.length - 1))]));
  },

  box: () => null,
};
