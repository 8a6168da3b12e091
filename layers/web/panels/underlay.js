// The key to a finer basemap: what it is and whose data, and a switch for it.

import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { t } from "../words/messages.js";

/** @import { Data, UnderlayPanel } from "../types.d.ts" */

/**
 * Create the key to the underlay; empty if the page has none.
 *
 * @param {Pick<Data, "underlay">} data
 * @returns {UnderlayPanel & { root: HTMLElement, draw(): void }}
 */
export function createUnderlayKey({ underlay }) {
  const root = el("section", { class: "p-keysection p-underlaykey", hidden: !underlay });
  let on = true;
  let failed = "";
  let turn = (/** @type {boolean} */ _on) => {};

  function toggle() {
    on = !on;
    draw();
    /** @type {HTMLElement | null} */ (root.querySelector(".p-tiledlayer"))?.focus();
    turn(on);
  }

  function draw() {
    if (!underlay) return;
    const name = said({ text: underlay.name, verbatim: true });
    const words = underlay.attribution && said({ text: underlay.attribution, verbatim: true });
    setChildren(
      root,
      el("h2", {}, t("underlay")),
      failed ? el("p", {}, failed) : button(
        toggle,
        { class: "p-tiledlayer", role: "switch", "aria-checked": String(on) },
        el("span", { class: "p-tick", "aria-hidden": "true" }, on ? "☑" : "☐"),
        name,
      ),
      !failed && el("p", {}, words || t("underlay_unattributed")),
      !failed &&
        el("p", { class: "p-aside" }, t(underlay.kind === "vector" ? "underlay_note" : "underlay_pictures_note")),
    );
  }

  return {
    root,
    draw,
    fail(why) {
      failed = why;
      draw();
    },
    listen(next) {
      turn = next;
    },
  };
}
