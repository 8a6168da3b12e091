// Where there is no room for two panels the legend folds, and unfolds when there is room again; the list below it goes
// and comes with it.

import { magnification } from "../map/camera.js";

/** @import { Parts } from "../types.d.ts" */
/** @typedef {{isOpen(): boolean}} Panel */

// pixels, at the usual size of type: a page wider than this has room for two panels
const CROWDED = 960;

/**
 * Return what makes the legend yield, whenever panels have opened or closed.
 *
 * @param {Parts} parts
 * @param {{isFolded(): boolean, setFolded(folded: boolean): void}} legend
 * @param {Panel[]} others
 */
export function createCrowding(parts, legend, others) {
  let yielded = false;
  return () => {
    const crowded = others.some((panel) => panel.isOpen()) &&
      parts.root.clientWidth <= CROWDED * magnification(parts.root);
    parts.root.classList.toggle("is-crowded", crowded);
    // a reader who unfolded it by hand sees it fold again, one who folded it keeps it folded
    if (crowded ? legend.isFolded() : !yielded) return;
    yielded = crowded;
    legend.setFolded(crowded);
  };
}
