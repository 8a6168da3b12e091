// A scale bar in kilometres and nautical miles, true at the middle of the map.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

const LONGEST = 110;
const NAUTICAL_MILE = 1852;

/** The largest 1, 2, 3 or 5 times a power of ten that is not larger than `value`. */
function round(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [5, 3, 2, 1].find((digit) => digit * power <= value) * power;
}

export function createScale(map) {
  const bars = ["km", "nmi"].map((unit) => el("div", { class: "p-scalebar", "data-unit": unit }));
  const Scale = L.Control.extend({ onAdd: () => el("div", { class: "p-scale" }, bars) });
  new Scale({ position: "bottomleft" }).addTo(map);

  function draw() {
    const y = map.getSize().y / 2;
    const metres = map.distance(map.containerPointToLatLng([0, y]), map.containerPointToLatLng([LONGEST, y]));
    for (const bar of bars) {
      const unit = bar.dataset.unit;
      const longest = metres / (unit === "km" ? 1000 : NAUTICAL_MILE);
      const length = round(longest);
      bar.style.width = `${Math.round((LONGEST * length) / longest)}px`;
      bar.textContent = t(unit, { n: length });
    }
  }
  map.on("zoomend moveend resize", draw);
  draw();
  return draw;
}
