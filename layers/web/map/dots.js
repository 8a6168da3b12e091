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
import { createCalled } from "./dots/called.js";
import { createHover } from "./dots/hover.js";
import { createNames } from "./dots/names.js";
import { comesApart, spreadOf } from "./dots/opening.js";
import { createPainter } from "./dots/painter.js";
import { countedIn, createPoints } from "./dots/points.js";
import { toWindow, toWorld } from "./dots/projection.js";
import { createSheet } from "./dots/sheet.js";
import { createStops } from "./dots/stops.js";
import { under } from "./dots/under.js";
import { DOT } from "./paint.js";
import { markInWords } from "./reach.js";
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
  const family = () => getComputedStyle(root).fontFamily;
  const names = createNames(map, data, store, family);
  const called = createCalled(map, data, family);
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
    const spread = spreadOf(membersOf(points, cluster, store.table()), points);
    if (!comesApart(spread, map.getZoom(), map.getMaxZoom())) {
      const stage = map.getContainer().getBoundingClientRect();
      const box = rectangle(hit.x + stage.left, hit.y + stage.top, 2 * hit.radius, 0);
      return list.open(rowsOf(cluster), box);
    }
    const closer = map.getZoom() + 1;
    const [a, b] = [map.unproject([spread.left, spread.bottom], 0), map.unproject([spread.right, spread.top], 0)];
    fit([a.lng, a.lat, b.lng, b.lat]);
    if (map.getZoom() < closer) map.setView(map.unproject([cluster.x, cluster.y], 0), closer, { animate: false });
  }

  /** The rows of a cluster's claims, in the file's order. @param {Cluster} cluster */
  const rowsOf = (cluster) => membersOf(points, cluster, store.table()).map((i) => points.row[i]).sort((a, b) => a - b);

  /** @param {Hit} hit */
  function act(hit) {
    hover.hide();
    if (hit.cluster) open(hit.cluster, hit);
    else store.choose(id.at(points.row[hit.dot]));
  }

  /** What a screen reader says of a dot or a cluster. @param {Hit} hit */
  function words({ cluster, dot }) {
    if (!cluster) return markInWords(data, [points.row[dot]]);
    const common = called.called(rowsOf(cluster));
    const place = common ? [`${common.name.text} · ${common.count}`] : [];
    return [t("claims_here", { n: cluster.count }), ...place, firmnessInWords(data, cluster.said)].join(", ");
  }

  const stops = createStops(map, words, act);

  /** @param {LeafletMouseEvent | null} event */
  function point(event) {
    const hit = event && !list.isOpen() ? hitBy(event) : null;
    hover.show(hit, free, ({ dot }) => data.claim(points.row[dot]));
  }

  map.on("mousemove", point);
  map.on("mouseout movestart zoomstart", () => point(null));
  map.on("zoomstart", names.clear);
  map.on("zoomstart", called.clear);

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
      if (hit) act(hit);
      return hit !== null;
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
      /** @type {Hit[]} */
      const hits = [
        ...view.clusters.map((cluster) => ({
          ...place(cluster.x, cluster.y),
          radius: clusterRadius(cluster.count),
          cluster,
          dot: -1,
        })),
        ...view.dots.map((dot) => ({ ...dotAt(place, dot), radius: DOT, dot })),
      ];
      const seen = hits.filter((hit) => holds(hit, frame));
      const here = hits.map(({ x, y, radius }) => rectangle(x, y, 2 * radius, 2 * radius))
        .filter((each) => meet(each, frame));
      const counted = countedIn(points, toWorld(corner(), map.getZoom(), frame), store.table(), assertion);
      const n = counted.counts.reduce((a, b) => a + b, 0);
      const words = firmnessInWords(data, counted.counts);
      sheet.say(t("dots_drawn", { n, words }));
      const clusters = seen.flatMap(({ cluster, radius, ...at }) =>
        cluster ? [{ at, radius, rows: rowsOf(cluster) }] : []
      );
      const dots = seen.filter(({ cluster }) => !cluster).map(({ dot, x, y }) => ({
        row: points.row[dot],
        at: { x, y },
      }));
      const common = called.draw(clusters, frame, [...taken, ...here]);
      const named = [...common, ...names.draw(dots, frame, [...taken, ...here, ...common])];
      stops(seen.map((hit) => ({ hit, at: hit.cluster ?? { x: points.x[hit.dot], y: points.y[hit.dot] } })));
      return { taken: [...taken, ...here, ...named], outside: outside + counted.outside, crowded };
    },
  };
}
