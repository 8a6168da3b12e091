// What a scene speaks of and has no card, beside the map: the number on the mark is the number in the list, as on a
// printed map.

import { heading, moreButton } from "../cards/card.js";
import { claimRow } from "../claim/row.js";
import { el, setChildren } from "../dom/element.js";
import { formatNumber, t } from "../words/messages.js";

/** @import { Data, Store } from "../types.d.ts" */
/** @import { CardGroup } from "../cards/groups.js" */

/** @typedef {{number: number, group: CardGroup}} Listed The claims of a spot, and the number on its mark. */

// pixels: a narrower window has no room beside its map
const SMALL = 720;

/**
 * Return the list. Its column is kept free while a scene is shown, so that the map stays where it is.
 * @param {HTMLElement} panel
 * @param {Data} data
 * @param {Store} store
 * @param {(spot: string, row: Element) => void} more  shows all claims of a spot
 */
export function createNumbered(panel, data, store, more) {
  const body = el("div", { class: "p-scroll", tabindex: "0" });
  const title = el("h2", {});
  panel.append(title, body);

  /** @param {Listed} listed */
  function section({ number, group: { spot, rows, staged, claim } }) {
    const rest = rows.length - staged;
    return el(
      "section",
      {},
      el(
        "div",
        { class: "p-numberedhead" },
        el("span", { class: "p-number" }, formatNumber(number)),
        heading(data, claim, rows.length),
      ),
      rows.slice(0, staged).map((row) => claimRow(data, data.claim(row), store)),
      rest > 0 &&
        moreButton(rows.length, rest, (event) => more(spot, /** @type {Element} */ (event.currentTarget))),
    );
  }

  return {
    /** Keep the column free, or give it back. */
    draw() {
      const wanted = store.scene?.claims.length && store.density === "cards" && window.innerWidth >= SMALL;
      panel.hidden = !wanted;
      title.textContent = t("numbered");
    },
    /** List what has a number on the map. @param {Listed[]} listed */
    show(listed) {
      panel.classList.toggle("is-empty", !listed.length);
      setChildren(body, ...listed.map(section));
    },
  };
}
