// The legend: the layer control, and below it the key. It folds away where there is little room.

import { button } from "../dom/button.js";
import { el, setChildren } from "../dom/element.js";
import { t } from "../words/messages.js";
import { createCountedKey } from "./counted.js";
import { createUnderlayKey } from "./underlay.js";
import { createKey } from "./key.js";
import { createLayers } from "./layers.js";
import { createTiledKey } from "./tiled.js";

/** @import { Actions, CountedPlace, Data, Store, TileHit } from "../types.d.ts" */

// pixels: a window narrower than this starts with the legend folded
const SMALL = 720;

/**
 * Create the legend in its panel.
 *
 * @param {HTMLElement} panel
 * @param {Data} data
 * @param {Store} store
 * @param {Actions} actions
 */
export function createLegend(panel, data, store, actions) {
  const isSmall = () => window.innerWidth < SMALL;
  let folded = isSmall();
  const layers = createLayers(data, store);
  const key = createKey(data, store, actions);
  const counted = createCountedKey(data.counts, actions.events);
  const tiled = createTiledKey(data);
  const underlay = createUnderlayKey(data);
  const body = el(
    "div",
    { class: "p-legend-body", id: "p-legend-body" },
    layers.root,
    counted.root,
    tiled.root,
    underlay.root,
    key.root,
  );
  const fold = button(() => setFolded(!folded), { class: "p-fold", "aria-controls": body.id });
  panel.append(fold, body);

  /** @param {boolean} value */
  function setFolded(value) {
    folded = value;
    panel.classList.toggle("is-folded", folded);
    body.hidden = folded;
    fold.setAttribute("aria-expanded", String(!folded));
    drawFold();
    store.moved();
  }

  function drawFold() {
    setChildren(
      fold,
      folded ? t("layers_open", { n: store.layers.length }) : el("span", {}, t("layers")),
      !folded && el("span", { class: "p-fold-hint" }, t("hide")),
    );
  }

  // a window that becomes small folds the legend, one that becomes large opens it; in between the reader decides
  let small = folded;
  window.addEventListener("resize", () => {
    if (small === isSmall()) return;
    small = !small;
    setFolded(small);
  });

  return {
    draw() {
      layers.draw();
      drawFold();
      counted.draw();
      tiled.draw();
      underlay.draw();
      key.draw();
    },
    /** List what is counted in some places. @param {CountedPlace[]} places */
    counted(places) {
      setFolded(false);
      counted.show(places);
    },
    tiled: {
      ...tiled,
      /** List what tiles have at a place. @param {TileHit[]} hits */
      show(hits) {
        setFolded(false);
        tiled.show(hits);
      },
    },
    underlay,
    lines: key.lines,
    clusters: key.clusters,
    setFolded,
    isFolded: () => folded,
  };
}
