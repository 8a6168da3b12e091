// Where the focus goes when things are drawn anew: to what stands in its place, into a panel that opens, back when it
// closes.

const NAMES = [
  "data-claim",
  "data-mark",
  "data-to",
  "data-layer",
  "data-theme",
  "data-symbols",
  "data-language",
  "data-filter",
  "aria-label",
  "data-focus",
];
const AREAS = ".p-card, .p-panel, .p-map, .p-caption, .p-time, .p-foot";

/** Where an element is, in words that still hold when everything has been drawn anew. */
function words(held) {
  const area = held && held.closest(AREAS);
  const name = area && NAMES.find((each) => held.hasAttribute(each));
  return name &&
    `.${area.classList[area.classList.contains("p-panel") ? 1 : 0]} [${name}="${CSS.escape(held.getAttribute(name))}"]`;
}

/** Keeps the focus. Call it before anything is drawn anew, and what it returns when that is done. */
export function createFocus(parts, map) {
  const panel = parts.evidence;
  let opener = null;

  const to = (element) => {
    if (element && element !== document.activeElement) element.focus({ preventScroll: true });
    return Boolean(element);
  };
  const find = (selector) => selector && parts.root.querySelector(selector);

  return () => {
    const held = document.activeElement;
    const inside = panel.contains(held);
    const bar = inside && held.closest(".p-bar");
    const place = words(held);
    const { page } = panel.dataset;
    return () => {
      const now = panel.dataset.page;
      if (now === page) return to(held.isConnected && held !== document.body ? held : find(place));
      if (!now) {
        const [kind, id] = page.split(" ");
        const row = kind === "claim" && `.p-row[data-claim="${CSS.escape(id)}"]`;
        return (inside || held === document.body || !held.isConnected) && document.hasFocus() &&
          (to(find(opener)) || to(find(row)) || to(map.getContainer()));
      }
      if (!inside && !document.hasFocus()) return false;
      if (!inside) opener = place;
      const from = panel.dataset.way === "back" && `.p-evidence [data-to="${CSS.escape(page)}"]`;
      return (bar && to(find(place))) || to(find(from)) ||
        to(panel.querySelector(".p-title") || panel.querySelector("h2"));
    };
  };
}
