// What is printed behind the map: nothing, the claims as far as they fill some pages, or all of them.

import { button } from "../dom/button.js";
import { el, setChildren } from "../dom/element.js";
import { t } from "../words/messages.js";

/** @import { Sheet, Store } from "../types.d.ts" */

/** Claims that are printed unless all are asked for: some 20 pages. */
export const SOME = 200;

/** @type {Record<string, number>} */
const LIMITS = { map: 0, claims: SOME, all: Infinity };
/** @type {Record<string, string>} */
const LABELS = { map: "paper_map", claims: "paper_claims", all: "paper_all" };

/**
 * Return what a sheet may have besides the map, with how many claims each choice prints: all only where some are not.
 * @param {number} visible
 * @returns {[choice: string, n: number][]}
 */
export function offered(visible) {
  /** @type {[string, number][]} */
  const found = [["map", 0], ["claims", Math.min(visible, SOME)]];
  return visible > SOME ? [...found, ["all", visible]] : found;
}

/**
 * Create the choice, and the button that prints. It is the reader's own and in no link.
 * @param {Pick<Store, "visible">} store
 * @returns {Sheet}
 */
export function createSheet(store) {
  const choices = el("div", { class: "p-choices", role: "group" });
  const print = button(() => window.print(), { class: "p-action", "data-focus": "print" });
  const root = el("div", { class: "p-sheet" }, choices, print);
  let chosen = "claims";

  function draw() {
    const all = offered(store.visible.length);
    const shown = all.some(([choice]) => choice === chosen) ? chosen : "claims";
    choices.setAttribute("aria-label", t("paper"));
    setChildren(
      choices,
      all.map(([choice, n]) =>
        button(
          () => {
            chosen = choice;
            draw();
            /** @type {HTMLElement | null} */ (choices.querySelector(`[data-paper="${choice}"]`))?.focus();
          },
          { class: "p-choice", "aria-pressed": String(choice === shown), "data-paper": choice },
          t(LABELS[choice], { n }),
        )
      ),
    );
    setChildren(print, t("paper_print"));
  }
  return { root, draw, limit: () => LIMITS[chosen] };
}
