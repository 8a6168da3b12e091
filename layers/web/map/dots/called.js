// Names below clusters: the place that most of a cluster's claims name, in their own words, and how many do.

/** @import { Map } from "leaflet" */
/** @import { Box, Data, Said } from "../../types.d.ts" */
/** @import { Pixel } from "../boxes.js" */

import { el, said } from "../../dom/element.js";
import { currentLanguage } from "../../words/language.js";
import { formatNumber, t } from "../../words/messages.js";
import { whereabouts } from "../../words/place.js";
import { firstFree } from "../boxes.js";

/** @typedef {{at: Pixel, radius: number, rows: number[]}} Drawn A cluster in the window, and the rows of its claims. */

// pixels
const [HEIGHT, WIDEST, GAP] = [15, 190, 2];
// room for the language's mark, where a name is not in the reader's
const MARK = 24;

/**
 * Return which place more than half of some claims name (a code of theirs), and how many; null where none is.
 * @param {ArrayLike<number>} places  by row: equal numbers, equal places
 * @param {number[]} rows
 */
export function majority(places, rows) {
  // Boyer and Moore, 1981: what is left when unequal pairs are taken away is all that can be a majority
  let [place, left] = [-1, 0];
  for (const row of rows) {
    if (!left) place = places[row];
    left += places[row] === place ? 1 : -1;
  }
  const n = rows.reduce((sum, row) => sum + Number(places[row] === place), 0);
  return 2 * n > rows.length ? { place, n } : null;
}

/**
 * Number the places that claims name: for each row that of the first value which names the same place.
 * @param {Data["columns"]["where"]} where
 */
function numbered({ codes, values }) {
  /** @type {globalThis.Map<string, number>} */
  const known = new globalThis.Map();
  const numbers = values.map(({ place, name }, code) => {
    const key = `${place ?? ""} ${name}`;
    if (!known.has(key)) known.set(key, code);
    return /** @type {number} */ (known.get(key));
  });
  return Uint32Array.from(codes, (code) => numbers[code]);
}

/**
 * Return what names clusters on a map.
 * @param {Map} map
 * @param {Data} data
 * @param {() => string} family  the font
 */
export function createCalled(map, data, family) {
  const { where } = data.columns;
  const places = numbered(where);
  const pane = map.createPane("p-clusternames");
  pane.style.zIndex = "439";
  pane.style.pointerEvents = "none";
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

  /**
   * Return the place that most claims of a cluster name, and in words how many of them: all of them or a part.
   * @param {number[]} rows
   * @returns {{name: Said, count: string} | null}
   */
  function called(rows) {
    const found = majority(places, rows);
    if (!found) return null;
    const own = where.values[found.place];
    const all = found.n === rows.length;
    const count = all ? formatNumber(found.n) : t("n_of_m", { n: found.n, m: rows.length });
    return { name: whereabouts(data, { where: own }), count };
  }

  /** @param {{name: Said, count: string}} words */
  const widthOf = ({ name, count }) =>
    Math.min(
      WIDEST,
      Math.ceil(pen.measureText(`${name.text} · ${count}`).width * 1.04) + 6 +
        (name.lang === currentLanguage() ? 0 : MARK),
    );

  return {
    called,
    clear: () => pane.replaceChildren(),
    /**
     * Name clusters inside the frame, clear of what is taken; return the boxes of the names.
     * @param {Drawn[]} clusters
     * @param {Box} frame
     * @param {Box[]} taken
     */
    draw(clusters, frame, taken) {
      const origin = map.containerPointToLayerPoint([0, 0]);
      pen.font = `600 11.5px ${family()}`;
      const boxes = [...taken];
      const names = clusters.flatMap(({ at, radius, rows }) => {
        const words = called(rows);
        if (!words) return [];
        const width = widthOf(words);
        const [down, across] = [radius + GAP + HEIGHT / 2, radius + GAP + width / 2];
        const box = firstFree(
          at,
          { width, height: HEIGHT },
          [[0, down], [0, -down], [across, 0], [-across, 0]],
          frame,
          boxes,
        );
        if (!box) return [];
        boxes.push(box);
        const name = el(
          "div",
          { class: "p-clustername", "aria-hidden": "true" },
          el("span", {}, said(words.name)),
          ` · ${words.count}`,
        );
        name.style.width = `${width}px`;
        L.DomUtil.setPosition(name, L.point(box.left, box.top).add(origin).round());
        return [name];
      });
      pane.replaceChildren(...names);
      return boxes.slice(taken.length);
    },
  };
}
