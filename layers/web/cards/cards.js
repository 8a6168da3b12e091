// Cards: what is claimed of a place, in a list beside or inside it. Cards never cover each other or a panel.

/** @import { Map as LeafletMap } from "leaflet" */
/** @import { Box, Data, Store } from "../types.d.ts" */
/** @import { Spot } from "../map/spots.js" */
/** @import { World } from "../map/world.js" */
/** @import { CardGroup } from "./groups.js" */
/** @import { Wanted } from "./placement.js" */
/** @import { CardSize, Placed } from "./room.js" */
/** @import { Sizes } from "./sizes.js" */

import { svg } from "../dom/element.js";
import { rectangle } from "../map/boxes.js";
import { magnification } from "../map/camera.js";
import { spotOf } from "../map/spots.js";
import { currentLanguage } from "../words/language.js";
import { isListed } from "./card.js";
import { createGroups, weightOf } from "./groups.js";
import { leader } from "./leaders.js";
import { place } from "./placement.js";
import { createSizes } from "./sizes.js";
import { createTerrain, shapesOf } from "./terrain.js";

// what is kept free around an anchor, in pixels
const ANCHOR = 14;

/**
 * Return the cards of a map. `list` lists the claims of a place that has too many for a card; `isListing` says whether
 * there is a list beside the map for what a scene speaks of.
 * @param {LeafletMap} map
 * @param {Data} data
 * @param {World} world
 * @param {Store} store
 * @param {() => Spot[]} spots
 * @param {() => Map<string, number>} numbers  of the spots, on their marks where there are marks only
 * @param {{open(rows: number[], box: Box): void}} list
 * @param {() => boolean} isListing
 */
export function createCards(map, data, world, store, spots, numbers, list, isListing) {
  const pane = map.createPane("p-cards");
  pane.style.zIndex = "620";
  const leaders = svg("svg", { class: "p-leaders", "aria-hidden": "true" });
  pane.append(leaders);
  const gather = createGroups(map, data, world, store, spots);
  const sizes = createSizes(pane, data, store, grow);
  // the spots whose whole card the reader asked for
  /** @type {Set<string>} */
  const opened = new Set();
  /** @type {Map<string, Placed>} */
  const previous = new Map();
  /** @type {CardGroup[]} */
  let groups = [];
  /** @type {Set<HTMLElement>} */
  let shown = new Set();

  /**
   * @param {string} spot
   * @param {CardSize} size
   * @param {Element} card
   */
  function grow(spot, size, card) {
    const { rows } = groupOf(spot);
    if (isListed(rows.length)) return list.open(rows, card.getBoundingClientRect());
    opened.add(spot);
    if (size === "mark") store.choose(data.claim(rows[0]).id);
    else store.tell();
  }

  /** All that cards look like or are measured by, in words. */
  function look() {
    const { x, y } = map.getSize();
    const paper = map.getContainer().closest(".is-paper") !== null;
    const scene = store.scene && store.scene.id;
    const dated = store.until && store.timeline;
    return [x, y, window.innerWidth, store.symbols, currentLanguage(), store.brief, store.density, scene, dated, paper]
      .join();
  }

  /**
   * Show exactly these cards, in that order; those that stay are not touched.
   * @param {Set<HTMLElement>} cards
   */
  function show(cards) {
    for (const card of shown) if (!cards.has(card)) card.remove();
    let next = leaders.nextSibling;
    for (const card of cards) {
      if (card === next) next = next.nextSibling;
      else pane.insertBefore(card, next);
    }
    shown = cards;
  }

  /**
   * Lay all cards out anew inside a frame, clear of the obstacles (pixels of the window). Return the boxes that are
   * taken, the spots that have a mark, what the list beside the map has to name, and how many claims lie outside the
   * frame, or inside without room for a card.
   * @param {Box} frame
   * @param {Box[]} obstacles
   */
  function layout(frame, obstacles) {
    sizes.refresh(look());
    groups = gather(frame);
    const chosen = data.byId.get(store.select);
    const wanted = {
      chosen: chosen ? spotOf(chosen) : null,
      marks: store.density === "marks",
      listing: isListing(),
    };
    const cards = sizes.of(groups.filter(({ points }) => points.length), opened, (group) => signOf(group, wanted));
    const terrain = createTerrain(shapesOf(map), frame);
    const scale = magnification(map.getContainer());
    const asking = groups.map((group) => ask(group, cards.get(group.spot) ?? {}));
    const placed = place(asking, { frame, obstacles, terrain, scale, previous }, wanted);
    draw(placed, cards, wanted.chosen);
    const seen = new Set(placed.map(({ spot }) => spot));
    const boxes = [...obstacles, ...placed.map(({ box }) => box)];
    return {
      boxes,
      taken: [
        ...boxes,
        ...[...placed.map(({ anchor }) => anchor), ...groups.flatMap(({ course }) => course)]
          .map(({ x, y }) => rectangle(x, y, ANCHOR, ANCHOR)),
      ],
      listed: placed.flatMap(({ spot, number }) => number ? [{ number, group: groupOf(spot) }] : [])
        .sort((a, b) => a.number - b.number),
      marked: new Set(placed.filter(({ size }) => size === "mark").map(({ spot }) => spot)),
      outside: claims(groups.filter(({ points }) => !points.length)),
      crowded: claims(groups.filter(({ points, spot }) => points.length && !seen.has(spot))),
    };
  }

  /** @param {string} spot */
  const groupOf = (spot) => /** @type {CardGroup} */ (groups.find((group) => group.spot === spot));

  /** @param {CardGroup} group @param {Sizes} sizes */
  const ask = (group, sizes) => ({
    ...group,
    count: group.rows.length,
    weight: weightOf(group, map.getZoom()),
    opened: opened.has(group.spot),
    staged: group.staged > 0,
    sizes,
  });

  /**
   * Return the number on a group's mark; of what a list may name any, which is as large as the one it will have.
   * @param {CardGroup} group
   * @param {Wanted} wanted
   */
  function signOf({ spot, staged }, { marks, listing }) {
    if (marks) return numbers().get(spot);
    return listing && staged ? 1 : undefined;
  }

  /**
   * @param {Placed[]} placed
   * @param {Map<string, Sizes>} cards
   * @param {string | null} selected
   */
  function draw(placed, cards, selected) {
    const cardOf = (/** @type {Placed} */ { spot, size, number }) =>
      number && size === "mark"
        ? sizes.numbered(groupOf(spot), number)
        : /** @type {HTMLElement} */ (cards.get(spot)?.[size]?.card);
    const origin = map.containerPointToLayerPoint([0, 0]);
    for (const each of placed) {
      previous.set(each.spot, each);
      L.DomUtil.setPosition(cardOf(each), L.point(each.box.left, each.box.top).add(origin).round());
    }
    leaders.replaceChildren(...placed.flatMap((each) => leader(each, origin, each.spot === selected)));
    show(new Set(placed.map(cardOf)));
  }

  map.on("zoomstart", () => pane.classList.add("is-moving"));
  // a flight that is broken off before its first step ends at the zoom it began with: no zoomend
  map.on("zoomend moveend", () => pane.classList.remove("is-moving"));
  return {
    layout,
    /** Show all claims of a spot that a list beside the map has. @param {string} spot @param {Element} row */
    more: (spot, row) => grow(spot, "short", row),
    close: () => opened.clear(),
  };
}

/**
 * Return how many claims some groups have.
 * @param {CardGroup[]} groups
 */
const claims = (groups) => groups.reduce((sum, { rows }) => sum + rows.length, 0);
