// Links at the top of the page that jump over what lies between.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** @import { Parts } from "../types.d.ts" */

/**
 * Return the first element that Tab comes to. The npm library tabbable (6 KB) knows
 * more kinds of them than a part here has.
 *
 * @param {HTMLElement} part
 */
function first(part) {
  /** @type {NodeListOf<HTMLElement>} */
  const all = part.querySelectorAll("a[href], button, input, summary, [tabindex='0']");
  return [...all].find((each) => each.getClientRects().length > 0);
}

/** Add the links and return what names them anew. @param {Parts} parts */
export function addSkipLinks(parts) {
  const goals = ["map", "find", "evidence", "legend"].map((name) => {
    const part = parts[/** @type {"map" | "find" | "evidence" | "legend"} */ (name)];
    const skip = (/** @type {Event} */ event) => (event.preventDefault(), first(part)?.focus());
    const link = el("a", { href: `#skip_${name}`, "data-skip": `skip_${name}`, on: { click: skip } });
    return { name, part, link };
  });
  const nav = el("nav", { class: "p-skip", on: { focusin: draw } }, goals.map(({ link }) => link));

  function draw() {
    nav.setAttribute("aria-label", t("skip"));
    for (const { name, part, link } of goals) {
      link.textContent = t(`skip_${name}`);
      link.hidden = part.hidden;
    }
  }
  parts.root.prepend(nav);
  draw();
  return draw;
}
