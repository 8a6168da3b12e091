// A finer basemap below all that is claimed. It covers the land and coasts of the gazetteer where its tiles are.
// Borders of countries and disputed lines stay the theatre's, drawn over it: whose view of them is shown is stated, and
// no accident of a basemap.

import { t } from "../words/messages.js";

/** @import { Map } from "leaflet" */
/** @import { Data, Store, Surface, Underlay, UnderlayPanel } from "../types.d.ts" */

/** Return why an underlay is not drawn, in words. @param {Underlay} underlay */
const why = ({ kind, address, name }) =>
  kind === "online"
    ? t("underlay_unreachable", { name })
    : t("underlay_failed", { name: decodeURIComponent(address.split("/").at(-1) ?? "") });

/**
 * Draw the underlay, if the page has one. Return what follows the theme, and what the foot says of it; or null.
 *
 * @param {Map} map
 * @param {Data} data
 * @param {Store} store
 * @param {UnderlayPanel} panel  the part of the legend that says what it is, with its switch
 * @param {(on: boolean) => void} over  draws the borders over it, or not
 */
export function drawUnderlay(map, { underlay }, store, panel, over) {
  const open = /** @type {Surface} */ (window.posture).openUnderlay;
  if (!underlay || !open) return null;
  const pane = map.createPane("p-underlay");
  pane.style.zIndex = "155";
  pane.dataset.kind = underlay.kind;
  let state = "waiting";
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
  }
  panel.listen(turn);
  let theme = store.theme;
  return {
    draw() {
      if (theme !== store.theme) layer.draw();
      theme = store.theme;
    },
    said: () => ({ underlay, state }),
  };
}
