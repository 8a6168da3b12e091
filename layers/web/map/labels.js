// Names of countries, islands and seas: placed last, only where nothing else is, fewer when far out.

import { decodePolygons, nearLongitude } from "../data/shapes.js";
import { el, said } from "../dom/element.js";
import { currentLanguage } from "../words/language.js";
import { text } from "../words/translation.js";
import { inside, overlap, rectangle } from "./boxes.js";

const FONTS = { country: "600 11px", territory: "11px", sea: "italic 13px", line: "italic 11px" };
const LINE_ZOOM = 5.5;

export function createLabels(map, data, centre) {
  const pane = map.createPane("p-labels");
  pane.style.zIndex = 450;
  pane.setAttribute("aria-hidden", "true");
  const pen = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(map.getContainer()).fontFamily || "sans-serif";

  let names = [];
  let spoken = null;

  function measure() {
    spoken = currentLanguage();
    names = [];
    for (const place of Object.values(data.places)) {
      if (!FONTS[place.kind] || !place.anchors.length) continue;
      const [lon, lat] = place.anchors[0];
      let extent = { sea: 20, line: -1 }[place.kind] || 0;
      if (place.polygons) {
        const rings = decodePolygons(place.polygons, data.scale, centre).map(([ring]) => L.latLngBounds(ring));
        extent = Math.max(...rings.map((ring) => ring.getEast() - ring.getWest()));
      }
      const { text: name, lang } = text(place, "name");
      const shown = place.kind === "country" ? name.toUpperCase() : name.replace(/^.*?: /, "");
      pen.font = `${FONTS[place.kind]} ${family}`;
      names.push({
        text: shown,
        lang,
        kind: place.kind,
        extent,
        at: L.latLng(lat, nearLongitude(lon, centre)),
        width: pen.measureText(shown).width + shown.length * (place.kind === "country" ? 0.9 : 0.2) + 4,
      });
    }
    names.sort((a, b) => b.extent - a.extent);
  }

  /** Place the names that fit inside `frame` and clear of the boxes in `taken`, so many times their usual size. */
  return (frame, taken, grown = 1) => {
    if (spoken !== currentLanguage()) measure();
    pane.replaceChildren();
    const boxes = [...taken];
    const origin = map.containerPointToLayerPoint([0, 0]);
    const zoom = map.getZoom();
    for (const name of names) {
      const point = map.latLngToContainerPoint(name.at);
      const span = (name.extent * 256 * 2 ** zoom) / 360;
      const [width, height] = [name.width * grown, 15 * grown];
      const fits = span >= width * 0.75;
      const isle = name.kind === "line"
        ? zoom >= LINE_ZOOM
        : !fits && zoom >= (name.kind === "country" ? 5 : 5.5) && span < 60;
      if (!fits && !isle) continue;
      const shifts = fits
        ? [[0, 0], [0, height + 1], [0, -height - 1]]
        : [[width / 2 + 8, 0], [-width / 2 - 8, 0], [0, height - 2], [0, 2 - height]];
      for (const [dx, dy] of shifts) {
        const box = rectangle(point.x + dx, point.y + dy, width, height);
        if (!inside(box, frame) || boxes.some((other) => overlap(box, other) > 0)) continue;
        boxes.push(box);
        const label = el(
          "div",
          { class: `p-name p-name-${name.kind}` },
          said({ text: name.text, lang: name.lang, verbatim: true }),
        );
        L.DomUtil.setPosition(label, L.point(box.left, box.top).add(origin).round());
        pane.append(label);
        break;
      }
    }
  };
}
