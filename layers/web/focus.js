// Where the focus goes when things are drawn anew: to what stands in its place, into a panel that opens, back when it closes.
"use strict";

(function (posture) {
  const NAMES = ["data-claim", "data-mark", "data-to", "data-layer", "data-theme", "data-symbols", "data-language", "data-filter", "aria-label", "data-focus"];
  const AREAS = ".p-card, .p-panel, .p-map, .p-caption, .p-time, .p-foot";

  /** Where an element is, in words that still hold when everything has been drawn anew. */
  function words(held) {
    const area = held && held.closest(AREAS);
    const name = area && NAMES.find((each) => held.hasAttribute(each));
    return name && `.${area.classList[area.classList.contains("p-panel") ? 1 : 0]} [${name}="${CSS.escape(held.getAttribute(name))}"]`;
  }

  /** Keeps the focus. Call it before anything is drawn anew, and what it returns when that is done. */
  posture.focus = (parts, map) => {
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
          return (inside || held === document.body || !held.isConnected) && document.hasFocus()
            && (to(find(opener)) || to(find(row)) || to(map.getContainer()));
        }
        if (!inside && !document.hasFocus()) return false;
        if (!inside) opener = place;
        const from = panel.dataset.way === "back" && `.p-evidence [data-to="${CSS.escape(page)}"]`;
        return (bar && to(find(place))) || to(find(from)) || to(panel.querySelector(".p-title") || panel.querySelector("h2"));
      };
    };
  };

  /** Links at the top of the page that jump over what lies between; returns how to name them anew. */
  posture.skip = (parts) => {
    const { el, t } = posture;
    const goals = { "skip_map": parts.map, "skip_find": parts.find, "skip_evidence": parts.evidence, "skip_legend": parts.legend };
    const first = (part) => [...part.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].find((each) => each.getClientRects().length);
    const links = Object.entries(goals).map(([name, part]) =>
      [part, el("a", { href: `#${name}`, "data-skip": name, on: { click: (event) => (event.preventDefault(), first(part).focus()) } })]);
    const skip = el("nav", { class: "p-skip", on: { focusin: draw } }, links.map(([, link]) => link));

    function draw() {
      skip.setAttribute("aria-label", t("skip"));
      for (const [part, link] of links) {
        link.textContent = t(link.dataset.skip);
        link.hidden = part.hidden;
      }
    }
    parts.root.prepend(skip);
    draw();
    return draw;
  };
})(window.posture);
