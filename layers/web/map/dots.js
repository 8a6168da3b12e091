// Very many points on one canvas: dots where they are apart, clusters where they are not, names where there is room.

/** @import { Bounds, LeafletMouseEvent, Map } from "leaflet" */
/** @import { Box, Claim, Data, Store, View } from "../types.d.ts" */
/** @import { Cluster, Sorted } from "./dots/clusters.js" */
/** @import { ToWindow } from "./dots/projection.js" */
/** @import { Hit } from "./dots/under.js" */
/** @import { World } from "./world.js" */

import { firmnessInWords } from "../claim/tallies.js";
import { holds, meet, rectangle } from "./boxes.js";
import { clustered, clusterRadius, membersOf } from "./dots/clusters.js";
import { createHover } from "./dots/hover.js";
import { createNames } from "./dots/names.js";
import { comesApart, spreadOf } from "./dots/opening.js";
import { createPainter } from "./dots/painter.js";
import { countedIn, createPoints } from "./dots/points.js";
import { toWindow, toWorld } from "./dots/projection.js";
import { createSheet } from "./dots/sheet.js";
import { under } from "./dots/under.js";
import { DOT } from "./paint.js";
import { t } from "../words/messages.js";

/**
 * What the cards' layout found: the boxes that are taken, and how many claims lie outside or have no room.
 * @typedef {{taken: Box[], outside: number, crowded: number}} Laid
 */

/**
 * The canvas of dots, for a theatre with many points or with few.
 * @typedef {object} Dots
 * @property {() => void} draw
 * @property {() => void} turn  follows the world: the map may be drawn around another longitude now
 * @property {(event: LeafletMouseEvent) => boolean} press  takes a click; returns whether it was for a dot or cluster
 * @property {(claim: Claim, frame: Box) => boolean} shows  whether a claim is a dot of its own inside the frame
 * @property {() => Cluster[]} clusters
 * @property {() => {dots: object[], clusters: object[]}} drawn  what is drawn, with places in window pixels
 * @property {(frame: Box, laid: Laid) => Laid} layout  names the dots inside the frame; adds what is taken and outside
 */

/**
 * Nothing to draw: a theatre with few points has marks and cards.
 * @type {Dots}
 */
const NONE = {
  draw() {},
  turn() {},
  press: () => false,
  shows: () => false,
  clusters: () => [],
  drawn: () => ({ dots: [], clusters: [] }),
  layout: (_, laid) => laid,
};

/**
 * Return the canvas of dots. `list` lists the claims of a cluster that no zoom takes apart; `fit` shows a view.
 * @param {Map} map
 * @param {Data} data
 * @param {World} world
 * @param {Store} store
 * @param {{list: {open(rows: number[], box: Box): void, isOpen(): boolean}, fit: (view: View) => void}} parts
 * @returns {Dots}
 */
export function createDots(map, data, world, store, { list, fit }) {
  if (!data.dotted) return NONE;
  let points = createPoints(data, world.centre);
  let { centre } = world;
  const { assertion, id } = data.columns;
  const root = /** @type {HTMLElement} */ (map.getContainer().closest(".posture"));
  map.createPane("p-dots").style.zIndex = "415";
  const names = createNames(map, data, store, () => getComputedStyle(root).fontFamily);
  const hover = createHover(map, data, store);
  let painter = createPainter(root, data, points);
  /** @type {Sorted} */
  let view = { dots: [], clusters: [] };
  // the part of the map that nothing covers
  let free = { left: 0, top: 0, right: 0, bottom: 0 };

  /** The window's corner in world pixels of this zoom. */
  const corner = () => map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));

  const placing = () => toWindow(corner(), map.getZoom());

  /** @param {ToWindow} place @param {number} i */
  const dotAt = (place, i) => place(points.x[i], points.y[i]);

  /** The number of the chosen point, or -1. */
  function chosen() {
    const claim = data.byId.get(store.select);
    return claim && data.isDot(claim) ? points.row.indexOf(claim.index) : -1;
  }

  const sheet = createSheet(map, "p-dots", (/** @type {HTMLCanvasElement} */ canvas, /** @type {Bounds} */ bounds) => {
    const { x, y } = bounds.getSize();
    const brush = painter.begin(canvas, { x, y });
    const [zoom, origin] = [
      map.getZoom(),
      map.getPixelOrigin().add(/** @type {import("leaflet").Point} */ (bounds.min)),
    ];
    const box = toWorld(origin, zoom, { left: 0, top: 0, right: x, bottom: y });
    view = clustered(points, data.columns, box, zoom, store.table());
    painter.paint(brush, view, toWindow(origin, zoom), zoom, chosen());
  });

  /** @param {LeafletMouseEvent} event */
  const hitBy = (event) => under(event.containerPoint, view, points, placing());

  /**
   * Zoom in to a cluster where that takes it apart, else list its claims.
   * @param {Cluster} cluster
   * @param {Hit} hit
   */
  function open(cluster, hit) {
    const found = membersOf(points, cluster, store.table());
    const spread = spreadOf(found, points);
    if (!comesApart(spread, map.getZoom(), map.getMaxZoom())) {
      const stage = map.getContainer().getBoundingClientRect();
      const box = rectangle(hit.x + stage.left, hit.y + stage.top, 2 * hit.radius, 0);
      return list.open(found.map((i) => points.row[i]).sort((a, b) => a - b), box);
    }
    const closer = map.getZoom() + 1;
    const [a, b] = [map.unproject([spread.left, spread.bottom], 0), map.unproject([spread.right, spread.top], 0)];
    fit([a.lng, a.lat, b.lng, b.lat]);
    if (map.getZoom() < closer) map.setView(map.unproject([cluster.x, cluster.y], 0), closer, { animate: false });
  }

  /** @param {LeafletMouseEvent | null} event */
  function point(event) {
    const hit = event && !list.isOpen() ? hitBy(event) : null;
    hover.show(hit, free, ({ dot }) => data.claim(points.row[dot]));
  }

  map.on("mousemove", point);
  map.on("mouseout movestart zoomstart", () => point(null));
  map.on("zoomstart", names.clear);

  return {
    turn() {
      if (centre === world.centre) return;
      centre = world.centre;
      points = createPoints(data, centre);
      painter = createPainter(root, data, points);
      sheet.draw();
    },
    draw: sheet.draw,
    press(event) {
      const hit = hitBy(event);
      if (!hit) return false;
      hover.hide();
      if (hit.cluster) open(hit.cluster, hit);
      else store.choose(id.at(points.row[hit.dot]));
      return true;
    },
    shows(claim, frame) {
      const own = view.dots.find((i) => points.row[i] === claim.index);
      return own !== undefined && holds(dotAt(placing(), own), frame);
    },
    clusters: () => view.clusters,
    drawn() {
      const [place, picked] = [placing(), chosen()];
      return {
        dots: view.dots.map((i) => ({ id: id.at(points.row[i]), ...dotAt(place, i) })),
        clusters: view.clusters.map((each) => ({
          ...each,
          ...place(each.x, each.y),
          radius: clusterRadius(each.count),
        })),
        picked: picked < 0 ? null : dotAt(place, picked),
        assertions: assertion.values,
      };
    },
    layout(frame, { taken, outside, crowded }) {
      free = frame;
      const place = placing();
      const dots = view.dots.map((i) => ({ row: points.row[i], at: dotAt(place, i) }));
      const here = [
        ...view.clusters.map((each) => ({ ...place(each.x, each.y), reach: clusterRadius(each.count) })),
        ...dots.map(({ at }) => ({ ...at, reach: DOT })),
      ].map(({ x, y, reach }) => rectangle(x, y, 2 * reach, 2 * reach)).filter((each) => meet(each, frame));
      const counted = countedIn(points, toWorld(corner(), map.getZoom(), frame), store.table(), assertion);
      const n = counted.counts.reduce((a, b) => a + b, 0);
      const words = firmnessInWords(data, counted.counts);
      sheet.say(t("dots_drawn", { n, words }));
      const named = names.draw(dots.filter(({ at }) => holds(at, frame)), frame, [...taken, ...here]);
      return { taken: [...taken, ...here, ...named], outside: outside + counted.outside, crowded };
    },
  };
}
