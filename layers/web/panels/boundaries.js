// The key to dashed boundaries: what the dashes mean, and of each one in view what there is to know.

import { el, said, setChildren } from "../dom/element.js";
import { t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { boundarySample } from "./samples.js";

/** @import { Noted, Place } from "../types.d.ts" */

/** @param {Place | Noted} boundary */
function boundaryItem(boundary) {
  const note = boundary.note && el("span", { class: "p-aside" }, said(text(/** @type {Noted} */ (boundary), "note")));
  if (!("name" in boundary)) return el("li", {}, note);
  const { text: name, lang } = text(boundary, "name");
  return el("li", {}, said({ text: name.replace(/^.*?: /, ""), lang }), note);
}

/** Create the key to dashed boundaries; it is hidden while none is in view. */
export function createBoundaryKey() {
  const root = el("details", { class: "p-claimkey", hidden: true });
  /** @type {(Place | Noted)[]} */
  let shown = [];
  let open = false;
  root.addEventListener("toggle", () => {
    if (!root.closest(".is-paper")) open = root.open;
  });

  function draw() {
    root.hidden = !shown.length;
    // paper cannot be opened
    root.open = open || Boolean(root.closest(".is-paper"));
    setChildren(
      root,
      el("summary", {}, boundarySample(), " ", t("claim_lines")),
      el("ul", {}, shown.map(boundaryItem)),
    );
  }
  return {
    root,
    draw,
    /** Explain these. @param {(Place | Noted)[]} boundaries */
    show(boundaries) {
      const same = boundaries.length === shown.length && boundaries.every((each, i) => each === shown[i]);
      shown = boundaries;
      if (!same || root.closest(".is-paper") || root.open !== open) draw();
    },
  };
}
