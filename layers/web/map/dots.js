// Very many points on one canvas: dots where they are apart, clusters where they are not, names where there is room.

import { badge } from "../claim/badge.js";
import { who } from "../claim/chip.js";
import { byFirmness, bySide, firmnessInWords, tallies } from "../claim/tallies.js";
import { darkInk } from "../dom/colour.js";
import { el, said, setChildren } from "../dom/element.js";
import { currentLanguage } from "../words/language.js";
import { t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text } from "../words/translation.js";
import { inside, overlap, rectangle } from "./boxes.js";
import { clusterRadius, createClusters } from "./clusters.js";
import { createBrush, DOT, themeInks } from "./paint.js";
import { createPoints, metresToPixels } from "./points.js";

const NEAR = 9;
// more dots than this in view have no names beside them
const NAMED = 60;
const [NAME_GAP, NAME_HEIGHT] = [10, 22];
// how far the canvas reaches over the window's edges, as a share of it: a drag shows no bare edge
const PADDING = 0.3;

const Sheet = L.Renderer.extend({
  _initContainer() {
    this._container = el("canvas", { class: "p-dots", role: "img" });
  },
  _destroyContainer() {
    this._container.remove();
  },
  _updatePaths() {},
  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    this.options.paint(this._container, this._bounds);
  },
  /** Draw anew now. */
  draw() {
    this._update();
  },
  covers(bounds) {
    return this._bounds && this._bounds.contains(bounds);
  },
});

/** Nothing to draw: a theatre with few points has marks and cards. */
const NONE = {
  draw() {},
  press: () => false,
  shows: () => false,
  clusters: () => [],
  drawn: () => ({ dots: [], clusters: [] }),
  layout: (_, laid) => laid,
};

export function createDots(map, data, centre, store, { list, fit }) {
  if (!data.dotted) return NONE;
  const points = createPoints(data, centre);
  const sorter = createClusters(data, points);
  const { layer, assertion, where, lat } = data.columns;
  const root = map.getContainer().closest(".posture");
  const colours = layer.values.map((id) => data.layer.get(id).colour);
  const pen = document.createElement("canvas").getContext("2d");
  map.createPane("p-dots").style.zIndex = 415;
  const names = map.createPane("p-dotnames");
  names.style.zIndex = 440;
  const hover = el("div", { class: "p-card p-hover", "aria-hidden": "true", hidden: true });
  map.getContainer().append(hover);
  let view = { dots: [], clusters: [] };
  let brush = null;
  let dress = null;

  const inDark = (colour) => (root.dataset.theme === "dark" ? darkInk(colour) : colour);
  const colourOf = (row) => inDark(colours[layer.codes[row]]);
  const saidOf = (row) => assertion.values[assertion.codes[row]];
  const family = () => getComputedStyle(root).fontFamily;

  /** The window's corner in world pixels of this zoom. */
  const corner = () => map.getPixelOrigin().add(map.containerPointToLayerPoint([0, 0]));

  /** Where a point of the world at zoom 0 is in the window, in pixels. */
  function place() {
    const scale = 2 ** map.getZoom();
    const origin = corner();
    return (x, y) => ({ x: x * scale - origin.x, y: y * scale - origin.y });
  }

  /** A box of pixels, counted from there (world pixels of this zoom), in world pixels at zoom 0. */
  function world(origin, { left, top, right, bottom }) {
    const scale = 2 ** map.getZoom();
    return {
      left: (origin.x + left) / scale,
      top: (origin.y + top) / scale,
      right: (origin.x + right) / scale,
      bottom: (origin.y + bottom) / scale,
    };
  }

  const shares = (pairs, of) => pairs.map(([what, n]) => [n / of, what]);

  function paint(canvas, bounds) {
    const ratio = root.classList.contains("is-paper")
      ? Math.max(2, window.devicePixelRatio)
      : window.devicePixelRatio || 1;
    const size = bounds.getSize();
    canvas.width = size.x * ratio;
    canvas.height = size.y * ratio;
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    const draw = canvas.getContext("2d");
    draw.scale(ratio, ratio);
    const now = `${root.dataset.theme} ${ratio}`;
    if (now !== dress) brush = createBrush(draw, ratio, themeInks(root), family());
    dress = now;

    const zoom = map.getZoom();
    const scale = 2 ** zoom;
    const origin = map.getPixelOrigin().add(bounds.min);
    view = sorter.at(world(origin, { left: 0, top: 0, right: size.x, bottom: size.y }), zoom, store.table());
    const at = (x, y) => [x * scale - origin.x, y * scale - origin.y];
    for (const i of view.dots) {
      const row = points.row[i];
      const reach = metresToPixels(1000 * (where.values[where.codes[row]].radius_km || 0), lat.at(row)) * scale;
      if (reach > DOT + 3) brush.reach(...at(points.x[i], points.y[i]), reach, saidOf(row), colourOf(row));
    }
    for (const i of view.dots) {
      brush.dot(...at(points.x[i], points.y[i]), saidOf(points.row[i]), colourOf(points.row[i]));
    }
    for (const each of view.clusters) {
      brush.cluster(
        ...at(each.x, each.y),
        clusterRadius(each.count),
        each.count,
        shares(byFirmness(data, each.said).map(([word, n]) => [word.id, n]), each.count),
        shares(bySide(data, each.sides).map(([side, n]) => [inDark(side.colour), n]), each.count),
      );
    }
    const picked = chosen();
    if (picked >= 0) {
      const spot = at(points.x[picked], points.y[picked]);
      brush.dot(...spot, saidOf(points.row[picked]), colourOf(points.row[picked]));
      brush.picked(...spot);
    }
  }

  /** The number of the chosen point, or -1. */
  function chosen() {
    const claim = store.select && data.byId.get(store.select);
    return claim && data.isDot(claim) ? points.row.indexOf(claim.index) : -1;
  }

  const sheet = new Sheet({ pane: "p-dots", padding: PADDING, paint });

  /** What is under a point of the window: {dot} (number of a point), {cluster}, or null. */
  function under(at) {
    const to = place();
    const away = (x, y) => {
      const p = to(x, y);
      return Math.hypot(p.x - at.x, p.y - at.y);
    };
    const cluster = view.clusters.find((each) => away(each.x, each.y) <= clusterRadius(each.count));
    if (cluster) return { cluster };
    let [dot, least] = [-1, NEAR];
    for (const i of view.dots) {
      const distance = away(points.x[i], points.y[i]);
      if (distance < least) [dot, least] = [i, distance];
    }
    return dot < 0 ? null : { dot };
  }

  const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);

  /** Zoom in to a cluster where that takes it apart, else list its claims. */
  function open(cluster, rows, found) {
    const xs = found.map((i) => points.x[i]);
    const ys = found.map((i) => points.y[i]);
    const [west, east, north, south] = [least(xs), most(xs), least(ys), most(ys)];
    const room = Math.max(east - west, south - north) * 2 ** map.getMaxZoom();
    if (map.getZoom() >= map.getMaxZoom() || room < 2 * NEAR) {
      const p = place()(cluster.x, cluster.y);
      const stage = map.getContainer().getBoundingClientRect();
      const box = rectangle(p.x + stage.left, p.y + stage.top, 2 * clusterRadius(cluster.count), 0);
      return list.open(rows, box);
    }
    const latlng = (x, y) => map.unproject([x, y], 0);
    const [a, b] = [latlng(west, south), latlng(east, north)];
    const closer = map.getZoom() + 1;
    fit([a.lng, a.lat, b.lng, b.lat]);
    if (map.getZoom() < closer) map.setView(latlng(cluster.x, cluster.y), closer, { animate: false });
  }

  /** Take a click: a dot chooses its claim, a cluster opens. Returns whether it was for either. */
  function press(event) {
    const hit = under(event.containerPoint);
    if (!hit) return false;
    hover.hidden = true;
    if (hit.cluster) {
      const found = sorter.members(hit.cluster, store.table());
      open(hit.cluster, found.map((i) => points.row[i]).sort((a, b) => a - b), found);
    } else store.choose(data.claim(points.row[hit.dot]).id);
    return true;
  }

  function told({ cluster, dot }) {
    if (cluster) {
      return [
        el("p", { class: "p-cardhead" }, el("b", { class: "p-place" }, t("claims_here", { n: cluster.count }))),
        tallies(data, cluster.said, cluster.sides),
        el("p", { class: "p-hint" }, t(map.getZoom() >= map.getMaxZoom() ? "cluster_list" : "cluster_zoom")),
      ];
    }
    const claim = data.claim(points.row[dot]);
    return [
      el(
        "p",
        { class: "p-cardhead" },
        el("span", { class: "p-place" }, said(whereabouts(data, claim))),
        el("span", { class: "p-level" }, nearness(claim)),
      ),
      el(
        "p",
        { class: "p-hovered" },
        who(data, claim, store),
        el("span", { class: "p-label" }, said(text(claim, "label"))),
        badge(data.assertion.get(claim.assertion)),
      ),
    ];
  }

  let shown = null;
  let free = null;
  function point(event) {
    const hit = event && !list.isOpen() ? under(event.containerPoint) : null;
    const key = hit && (hit.cluster || hit.dot);
    map.getContainer().classList.toggle("is-over", hit !== null);
    hover.hidden = !hit;
    if (!hit || key === shown) return void (shown = key);
    shown = key;
    setChildren(hover, ...told(hit));
    const p = hit.cluster ? place()(hit.cluster.x, hit.cluster.y) : place()(points.x[hit.dot], points.y[hit.dot]);
    const reach = (hit.cluster ? clusterRadius(hit.cluster.count) : DOT) + 8;
    const [width, height] = [hover.offsetWidth, hover.offsetHeight];
    const left = p.x + reach + width < free.right ? p.x + reach : p.x - reach - width;
    hover.style.left = `${Math.max(free.left, left)}px`;
    hover.style.top = `${Math.max(free.top, Math.min(p.y - height / 2, free.bottom - height))}px`;
  }

  /** Names beside the dots, where there are few and a name covers nothing; returns the boxes with those taken. */
  function label(frame, taken, here) {
    const to = place();
    const origin = map.containerPointToLayerPoint([0, 0]);
    const boxes = [...taken, ...here];
    const dots = view.dots.map((i) => ({ i, p: to(points.x[i], points.y[i]) }))
      .filter(({ p }) => inside(rectangle(p.x, p.y, 0, 0), frame));
    const shownNames = [];
    if (dots.length <= NAMED) {
      pen.font = `550 12px ${family()}`;
      for (const { i, p } of dots) {
        const claim = data.claim(points.row[i]);
        const word = data.assertion.get(claim.assertion);
        const words = text(claim, "label");
        // a mark beside it says so where it is not in the reader's language
        const width = Math.min(
          230,
          pen.measureText(words.text).width * 1.04 + (words.lang === currentLanguage() ? 38 : 62),
        );
        for (
          const [dx, dy] of [[NAME_GAP + width / 2, 0], [-NAME_GAP - width / 2, 0], [0, -NAME_HEIGHT], [0, NAME_HEIGHT]]
        ) {
          const box = rectangle(p.x + dx, p.y + dy, width, NAME_HEIGHT);
          if (!inside(box, frame) || boxes.some((other) => overlap(box, other) > 0)) continue;
          boxes.push(box);
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
            badge(word),
          );
          name.style.width = `${width}px`;
          L.DomUtil.setPosition(name, L.point(box.left, box.top).add(origin).round());
          L.DomEvent.disableClickPropagation(name);
          shownNames.push(name);
          break;
        }
      }
    }
    names.replaceChildren(...shownNames);
    return boxes;
  }

  /** How many of the visible points lie outside the frame, and how firmly those inside are said. */
  function counted(frame) {
    const box = world(corner(), frame);
    const table = store.table();
    const { row, x, y } = points;
    const words = new Uint32Array(assertion.values.length);
    points.within(box, (from, to) => {
      for (let i = from; i < to; i += 1) {
        if (table[row[i]] && x[i] >= box.left && x[i] <= box.right && y[i] >= box.top && y[i] <= box.bottom) {
          words[assertion.codes[row[i]]] += 1;
        }
      }
    });
    let all = 0;
    for (let i = 0; i < row.length; i += 1) all += table[row[i]];
    return { words, outside: all - words.reduce((a, b) => a + b, 0) };
  }

  sheet.addTo(map);
  map.on("move", () => {
    const seen = L.bounds(map.containerPointToLayerPoint([0, 0]), map.containerPointToLayerPoint(map.getSize()));
    if (!map._animatingZoom && !sheet.covers(seen)) sheet.draw();
  });
  map.on("mousemove", point);
  map.on("mouseout movestart zoomstart", () => point(null));
  map.on("zoomstart", () => names.replaceChildren());

  return {
    draw: () => sheet.draw(),
    press,
    /** Whether a claim is a dot of its own inside the frame. */
    shows(claim, frame) {
      const to = place();
      const own = view.dots.find((i) => points.row[i] === claim.index);
      const p = own === undefined ? null : to(points.x[own], points.y[own]);
      return p !== null && inside(rectangle(p.x, p.y, 0, 0), frame);
    },
    clusters: () => view.clusters,
    /** What is drawn, with places in window pixels. */
    drawn() {
      const to = place();
      return {
        dots: view.dots.map((i) => ({ id: data.columns.id.at(points.row[i]), ...to(points.x[i], points.y[i]) })),
        clusters: view.clusters.map((each) => ({ ...each, ...to(each.x, each.y), radius: clusterRadius(each.count) })),
        picked: chosen() < 0 ? null : to(points.x[chosen()], points.y[chosen()]),
        assertions: assertion.values,
      };
    },
    /** Name the dots inside the frame; adds what is taken and outside to what the cards' layout found. */
    layout(frame, laid) {
      free = frame;
      const to = place();
      const box = ({ x, y }, reach) => rectangle(x, y, 2 * reach, 2 * reach);
      const here = [
        ...view.clusters.map((each) => box(to(each.x, each.y), clusterRadius(each.count))),
        ...view.dots.map((i) => box(to(points.x[i], points.y[i]), DOT)),
      ].filter((each) => overlap(each, frame) > 0);
      const { words, outside } = counted(frame);
      sheet._container.setAttribute(
        "aria-label",
        t("dots_drawn", { n: words.reduce((a, b) => a + b, 0), words: firmnessInWords(data, words) }),
      );
      return { ...laid, taken: label(frame, laid.taken, here), outside: laid.outside + outside };
    },
  };
}
