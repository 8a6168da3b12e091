// The evidence panel: a claim's whole record, a source, or the list of sources.

import { iconButton } from "../dom/button.js";
import { el, setChildren } from "../dom/element.js";
import { t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { record } from "./record.js";
import { sourceView } from "./source.js";
import { sourceList } from "./sources.js";
import { createTrail } from "./trail.js";

/** @import { Child, Claim, Data, Store } from "../types.d.ts" */

/** Return the place in a list so many steps on, around its ends. */
export const around = (/** @type {number} */ at, /** @type {number} */ by, /** @type {number} */ count) =>
  (at + by + count) % count;

/**
 * Create the evidence in its panel. `live` is the live region.
 *
 * @param {HTMLElement} panel
 * @param {Data} data
 * @param {Store} store
 * @param {HTMLElement} live
 * @param {(claim: Claim) => void} measure  measures from a claim
 */
export function createEvidence(panel, data, store, live, measure) {
  const trail = createTrail(data, store);
  const { inside, openSource: open } = trail;

  /** @param {Claim} claim @param {number} by */
  function step(claim, by) {
    const rows = store.visible;
    const next = data.claim(rows[around(rows.indexOf(claim.index), by, rows.length)]);
    store.choose(next.id);
    live.textContent = String(text(next, "label").text);
  }

  /** @param {string} title @param {Child} body @param {Child[]} buttons */
  function show(title, body, ...buttons) {
    setChildren(
      panel,
      el(
        "div",
        { class: "p-bar" },
        trail.canGoBack && iconButton("back", "←", trail.back),
        el("h2", { tabindex: "-1" }, title),
        ...buttons,
        iconButton("close", "×", trail.close),
      ),
      el("div", { class: "p-scroll", tabindex: "0", role: "group", "aria-label": title }, body),
    );
  }

  /** @param {Claim} claim */
  function showClaim(claim) {
    const visible = store.visible;
    show(
      t("claim_of", { i: visible.indexOf(claim.index) + 1, n: visible.length }),
      record(data, claim, { store: inside, open, live, measure }),
      iconButton("previous", "‹", () => step(claim, -1)),
      iconButton("next", "›", () => step(claim, 1)),
    );
  }

  const scrolled = () => panel.querySelector(".p-scroll");

  function draw() {
    trail.follow();
    const { page, shown, way } = trail;
    const claim = page ? undefined : data.byId.get(store.select);
    const top = shown === panel.dataset.page ? scrolled()?.scrollTop ?? 0 : 0;
    panel.hidden = !shown;
    panel.setAttribute("data-claim", claim ? claim.id : "");
    panel.dataset.page = shown;
    panel.dataset.way = way;
    if (claim) showClaim(claim);
    else if (page?.kind === "source") show(t("source_view"), sourceView(data, inside, page.id, open));
    else if (page) show(t("sources"), sourceList(data, store, open));
    else setChildren(panel);
    const body = scrolled();
    if (body) body.scrollTop = top;
  }

  return {
    openSources: trail.openSources,
    openSource: open,
    close: trail.close,
    isOpen: () => !panel.hidden,
    draw,
    keys: [{ key: "Escape", label: "close", act: trail.close, when: () => !panel.hidden }],
  };
}
