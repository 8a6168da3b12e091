// The panel in which one finds claims: search, filters, and below them the results. Evidence takes its place and gives
// it back.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";
import { createFilters } from "./filters.js";
import { shareInWords } from "./narrowed.js";
import { createResults } from "./results.js";
import { addTool } from "./tool.js";

// milliseconds without a key before the words are looked for
const PAUSE = 150;
const ROOMY = 720;

export function createFind(parts, data, store, evidence) {
  const panel = parts.find;
  panel.id = "p-find";
  const filters = createFilters(data, store);
  const results = createResults(data, store);
  const heading = el("h2", {});
  const closer = el("button", { class: "p-icon", type: "button", on: { click: close } }, "×");
  const field = el("input", {
    class: "p-search",
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: 200,
    on: { input: typed, keydown: pressed },
  });
  const share = el("p", { class: "p-share" });
  const clear = el("button", { class: "p-textbutton", type: "button", on: { click: () => (forget(), store.clear()) } });
  const scroll = el("div", { class: "p-scroll" }, filters.root, results.root);
  panel.append(
    el("div", { class: "p-bar" }, heading, closer),
    el("div", { class: "p-findhead" }, field, el("div", {}, share, clear)),
    scroll,
  );
  filters.root.open = Math.min(window.innerWidth, window.innerHeight) >= ROOMY;

  const tool = addTool(parts, "find", "/", () => (panel.hidden ? open() : close()));
  tool.setAttribute("aria-controls", panel.id);

  let wanted = false;
  // whether evidence took the focus from here, and where the list stood
  let lent = false;
  let top = 0;
  let before = store.filters;
  let waiting = null;

  function forget() {
    clearTimeout(waiting);
    waiting = null;
  }

  function look() {
    forget();
    if (field.value.trim() !== store.filters.search) store.filter({ search: field.value.trim() });
  }

  function typed() {
    forget();
    waiting = setTimeout(look, PAUSE);
  }

  function pressed(event) {
    if (!["Enter", "Escape", "ArrowDown"].includes(event.key) || event.isComposing) return;
    // a browser would empty the field at Escape
    event.preventDefault();
    look();
    if (event.key !== "Enter" && !results.focus()) closer.focus();
  }

  function open() {
    wanted = true;
    lent = false;
    if (evidence.isOpen()) evidence.close();
    else store.tell();
    window.focus();
    field.focus();
    field.select();
  }

  function close() {
    look();
    const held = panel.contains(document.activeElement);
    wanted = false;
    store.tell();
    if (held) tool.focus();
  }

  function name() {
    heading.textContent = t("find");
    for (const [element, message] of [[closer, "close"], [field, "search"], [results.root, "results"]]) {
      element.setAttribute("aria-label", t(message));
    }
    closer.title = t("close");
    field.placeholder = t("search");
    clear.textContent = t("show_all");
  }

  return {
    isOpen: () => !panel.hidden,
    keys(keys) {
      keys.on("/", () => t("find"), open);
      keys.on("Escape", () => t("close"), close, () => !panel.hidden);
    },
    /** Draw what is visible now. Whether it took the focus back from the evidence that had its place. */
    draw() {
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
      if (waiting === null && field.value.trim() !== store.filters.search) field.value = store.filters.search;
      name();
      share.textContent = shareInWords(store);
      clear.hidden = !store.narrowed;
      filters.draw();
      results.draw(fresh);
      scroll.scrollTop = fresh ? 0 : top;
      const back = !was && lent &&
        (document.activeElement === document.body || parts.evidence.contains(document.activeElement));
      lent = false;
      return back && results.focus();
    },
  };
}
