// Cards: what is claimed of a place, in a list beside or inside it. Cards never cover each other or a panel.
"use strict";

(function (posture) {
  const { el, svg, said, t } = posture;
  const SHORT = 3;
  // what it costs to show less than all, in the same coin as distance and overlap (see seat)
  const PRICES = { full: 0, short: 160, chip: 420 };
  const GAP = 6;
  const POINT = 10;
  // farther out than this, cards are larger than what they speak of
  const FAR = 3.25;
  const DIRECTIONS = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);
  const DISTANCES = [18, 50, 90, 140, 200, 270, 350];

  const overlap = (a, b) =>
    Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
    Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

  const rectangle = (x, y, width, height) => ({
    left: x - width / 2, top: y - height / 2, right: x + width / 2, bottom: y + height / 2,
  });

  const grown = (box, by) => ({ left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by });

  const inside = (box, frame) =>
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;

  /** Whether the line from a to b passes through the box (Liang and Barsky, 1984). */
  function crosses(a, b, box) {
    let [from, to] = [0, 1];
    for (const [step, room] of [[a.x - b.x, a.x - box.left], [b.x - a.x, box.right - a.x], [a.y - b.y, a.y - box.top], [b.y - a.y, box.bottom - a.y]]) {
      if (step === 0 && room < 0) return false;
      if (step < 0) from = Math.max(from, room / step);
      if (step > 0) to = Math.min(to, room / step);
    }
    return from < to;
  }

  /** The point of a box that is nearest to a point. */
  const nearest = (box, p) => L.point(Math.max(box.left, Math.min(p.x, box.right)), Math.max(box.top, Math.min(p.y, box.bottom)));

  posture.overlap = overlap;
  posture.rectangle = rectangle;
  posture.inside = inside;

  posture.cards = (map, data, centre, store) => {
    const pane = map.createPane("p-cards");
    pane.style.zIndex = 620;
    const leaders = svg("svg", { class: "p-leaders", "aria-hidden": "true" });
    pane.append(leaders);
    const open = new Set();
    const before = new Map();
    let shown = [];

    const latlng = ([lon, lat]) => L.latLng(lat, posture.near(lon, centre));

    function anchors(claim) {
      if (claim.mark === "arc") {
        const [path] = posture.lines(claim.lines, data.scale, centre);
        return [0.5, 0.62, 0.72, 0.8, 0.86, 0.92, 0.38, 0.25].map((part) => L.latLng(path[Math.round(part * (path.length - 1))]));
      }
      return (claim.anchors || data.places[claim.where.place].anchors).map(latlng);
    }

    function title(claim, count) {
      const place = data.places[claim.where.place];
      return el(
        "div",
        { class: "p-cardhead" },
        el("span", { class: "p-place" }, said(place && !place.members ? posture.text(place, "name") : posture.whereabouts(data, claim)),
          count > 1 && el("span", { class: "p-cardcount" }, ` · ${t("claims_here", { n: count })}`)),
        el("span", { class: "p-level" }, posture.nearness(claim)),
      );
    }

    /** The card of a spot in one of its sizes: all rows, the first few, or a count. */
    function build(spot, claims, size) {
      const picked = claims.findIndex((claim) => claim.id === store.select);
      const first = claims.slice(0, picked < SHORT ? SHORT : SHORT - 1);
      const few = size === "short" ? [...first, ...(picked < SHORT ? [] : [claims[picked]])] : size === "chip" ? [] : claims;
      const rest = claims.length - few.length;
      const grow = () => {
        open.add(spot);
        store.tell();
      };
      return el(
        "div",
        { class: `p-card p-card-${size}`, "data-spot": spot },
        title(claims[0], size === "chip" ? 0 : claims.length),
        few.map((claim) => posture.row(data, claim, store)),
        rest > 0 &&
          el(
            "button",
            { class: "p-more", type: "button", on: { click: size === "chip" ? () => (grow(), store.choose(claims[0].id)) : grow } },
            size === "chip" ? [...new Set(claims.map((claim) => claim.actor))].map((id) => posture.chip(data.actor.get(id))) : null,
            t(size === "chip" ? "claims_here" : "more", { n: rest }),
          ),
      );
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
          if (!inside(box, frame)) continue;
          const room = grown(box, GAP);
          if (taken.some((other) => overlap(room, other) > 0)) continue;
          const away = Math.hypot(dx, dy);
          const covered = group.box ? overlap(box, group.box) / Math.max(1, (group.box.right - group.box.left) * (group.box.bottom - group.box.top)) : 0;
          const end = nearest(box, anchor);
          const tangled =
            seated.filter(({ box: other }) => crosses(anchor, end, other)).length +
            seated.filter((other) => crosses(other.anchor, nearest(other.box, other.anchor), room)).length;
          const astray = areas.reduce((sum, other) => sum + overlap(box, other), 0) / (width * height);
          const buried = others.filter((p) => p.x > box.left && p.x < box.right && p.y > box.top && p.y < box.bottom).length;
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
        const largest = posture.polygons(packed, data.scale, centre).map(([ring]) => L.latLngBounds(ring));
        const area = (b) => (b.getEast() - b.getWest()) * (b.getNorth() - b.getSouth());
        bounds.cache.set(key, largest.reduce((a, b) => (area(b) > area(a) ? b : a)));
      }
      const corner = bounds.cache.get(key);
      const [a, b] = [map.latLngToContainerPoint(corner.getNorthWest()), map.latLngToContainerPoint(corner.getSouthEast())];
      return { left: a.x, top: a.y, right: b.x, bottom: b.y };
    }
    bounds.cache = new Map();

    function groups(frame) {
      const found = new Map();
      for (const claim of posture.placed(data, store)) {
        const spot = posture.spot(claim);
        if (!found.has(spot)) found.set(spot, { spot, claims: [], box: bounds(claim), all: anchors(claim) });
        found.get(spot).claims.push(claim);
      }
      const list = [...found.values()];
      for (const group of list) {
        group.points = group.all
          .map((anchor) => map.latLngToContainerPoint(anchor))
          .filter((p) => p.x >= frame.left && p.x <= frame.right && p.y >= frame.top && p.y <= frame.bottom)
          .slice(0, 6);
      }
      // those with the least choice first: few anchors, many rows
      return list.sort((a, b) => a.all.length - b.all.length || b.claims.length - a.claims.length);
    }

    /** The card in the size that fits best: a smaller one where a larger would lie in the way. */
    function fitting(group, frame, seated, areas, others, fixed) {
      let best = null;
      for (const [size, price] of Object.entries(PRICES)) {
        if (size === "short" && group.claims.length <= SHORT + 1) continue;
        if (best && best.place.cost <= price) break;
        const card = build(group.spot, group.claims, size);
        pane.append(card);
        const place = seat(group, card.offsetWidth, card.offsetHeight, frame, seated, areas, others, fixed);
        // the area of responsibility is the ground that the rest stands on: it gives way first
        const ground = group.claims[0].where.precision === 8 && group.claims[0].mark === "area";
        const asked = price * (ground ? 0.33 : 1) * (map.getZoom() < FAR ? 0.33 : 1);
        const cost = place && place.cost + (open.has(group.spot) && size === "full" ? -2000 : asked);
        if (place && (!best || cost < best.place.cost)) {
          if (best) best.card.remove();
          best = { card, place: { ...place, cost } };
        } else {
          card.remove();
        }
      }
      return best;
    }

    /** Lay all cards out anew inside `frame`, clear of `fixed` boxes; return the boxes taken and how many claims have none. */
    const layout = (frame, fixed) => {
      shown.forEach((card) => card.remove());
      shown = [];
      leaders.replaceChildren();
      const seated = [];
      let [outside, crowded] = [0, 0];
      const origin = map.containerPointToLayerPoint([0, 0]);
      const all = groups(frame);
      for (const group of all) {
        const areas = all.filter((other) => other !== group && other.box && other.claims[0].where.precision <= 6).map((other) => other.box);
        if (!group.points.length) {
          outside += group.claims.length;
          continue;
        }
        const others = all.filter((other) => other !== group).map((other) => other.points[0]).filter(Boolean);
        const best = fitting(group, frame, seated, areas, others, fixed);
        if (!best) {
          crowded += group.claims.length;
          continue;
        }
        before.set(group.spot, best.place);
        seated.push(best.place);
        L.DomUtil.setPosition(best.card, L.point(best.place.box.left, best.place.box.top).add(origin).round());
        L.DomEvent.disableClickPropagation(best.card);
        shown.push(best.card);
        lead(best.place, origin, group.claims);
      }
      const dots = seated.map(({ anchor }) => rectangle(anchor.x, anchor.y, 14, 14));
      return { taken: [...fixed, ...seated.map((each) => each.box), ...dots], outside, crowded };
    };

    /** A thin line from the card to the anchor it speaks of, unless it stands on it. */
    function lead({ box, anchor }, origin, claims) {
      const at = anchor.add(origin);
      const near = nearest(box, anchor).add(origin);
      if (near.equals(at)) return;
      const picked = claims.some((claim) => claim.id === store.select);
      leaders.append(
        svg("line", { class: picked ? "is-picked" : "", x1: at.x, y1: at.y, x2: near.x, y2: near.y }),
        svg("circle", { class: picked ? "is-picked" : "", cx: at.x, cy: at.y, r: 3.5 }),
      );
    }

    map.on("zoomstart", () => pane.classList.add("is-moving"));
    map.on("zoomend", () => pane.classList.remove("is-moving"));
    return { layout, close: () => open.clear() };
  };
})(window.posture);
