// The panel in which one finds claims: search, filters, and below them the results. Evidence takes its place and gives
// it back.

import { button } from "../dom/button.js";
import { el } from "../dom/element.js";
import { t } from "../words/messages.js";
import { createFilters } from "./filters.js";
import { shareInWords } from "./narrowed.js";
import { createResults } from "./results.js";
import { createSearchField } from "./search.js";
import { addTool } from "./tool.js";

/** @import { Claim, Data, Parts, Store } from "../types.d.ts" */

// pixels: a window at least so wide and high opens with the filters unfolded
const ROOMY = 720;

/**
 * Build the panel around the field, the filters and the results.
 *
 * @param {HTMLElement} panel
 * @param {HTMLElement} field
 * @param {HTMLElement[]} below
 * @param {{close: () => void, showAll: () => void}} answers
 */
function buildPanel(panel, field, below, { close, showAll }) {
  const heading = el("h2", {});
  const closer = button(close, { class: "p-icon" }, "×");
  const share = el("p", { class: "p-share" });
  const clear = button(showAll, { class: "p-textbutton" });
  const scroll = el("div", { class: "p-scroll" }, ...below);
  panel.id = "p-find";
  panel.append(
    el("div", { class: "p-bar" }, heading, closer),
    el("div", { class: "p-findhead" }, field, el("div", {}, share, clear)),
    scroll,
  );

  /** Name everything in the language of now. */
  function name() {
    heading.textContent = t("find");
    closer.setAttribute("aria-label", t("close"));
    closer.title = t("close");
    clear.textContent = t("show_all");
  }
  return { closer, share, clear, scroll, name };
}

/**
 * Create the panel and its tool.
 *
 * @param {Parts} parts
 * @param {Data} data
 * @param {Store} store
 * @param {{isOpen(): boolean, close(): void}} evidence
 * @param {(claim: Claim) => number | undefined} numberOf  a claim's mark
 */
export function createFind(parts, data, store, evidence, numberOf) {
  const panel = parts.find;
  const filters = createFilters(data, store);
  const results = createResults(data, store, numberOf);
  const search = createSearchField(store, () => results.focus() || closer.focus());
  const below = [filters.root, results.root];
  const { closer, share, clear, scroll, name } = buildPanel(panel, search.field, below, { close, showAll });
  filters.root.open = Math.min(window.innerWidth, window.innerHeight) >= ROOMY;
  const tool = addTool(parts, "find", "/", () => (panel.hidden ? open() : close()));
  tool.setAttribute("aria-controls", panel.id);

  // marks have the numbers of the list: where they are asked for it stands beside them
  let listed = store.state.density === "marks";
  let wanted = listed && window.innerWidth >= ROOMY;
  // whether evidence took the focus from here, and where the list stood
  let lent = false;
  let top = 0;
  let before = store.filters;

  function showAll() {
    search.forget();
    store.clear();
  }

  function open() {
    wanted = true;
    lent = false;
    if (evidence.isOpen()) evidence.close();
    else store.tell();
    window.focus();
    search.field.focus();
    search.field.select();
  }

  function close() {
    search.look();
    const held = panel.contains(document.activeElement);
    wanted = false;
    store.tell();
    if (held) tool.focus();
  }

  /** Draw what is visible now; `fresh` where the filters changed. */
  function fill(/** @type {boolean} */ fresh) {
    name();
    search.follow();
    share.textContent = shareInWords(store);
    clear.hidden = !store.narrowed;
    filters.draw();
    results.draw(fresh);
    scroll.scrollTop = fresh ? 0 : top;
  }

  /** Whether the focus may come back here: it is nowhere, or still in the evidence that had this place. */
  const mayReturn = () => document.activeElement === document.body || parts.evidence.contains(document.activeElement);

  return {
    isOpen: () => !panel.hidden,
    keys: [
      { key: "/", label: "find", act: open },
      { key: "Escape", label: "close", act: close, when: () => !panel.hidden },
    ],
    /** Draw what is visible now. Whether it took the focus back from the evidence that had its place. */
    draw() {
      if (listed !== (store.state.density === "marks")) wanted = listed = !listed;
      const fresh = store.filters !== before;
      before = store.filters;
      if (fresh) parts.live.textContent = shareInWords(store);
      const was = !panel.hidden;
      const held = was && panel.contains(document.activeElement);
      if (was) top = scroll.scrollTop;
      panel.hidden = !wanted || evidence.isOpen();
      tool.setAttribute("aria-expanded", String(!panel.hidden));
      if (panel.hidden) {
        if (wanted && was) lent = held;
        return false;
      }
      fill(fresh);
      const back = !was && lent && mayReturn();
      lent = false;
      return back && results.focus();
    },
  };
}
