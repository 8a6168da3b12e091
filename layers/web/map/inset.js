// A locator: the world, the box of this view and the arcs that leave it. There only while an arc leaves the window.

import { decodeLines, decodePolygons } from "../data/shapes.js";
import { setInk } from "../dom/colour.js";
import { el, svg } from "../dom/element.js";
import { t } from "../words/messages.js";

const [WIDTH, HEIGHT, NORTH, SOUTH] = [168, 74, 84, -60];
const SMALLEST = 1.2;

export function createInset(map, data, centre, store) {
  const x = (lon) => ((lon - centre + 180) / 360) * WIDTH;
  const y = (lat) => ((NORTH - lat) / (NORTH - SOUTH)) * HEIGHT;

  /** A ring as path data, without what is smaller than a pixel here. */
  function outline(ring) {
    const kept = [];
    for (const [lat, lon] of ring) {
      const [px, py] = [x(lon), y(lat)];
      const last = kept[kept.length - 1];
      if (!last || Math.hypot(px - last[0], py - last[1]) >= 0.8) kept.push([px, py]);
    }
    const wide = Math.max(...kept.map(([px]) => px)) - Math.min(...kept.map(([px]) => px));
    return wide < SMALLEST ? "" : `M${kept.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join("L")}Z`;
  }

  const land = data.basemap
    .filter((id) => data.places[id].polygons)
    .flatMap((id) => decodePolygons(data.places[id].polygons, data.scale, centre).map(([ring]) => outline(ring)))
    .join("");
  const view = svg("rect", { class: "p-inset-view" });
  const paths = svg("g");
  const picture = svg(
    "svg",
    { width: WIDTH, height: HEIGHT, viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    svg("rect", { class: "p-inset-water", width: WIDTH, height: HEIGHT }),
    svg("path", { class: "p-inset-land", d: land }),
    paths,
    view,
  );
  const button = el("button", { class: "p-inset", type: "button" }, picture);
  const Inset = L.Control.extend({ onAdd: () => button });
  new Inset({ position: "bottomleft" }).addTo(map);
  L.DomEvent.disableClickPropagation(button);

  let arcs = [];
  button.addEventListener(
    "click",
    () => map.fitBounds(L.latLngBounds(arcs.flatMap((arc) => arc.path)), { padding: [40, 40] }),
  );

  /** Follow the view and the visible arcs. */
  return () => {
    const bounds = map.getBounds();
    arcs = store.marked("arc")
      .map((claim) => ({ claim, path: decodeLines(claim.lines, data.scale, centre)[0] }));
    button.hidden = arcs.every(({ path }) => path.every((point) => bounds.contains(point)));
    if (button.hidden) return;
    button.title = t("inset");
    button.setAttribute("aria-label", button.title);
    const [west, east] = [Math.max(0, x(bounds.getWest())), Math.min(WIDTH, x(bounds.getEast()))];
    const [top, bottom] = [Math.max(0, y(bounds.getNorth())), Math.min(HEIGHT, y(bounds.getSouth()))];
    for (
      const [name, value] of Object.entries({
        x: west,
        y: top,
        width: Math.max(2, east - west),
        height: Math.max(2, bottom - top),
      })
    ) {
      view.setAttribute(name, value);
    }
    paths.replaceChildren(...arcs.map(({ claim, path }) =>
      setInk(
        svg("path", {
          class: "p-arc p-inset-arc",
          d: `M${path.map(([lat, lon]) => `${x(lon).toFixed(1)},${y(lat).toFixed(1)}`).join("L")}`,
        }),
        data.layer.get(claim.layer).colour,
      )
    ));
  };
}
