// Cards: what is claimed of a place, in a list beside or inside it. Cards never cover each other or a panel.

/** @import { Map as LeafletMap } from "leaflet" */
/** @import { Box, Data, Store } from "../types.d.ts" */
/** @import { Spot } from "../map/spots.js" */
/** @import { World } from "../map/world.js" */
/** @import { CardGroup } from "./groups.js" */
/** @import { Wanted } from "./placement.js" */
/** @import { CardSize, Placed, Room } from "./room.js" */
/** @import { Sizes } from "./sizes.js" */

import { svg } from "../dom/element.js";
import { rectangle } from "../map/boxes.js";
import { magnification } from "../map/camera.js";
import { spotOf } from "../map/spots.js";
import { currentLanguage } from "../words/language.js";
import { isListed } from "./card.js";
import { gathered, tied } from "./gathering.js";
import { createGroups, kinOf, together, weightOf } from "./groups.js";
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
 * @param {{open(rows: number[], box: Box, byPlace?: boolean): void}} list
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
    const { rows, members } = groupOf(spot);
    if (members || isListed(rows.length)) return list.open(rows, card.getBoundingClientRect(), Boolean(members));
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
    const terrain = createTerrain(shapesOf(map), frame);
    const room = { frame, obstacles, terrain, scale: magnification(map.getContainer()), previous };
    const apart = laid(room, wanted);
    groups = gatheredIn(apart.placed, room, wanted);
    const { cards, ...stands } = groups.some(({ members }) => members) ? laid(room, wanted) : apart;
    const placed = tied(stands.placed, new Map(groups.map(({ spot, members = [] }) => [spot, members])), obstacles);
    draw(placed, cards, wanted.chosen);
    const seen = new Set(placed.map(({ spot }) => spot));
    const boxes = [...obstacles, ...placed.map(({ box }) => box)];
    return {
      boxes,
      taken: [
        ...boxes,
        ...[...placed.flatMap(({ anchor, ties = [] }) => [anchor, ...ties.map(([place]) => place)]), ...courses(groups)]
          .map(({ x, y }) => rectangle(x, y, ANCHOR, ANCHOR)),
      ],
      listed: placed.flatMap(({ spot, number }) => number ? [{ number, group: groupOf(spot) }] : [])
        .sort((a, b) => a.number - b.number),
      marked: new Set(placed.filter(({ size }) => size === "mark").map(({ spot }) => spot)),
      outside: claims(groups.filter(({ points }) => !points.length)),
      crowded: claims(groups.filter(({ points, spot }) => points.length && !seen.has(spot))),
    };
  }

  /**
   * Place the groups. Return what stands, and the cards by spot.
   * @param {Room} room
   * @param {Wanted} wanted
   */
  function laid(room, wanted) {
    const cards = sizes.of(groups.filter(({ points }) => points.length), opened, (group) => signsOf(group, wanted));
    const asking = groups.map((group) => ask(group, cards.get(group.spot) ?? {}));
    return { cards, placed: place(asking, room, wanted) };
  }

  /**
   * Return the groups, those as one whose marks would cover too much; on paper, where no mark can be opened, none.
   * @param {Placed[]} placed
   * @param {Room} room
   * @param {Wanted} wanted
   */
  function gatheredIn(placed, { frame, scale }, { chosen }) {
    if (map.getContainer().closest(".is-paper")) return groups;
    const marks = placed.filter(({ size }) => size === "mark").map(({ spot, box }) => {
      const group = groupOf(spot);
      const free = !group.staged && spot !== chosen && !opened.has(spot);
      return { group, kin: free ? kinOf(group) : null, points: group.points, box };
    });
    const sets = gathered(marks, frame, scale).map((set) => set.map(({ group }) => group));
    const gone = new Set(sets.flat());
    return [...groups.filter((group) => !gone.has(group)), ...sets.map(together)];
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
   * Return the numbers on a group's mark; of what a list may name any, which is as large as the one it will have.
   * @param {CardGroup} group
   * @param {Wanted} wanted
   */
  function signsOf({ spot, staged, members }, { marks, listing }) {
    if (!marks) return listing && staged ? [1] : [];
    const spots = members ? members.map((each) => each.spot) : [spot];
    return spots.flatMap((each) => numbers().get(each) ?? []).sort((a, b) => a - b);
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

/** @param {CardGroup[]} groups */
const courses = (groups) => groups.flatMap(({ course }) => course);

/**
 * Return how many claims some groups have.
 * @param {CardGroup[]} groups
 */
const claims = (groups) => groups.reduce((sum, { rows }) => sum + rows.length, 0);
