// A finer basemap below all that is claimed. It covers the land and coasts of the gazetteer where its tiles are.
// Borders of countries and disputed lines stay the theatre's, drawn over it: whose view of them is shown is stated, and
// no accident of a basemap.

import { foldText } from "../data/folding.js";
import { nearLongitude } from "../data/shapes.js";
import { t } from "../words/messages.js";

/** @import { Map } from "leaflet" */
/** @import { Data, Label, Store, Surface, Translated, Underlay, UnderlayPanel } from "../types.d.ts" */

// how near (degrees) a name stands to a place of ours of the same name, or to any town of ours, that is the same place
const [NAMESAKE, SAME] = [0.5, 0.03];

/**
 * Return the names that are none of ours.
 *
 * @param {Label[]} found
 * @param {Pick<Data, "labels" | "places">} data
 */
export function others(found, { labels, places }) {
  const written = (/** @type {Translated<{ name: string }> & { name: string }} */ { name, translations = {} }) =>
    [name, ...Object.values(translations).map((each) => each.name)].filter((each) => each).map((each) =>
      foldText(each ?? "")
    );
  const ours = [
    ...labels.filter(({ kind }) => kind === "town").map((label) => ({
      at: [label.at],
      words: written(label),
      town: true,
    })),
    ...Object.values(places).map((place) => ({ at: place.anchors, words: written(place), town: false })),
  ];
  return found.filter((name) => {
    const words = new Set(written(name));
    return !ours.some(({ at, words: own, town }) => {
      const reach = own.some((each) => words.has(each)) ? NAMESAKE : town ? SAME : 0;
      return at.some(([lon, lat]) =>
        Math.abs(lat - name.at[1]) < reach && Math.abs(nearLongitude(lon, name.at[0]) - name.at[0]) < reach
      );
    });
  });
}

/** Return why an underlay is not drawn, in words. @param {Underlay} underlay */
const why = ({ kind, address, name }) =>
  kind === "online"
    ? t("underlay_unreachable", { name })
    : t("underlay_failed", { name: decodeURIComponent(address.split("/").at(-1) ?? "") });

/**
 * Draw the underlay, if the page has one. Return what follows the theme, what the foot says of it, and the names that
 * it has in view; or null.
 *
 * @param {Map} map
 * @param {Data} data
 * @param {Store} store
 * @param {UnderlayPanel} panel  the part of the legend that says what it is, with its switch
 * @param {(on: boolean) => void} over  draws the borders over it, or not
 */
export function drawUnderlay(map, { underlay, labels, places }, store, panel, over) {
  const open = /** @type {Surface} */ (window.posture).openUnderlay;
  if (!underlay || !open) return null;
  const pane = map.createPane("p-underlay");
  pane.style.zIndex = "153";
  pane.dataset.kind = underlay.kind;
  let state = "waiting";
  /** @type {Label[]} */
  let names = [];
  let [named, asked] = ["[]", 0];
  const layer = open(map, {
    underlay,
    pane: "p-underlay",
    colour: (name) => getComputedStyle(map.getContainer()).getPropertyValue(`--${name}`).trim(),
    ready: () => state === "waiting" && turn(true),
    failed() {
      turn(false);
      state = "failed";
      panel.fail(why(underlay));
      store.moved();
    },
  });

  /** @param {boolean} on */
  function turn(on) {
    state = on ? "drawn" : "off";
    if (on) layer.show();
    else layer.hide();
    over(on);
    store.moved();
    name();
  }

  /** Have the names in view placed once they are read, where they are others than before. */
  async function name() {
    const mine = ++asked;
    // a tile that cannot be read has no names
    const found = state === "drawn" ? others(await layer.names().catch(() => []), { labels, places }) : [];
    const key = JSON.stringify(found);
    if (mine !== asked || key === named) return;
    [names, named] = [found, key];
    store.moved();
  }
  map.on("moveend", () => void name());
  panel.listen(turn);
  let theme = store.theme;
  return {
    draw() {
      if (theme !== store.theme) layer.draw();
      theme = store.theme;
    },
    said: () => ({ underlay, state }),
    names: () => names,
  };
}
