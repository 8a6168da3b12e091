// The page laid out for a sheet of paper, and back.

/** @import { Parts, Store, View } from "../types.d.ts" */

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
  /** @type {{view: View, folded: boolean} | null} */
  let before = null;
  return {
    enter() {
      if (before) return;
      before = { view: camera.view(), folded: legend.isFolded() };
      classList.add("is-paper");
      delete dataset.brief;
      dataset.theme = "print";
      legend.setFolded(false);
      camera.show(before.view);
    },
    leave() {
      if (!before) return;
      classList.remove("is-paper");
      if (store.brief) dataset.brief = "true";
      dataset.theme = store.theme;
      legend.setFolded(before.folded);
      camera.show(before.view);
      before = null;
    },
  };
}
