// The page laid out for a sheet of paper, and back.

/** @import { Parts, Store, View } from "../types.d.ts" */

// a sheet that both A4 and Letter have room for, within margins of 10 mm, in pixels of 1/96 inch: 186 mm
const HEIGHT = 703;
// what the legend gives up where it is too long, one after the other
const SHORTER = ["is-shorter", "is-long", "is-longer"];
// the least height of a map in pixels; where less would be left, the page runs over
const LEAST = 300;

/**
 * Give the map what is left of the first page beside heading, caption and foot; and where the legend is longer than
 * that, its shorter form, and then its wider one.
 * @param {Parts} parts
 */
function fit({ root, head, narrowed, caption, foot, map, legend }) {
  root.classList.remove(...SHORTER);
  const taken = [head, narrowed, caption, foot].reduce((sum, each) => sum + each.offsetHeight, 0);
  map.style.setProperty("--p-sheet", `${Math.max(LEAST, HEIGHT - taken)}px`);
  for (const shorter of SHORTER) {
    root.classList.toggle(shorter, legend.offsetHeight > map.offsetHeight + caption.offsetHeight);
  }
}

/**
 * Return what enters and leaves the layout for paper: light, unfolded, without the briefing.
 *
 * @param {Parts} parts
 * @param {Store} store
 * @param {{view(): View, show(view: View): void}} camera
 * @param {{isFolded(): boolean, setFolded(folded: boolean): void}} legend
 */
export function createPaper(parts, store, camera, legend) {
  const { classList, dataset } = parts.root;
  /** @type {{view: View, folded: boolean, closed: HTMLDetailsElement[], large?: string} | null} */
  let before = null;
  return {
    enter() {
      if (before) return;
      const closed = Array.from(parts.legend.querySelectorAll(/** @type {"details"} */ (".p-ground:not([open])")));
      before = { large: dataset.large, view: camera.view(), folded: legend.isFolded(), closed };
      // claims without a card are on the first page in the legend alone
      for (const each of closed) each.open = true;
      classList.add("is-paper");
      delete dataset.brief;
      delete dataset.large;
      dataset.theme = "print";
      legend.setFolded(false);
      // the foot says other things on paper, and is measured with them
      camera.show(before.view);
      fit(parts);
      camera.show(before.view);
    },
    leave() {
      if (!before) return;
      classList.remove("is-paper", ...SHORTER);
      for (const each of before.closed) each.open = false;
      if (store.brief) dataset.brief = "true";
      if (before.large) dataset.large = before.large;
      dataset.theme = store.theme;
      legend.setFolded(before.folded);
      camera.show(before.view);
      before = null;
    },
  };
}
