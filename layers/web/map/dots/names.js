// Names beside the dots, where there are few and a name covers nothing.

/** @import { Map } from "leaflet" */
/** @import { Box, Claim, Data, Said, Store } from "../../types.d.ts" */
/** @import { Pixel } from "../boxes.js" */

import { badge } from "../../claim/badge.js";
import { el, said } from "../../dom/element.js";
import { currentLanguage } from "../../words/language.js";
import { text } from "../../words/translation.js";
import { firstFree } from "../boxes.js";

// more dots than this in view have no names beside them
const NAMED = 60;
// pixels
const [GAP, HEIGHT, WIDEST] = [10, 22, 230];
// room for the badge; with the language's mark beside it where the name is not in the reader's
const [BADGE, BADGE_AND_MARK] = [38, 62];

/**
 * A dot in the window, and the row of its claim.
 * @typedef {{row: number, at: Pixel}} Dot
 */

/**
 * Return the dots that have a name, each with its width and the box of its name; none where there are many dots.
 * @param {Dot[]} dots
 * @param {(dot: Dot) => number} widthOf  in pixels
 * @param {Box} frame
 * @param {Box[]} taken
 */
export function placedNames(dots, widthOf, frame, taken) {
  const boxes = [...taken];
  /** @type {{row: number, width: number, box: Box}[]} */
  const placed = [];
  if (dots.length > NAMED) return placed;
  for (const dot of dots) {
    const width = widthOf(dot);
    const shifts = [[GAP + width / 2, 0], [-GAP - width / 2, 0], [0, -HEIGHT], [0, HEIGHT]];
    const box = firstFree(dot.at, { width, height: HEIGHT }, shifts, frame, boxes);
    if (!box) continue;
    boxes.push(box);
    placed.push({ row: dot.row, width, box });
  }
  return placed;
}

/**
 * Return the names of dots, on the map.
 * @param {Map} map
 * @param {Data} data
 * @param {Store} store
 * @param {() => string} family  the font
 */
export function createNames(map, data, store, family) {
  const pane = map.createPane("p-dotnames");
  pane.style.zIndex = "440";
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

  /** @param {Said} words */
  const width = (words) =>
    Math.min(
      WIDEST,
      pen.measureText(words.text).width * 1.04 + (words.lang === currentLanguage() ? BADGE : BADGE_AND_MARK),
    );

  /**
   * @param {Claim} claim
   * @param {number} width
   */
  const button = (claim, width) => {
    const name = el(
      "button",
      {
        class: "p-dotname",
        type: "button",
        "data-claim": claim.id,
        "aria-pressed": String(claim.id === store.select),
        on: { click: () => store.choose(store.select === claim.id ? null : claim.id) },
      },
      el("span", { class: "p-label" }, said(text(claim, "label"))),
      badge(data.assertion.get(claim.assertion)),
    );
    name.style.width = `${width}px`;
    L.DomEvent.disableClickPropagation(name);
    return name;
  };

  return {
    clear: () => pane.replaceChildren(),
    /**
     * Name dots inside the frame, clear of what is taken; return the boxes of the names.
     * @param {Dot[]} dots
     * @param {Box} frame
     * @param {Box[]} taken
     */
    draw(dots, frame, taken) {
      const origin = map.containerPointToLayerPoint([0, 0]);
      pen.font = `550 12px ${family()}`;
      const placed = placedNames(dots, ({ row }) => width(text(data.claim(row), "label")), frame, taken);
      pane.replaceChildren(...placed.map(({ row, width, box }) => {
        const name = button(data.claim(row), width);
        L.DomUtil.setPosition(name, L.point(box.left, box.top).add(origin).round());
        return name;
      }));
      return placed.map(({ box }) => box);
    },
  };
}
