// Cards: what is claimed of a place, in a list beside or inside it. Cards never cover each other or a panel.

import { chip } from "../claim/chip.js";
import { claimRow } from "../claim/row.js";
import { tallies } from "../claim/tallies.js";
import { countsOf, occurring } from "../data/columns.js";
import { decodeLines, decodePolygons, nearLongitude } from "../data/shapes.js";
import { el, said, svg } from "../dom/element.js";
import { inside, overlap, rectangle } from "../map/boxes.js";
import { spotOf } from "../map/spots.js";
import { currentLanguage } from "../words/language.js";
import { t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text } from "../words/translation.js";
import { crosses, grown, nearest } from "./placement.js";

const SHORT = 3;
// a place with more claims than this has them in a list of its own, not on its card
const MOST = 40;
// cards kept as elements with their sizes, for the same claims to be shown again
const KEPT = 1000;
// a short card has room for so many of what a scene speaks of
const MARKED = 5;
// what it costs to show less than all, in the same coin as distance and overlap (see seat)
const PRICES = { full: 0, short: 160, chip: 420 };
// how much dearer it is to show less of what a scene speaks of
const SPOKEN = 3;
const GAP = 6;
const POINT = 10;
// farther out than this, cards are larger than what they speak of
const FAR = 3.25;
const DIRECTIONS = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);
const DISTANCES = [18, 50, 90, 140, 200, 270, 350];

export function createCards(map, data, centre, store, spots, list) {
  const pane = map.createPane("p-cards");
  pane.style.zIndex = 620;
  const leaders = svg("svg", { class: "p-leaders", "aria-hidden": "true" });
  pane.append(leaders);
  const open = new Set();
  const before = new Map();
  const kept = new Map();
  const anchored = new Map();
  let groups = new Map();
  let shown = new Set();
  let look = null;

  const latlng = ([lon, lat]) => L.latLng(lat, nearLongitude(lon, centre));

  function anchors(claim) {
    if (claim.mark === "arc") {
      const [path] = decodeLines(claim.lines, data.scale, centre);
      return [0.5, 0.62, 0.72, 0.8, 0.86, 0.92, 0.38, 0.25].map((part) =>
        L.latLng(path[Math.round(part * (path.length - 1))])
      );
    }
    return (claim.anchors || data.places[claim.where.place].anchors).map(latlng);
  }

  function title(claim, count) {
    const place = data.places[claim.where.place];
    return el(
      "div",
      { class: "p-cardhead" },
      el(
        "span",
        { class: "p-place" },
        said(place && !place.members ? text(place, "name") : whereabouts(data, claim)),
        count > 1 && el("span", { class: "p-cardcount" }, ` · ${t("claims_here", { n: count })}`),
      ),
      el("span", { class: "p-level" }, nearness(claim)),
    );
  }

  /** The rows that a card of that size names: all, the first few with the chosen one, or none; of many that one. */
  function named({ rows, marked }, size) {
    if (size === "full") return rows;
    if (size === "chip") return [];
    const picked = rows.indexOf(store.select ? data.byId.get(store.select).index : -1);
    if (rows.length > MOST) return rows.slice(picked, picked + 1).filter(() => picked >= 0);
    const short = Math.min(MARKED, Math.max(SHORT, marked));
    return picked < short ? rows.slice(0, short) : [...rows.slice(0, short - 1), rows[picked]];
  }

  /** The card of a spot in one of its sizes: all rows, the first few, or a count. */
  function build({ spot, rows }, size, few) {
    const rest = rows.length - few.length;
    const grow = (event) => {
      const now = groups.get(spot);
      if (now.rows.length > MOST) {
        return list.open(now.rows, event.currentTarget.closest(".p-card").getBoundingClientRect());
      }
      open.add(spot);
      if (size === "chip") store.choose(data.claim(now.rows[0]).id);
      else store.tell();
    };
    const actors = data.columns.actor.values.filter((_, code) =>
      size === "chip" && occurring(data.columns.actor, rows)[code]
    );
    const card = el(
      "div",
      {
        class: `p-card p-card-${size}`,
        "data-spot": spot,
        role: "group",
        "aria-label": `${whereabouts(data, data.claim(rows[0])).text}, ${nearness(data.claim(rows[0]))}`,
      },
      title(data.claim(rows[0]), size === "chip" ? 0 : rows.length),
      size === "short" && rows.length > MOST &&
        tallies(data, countsOf(data.columns.assertion, rows), countsOf(data.columns.layer, rows)),
      few.map((row) => claimRow(data, data.claim(row), store)),
      rest > 0 &&
        el(
          "button",
          { class: "p-more", type: "button", on: { click: grow } },
          actors.map((id) => chip(data.actor.get(id))),
          size === "chip" ? t("claims_here", { n: rest }) : t(rows.length > MOST ? "list_all" : "more", { n: rest }),
        ),
    );
    L.DomEvent.disableClickPropagation(card);
    return card;
  }

  /** The cards of a group in the sizes that it can have, each with its width and height once it was measured. */
  function sizes(group) {
    const all = {};
    for (const size of Object.keys(PRICES)) {
      if (size === "full" ? group.rows.length > MOST : size === "short" && group.rows.length <= SHORT + 1) continue;
      const few = named(group, size);
      const picked = few.find((row) => store.select && data.claim(row).id === store.select);
      // what was counted is told apart by the layers and filters that are on, not row by row
      const counted = group.rows.length > MOST ? store.contents : (size === "chip" ? group.rows : few).join();
      const key = [group.spot, size, group.rows.length, picked, counted].join();
      if (!kept.has(key)) kept.set(key, { card: build(group, size, few) });
      all[size] = kept.get(key);
    }
    return all;
  }

  /** Measure all cards that have not been measured, at once: the browser lays them out a single time. */
  function measure(all) {
    const fresh = all.flatMap((group) => Object.values(group.sizes)).filter((each) => !each.width);
    pane.append(...fresh.map((each) => each.card));
    for (const each of fresh) [each.width, each.height] = [each.card.offsetWidth, each.card.offsetHeight];
    fresh.forEach((each) => each.card.remove());
  }

  /** The best free box for a card of that size: near its anchor, beside its area rather than over it. */
  function seat(group, width, height, frame, seated, areas, others, fixed) {
    const taken = [...fixed, ...seated.map((each) => each.box)];
    let best = null;
    for (const [rank, anchor] of group.points.entries()) {
      const tries = [[0, 0]];
      for (const distance of DISTANCES) {
        for (const angle of DIRECTIONS) {
          tries.push([
            Math.cos(angle) * (width / 2 + distance),
            Math.sin(angle) * (height / 2 + distance),
          ]);
        }
      }
      for (const [dx, dy] of tries) {
        const box = rectangle(anchor.x + dx, anchor.y + dy, width, height);
        const away = Math.hypot(dx, dy);
        // nothing below lowers the cost by more than 40
        if (best && away + rank * 60 - 40 >= best.cost) continue;
        if (!inside(box, frame)) continue;
        const room = grown(box, GAP);
        if (taken.some((other) => overlap(room, other) > 0)) continue;
        const covered = group.box
          ? overlap(box, group.box) /
            Math.max(1, (group.box.right - group.box.left) * (group.box.bottom - group.box.top))
          : 0;
        const end = nearest(box, anchor);
        const tangled = seated.filter(({ box: other }) => crosses(anchor, end, other)).length +
          seated.filter((other) => crosses(other.anchor, nearest(other.box, other.anchor), room)).length;
        const astray = areas.reduce((sum, other) => sum + overlap(box, other), 0) / (width * height);
        const buried = others.filter((p) =>
          p.x > box.left && p.x < box.right && p.y > box.top && p.y < box.bottom
        ).length;
        const last = before.get(group.spot);
        const moved = last && Math.hypot(last.dx - dx, last.dy - dy) < 2 && last.rank === rank ? -40 : 0;
        const cost = away + rank * 60 + covered * 1600 + tangled * 300 + astray * 400 + buried * 120 + moved;
        if (!best || cost < best.cost) best = { cost, box, anchor, dx, dy, rank };
      }
    }
    return best;
  }

  /** The box of a point or a ring, so that a card stands beside it. */
  function round(claim) {
    const at = latlng(claim.anchors[0]);
    const middle = map.latLngToContainerPoint(at);
    const edge = map.latLngToContainerPoint(at.toBounds(2000 * (claim.where.radius_km || 0)).getNorthEast());
    const reach = Math.max(POINT, edge.x - middle.x);
    return rectangle(middle.x, middle.y, 2 * reach, 2 * reach);
  }

  function bounds(claim) {
    if (claim.mark === "point" || claim.mark === "ring") return round(claim);
    if (claim.mark !== "area") return null;
    const place = data.places[claim.where.place];
    if (place && place.members) return null;
    const packed = claim.polygons || place.polygons;
    const key = claim.where.place || claim.id;
    if (!bounds.cache.has(key)) {
      const largest = decodePolygons(packed, data.scale, centre).map(([ring]) => L.latLngBounds(ring));
      const area = (b) => (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth());
      bounds.cache.set(key, largest.reduce((a, b) => (area(b) > area(a) ? b : a)));
    }
    const corner = bounds.cache.get(key);
    const [a, b] = [
      map.latLngToContainerPoint(corner.getNorthWest()),
      map.latLngToContainerPoint(corner.getSouthEast()),
    ];
    return { left: a.x, top: a.y, right: b.x, bottom: b.y };
  }
  bounds.cache = new Map();

  /** The visible claims by place: what a scene speaks of, then the fewest anchors, then the most rows. */
  function gathered(frame) {
    const marked = new Set((store.scene ? store.scene.claims : []).map((id) => data.byId.get(id).index));
    const list = spots().map(({ spot, rows: own }) => {
      // what the scene speaks of comes first: a short card has the first few
      const first = marked.size ? own.filter((row) => marked.has(row)) : [];
      const rows = first.length ? [...first, ...own.filter((row) => !marked.has(row))] : own;
      const claim = data.claim(rows[0]);
      if (!anchored.has(spot)) anchored.set(spot, anchors(claim));
      const all = anchored.get(spot);
      const points = all
        .map((anchor) => map.latLngToContainerPoint(anchor))
        .filter((p) => p.x >= frame.left && p.x <= frame.right && p.y >= frame.top && p.y <= frame.bottom)
        .slice(0, 6);
      return { spot, rows, marked: first.length, claim, all, points, box: bounds(claim) };
    });
    groups = new Map(list.map((group) => [group.spot, group]));
    return list.sort((a, b) => b.marked - a.marked || a.all.length - b.all.length || b.rows.length - a.rows.length);
  }

  /** The card in the size that fits best: a smaller one where a larger would lie in the way. */
  function fitting(group, frame, seated, areas, others, fixed) {
    let best = null;
    for (const [size, { card, width, height }] of Object.entries(group.sizes)) {
      const price = PRICES[size];
      if (best && best.place.cost <= price) break;
      const place = seat(group, width, height, frame, seated, areas, others, fixed);
      // the area of responsibility is the ground that the rest stands on: it gives way first
      const ground = group.claim.where.precision === 8 && group.claim.mark === "area";
      const asked = price * (group.marked > 0 ? SPOKEN : (ground ? 0.33 : 1) * (map.getZoom() < FAR ? 0.33 : 1));
      const cost = place && place.cost + (open.has(group.spot) && size === "full" ? -2000 : asked);
      if (place && (!best || cost < best.place.cost)) best = { card, place: { ...place, cost } };
    }
    return best;
  }

  /** Forget all cards when something changes that they look like or are measured by. */
  function refresh() {
    const { x, y } = map.getSize();
    const now = [
      x,
      y,
      window.innerWidth,
      store.symbols,
      currentLanguage(),
      store.brief,
      store.scene && store.scene.id,
      store.until !== null,
      map.getContainer().closest(".is-paper") !== null,
    ].join();
    if (now !== look || kept.size > KEPT) kept.clear();
    look = now;
  }

  /** Lay all cards out anew inside `frame`, clear of `fixed`; return the boxes taken and how many claims have none. */
  const layout = (frame, fixed) => {
    refresh();
    const all = gathered(frame);
    const here = all.filter((group) => group.points.length);
    for (const group of here) group.sizes = sizes(group);
    measure(here);
    const seated = [];
    const cards = new Set();
    const lines = [];
    let crowded = 0;
    const origin = map.containerPointToLayerPoint([0, 0]);
    const selected = store.select && spotOf(data.byId.get(store.select));
    /** Seat the cards in that order, as [group, card and place]; nothing where there is no room. */
    function seats(order) {
      seated.length = 0;
      return order.map((group) => {
        const areas = all.filter((other) => other !== group && other.box && other.claim.where.precision <= 6).map((
          other,
        ) => other.box);
        const others = here.filter((other) => other !== group).map((other) => other.points[0]);
        const best = fitting(group, frame, seated, areas, others, fixed);
        if (best) seated.push(best.place);
        return [group, best];
      });
    }
    let found = seats(here);
    const lost = found.find(([group, best]) => !best && group.spot === selected);
    // the chosen claim has a card, whatever has to give way to it
    if (lost) found = seats([lost[0], ...here.filter((group) => group !== lost[0])]);
    for (const [group, best] of found) {
      if (!best) {
        crowded += group.rows.length;
        continue;
      }
      before.set(group.spot, best.place);
      L.DomUtil.setPosition(best.card, L.point(best.place.box.left, best.place.box.top).add(origin).round());
      cards.add(best.card);
      lines.push(...lead(best.place, origin, group.spot === selected));
    }
    leaders.replaceChildren(...lines);
    for (const card of shown) if (!cards.has(card)) card.remove();
    // in the order in which they were seated, and those that stay are not touched
    let next = leaders.nextSibling;
    for (const card of cards) {
      if (card === next) next = next.nextSibling;
      else pane.insertBefore(card, next);
    }
    shown = cards;
    const outside = all.reduce((sum, group) => sum + (group.points.length ? 0 : group.rows.length), 0);
    const dots = seated.map(({ anchor }) => rectangle(anchor.x, anchor.y, 14, 14));
    return { taken: [...fixed, ...seated.map((each) => each.box), ...dots], outside, crowded };
  };

  /** A thin line from the card to the anchor it speaks of, unless it stands on it. */
  function lead({ box, anchor }, origin, picked) {
    const at = anchor.add(origin);
    const near = nearest(box, anchor).add(origin);
    if (near.equals(at)) return [];
    return [
      svg("line", { class: picked ? "is-picked" : "", x1: at.x, y1: at.y, x2: near.x, y2: near.y }),
      svg("circle", { class: picked ? "is-picked" : "", cx: at.x, cy: at.y, r: 3.5 }),
    ];
  }

  map.on("zoomstart", () => pane.classList.add("is-moving"));
  // a flight that is broken off before its first step ends at the zoom it began with: no zoomend
  map.on("zoomend moveend", () => pane.classList.remove("is-moving"));
  return { layout, close: () => open.clear() };
}
