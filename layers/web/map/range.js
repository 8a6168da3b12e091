// The range of the chosen claim, as a source states it: a ring around an exact place, a band around what is near one.

/** @import { Map } from "leaflet" */
/** @import { Data, Store } from "../types.d.ts" */
/** @import { World } from "./world.js" */

import { nearLongitude } from "../data/shapes.js";
import { ringsOf } from "../data/ring.js";
import { setInk } from "../dom/colour.js";
import { el, said } from "../dom/element.js";
import { t } from "../words/messages.js";

/**
 * Return a function that draws the range of the chosen claim, if it has one.
 * @param {Map} map
 * @param {Data} data
 * @param {World} world
 * @param {Pick<Store, "select">} store
 */
export function createRange(map, data, world, store) {
  map.createPane("p-ranges").style.zIndex = "415";
  const on = { pane: "p-ranges", renderer: L.svg({ pane: "p-ranges", padding: 0.6 }), interactive: false };
  const drawn = L.layerGroup().addTo(map);

  return () => {
    drawn.clearLayers();
    const claim = data.byId.get(store.select);
    const rings = claim ? ringsOf(data, claim) : [];
    if (!claim?.range || !rings.length) return;
    const turned = rings.map((ring) => {
      const shift = nearLongitude(ring[0][1], world.centre) - ring[0][1];
      return ring.map(([lat, lon]) => L.latLng(lat, lon + shift));
    });
    const band = L.polygon(turned, { ...on, className: `p-range-ring ${rings.length > 1 ? "is-band" : ""}` });
    band.addTo(drawn);
    const { colour } = data.layer.get(claim.layer);
    const path = /** @type {SVGElement | undefined} */ (band.getElement());
    if (path) setInk(path, colour);
    const { km, source } = claim.range;
    const { title } = data.source.get(source);
    const words = el("span", { class: "p-rangename" }, `${t("km", { n: km })} – `, said(title));
    const icon = L.divIcon({ html: words, className: "p-rangeat", iconSize: [0, 0] });
    L.marker(turned[0][0], { icon, pane: "p-ranges", interactive: false, keyboard: false }).addTo(drawn);
  };
}
