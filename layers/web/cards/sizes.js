// The cards of a group in the sizes that it may have, built and measured once, to be shown again.

/** @import { Data, Store } from "../types.d.ts" */
/** @import { Size } from "../map/boxes.js" */
/** @import { CardGroup } from "./groups.js" */
/** @import { CardSize } from "./room.js" */

import { buildCard, isListed, namedRows, sizesFor } from "./card.js";
import { buildMark } from "./sign.js";

/**
 * @typedef {Size & {card: HTMLElement}} Measured A card with its width and height in pixels; 0 before it is
 * measured.
 */
/** @typedef {Partial<Record<CardSize, Measured>>} Sizes The cards that a group may have, the largest first. */

const KEPT = 1000;
/** @type {CardSize} */
const MARK = "mark";

/**
 * Return the cards of groups, which are measured in a pane. `grow` shows more of a spot's claims.
 * @param {HTMLElement} pane
 * @param {Data} data
 * @param {Store} store
 * @param {(spot: string, size: CardSize, card: Element) => void} grow
 */
export function createSizes(pane, data, store, grow) {
  /** @type {Map<string, Measured>} */
  const kept = new Map();
  /** @type {string | null} */
  let look = null;

  /**
   * @param {CardGroup} group
   * @param {CardSize} size
   * @param {number[]} [numbers]  of a mark
   */
  function cardOf({ spot, rows, staged, members }, size, numbers = []) {
    const chosen = data.byId.get(store.select)?.index ?? -1;
    const named = namedRows(rows, size, chosen, staged);
    const picked = named.includes(chosen) ? chosen : undefined;
    // what was counted is told apart by the layers and filters that are on, not row by row
    const counted = isListed(rows.length) ? store.contents : (size === "mark" ? rows : named).join();
    const key = [spot, size, rows.length, picked, counted, numbers.join(" ")].join();
    let found = kept.get(key);
    if (!found) {
      const more = (/** @type {MouseEvent} */ event) => {
        const button = /** @type {Element} */ (event.currentTarget);
        grow(spot, size, /** @type {Element} */ (button.closest("[data-spot]")));
      };
      const card = size === "mark"
        ? buildMark(data, store, { spot, rows, numbers, members }, more)
        : buildCard(data, store, { spot, rows, named, size }, more);
      found = { card, width: 0, height: 0 };
      kept.set(key, found);
    }
    return found;
  }

  /**
   * Measure all cards that have not been measured, at once: the browser lays them out a single time.
   * @param {Measured[]} all
   */
  function measure(all) {
    const fresh = all.filter((each) => !each.width);
    pane.append(...fresh.map((each) => each.card));
    for (const each of fresh) [each.width, each.height] = [each.card.offsetWidth, each.card.offsetHeight];
    fresh.forEach((each) => each.card.remove());
  }

  return {
    /**
     * Return the cards of every group by size.
     * @param {CardGroup[]} groups
     * @param {Set<string>} opened  the spots whose whole card the reader asked for
     * @param {(group: CardGroup) => number[]} numbers  what stands on a group's mark
     * @returns {Map<string, Sizes>}
     */
    of(groups, opened, numbers) {
      const found = groups.map((group) => {
        const sizes = group.members ? [MARK] : sizesFor(group.rows.length, opened.has(group.spot) ? 0 : group.staged);
        const cards = sizes.map((size) => [size, cardOf(group, size, size === "mark" ? numbers(group) : [])]);
        return /** @type {[string, Sizes]} */ ([group.spot, Object.fromEntries(cards)]);
      });
      measure(found.flatMap(([, sizes]) => Object.values(sizes)));
      return new Map(found);
    },
    /** Return the mark of a group with another number, as large. @param {CardGroup} group @param {number} number */
    numbered: (group, number) => cardOf(group, "mark", [number]).card,
    /**
     * Forget all cards when something is not as it was that they look like or are measured by; and when there are many.
     * @param {string} now  all of that, in words
     */
    refresh(now) {
      if (now !== look || kept.size > KEPT) kept.clear();
      look = now;
    },
  };
}
