// The results: every visible claim in words, on the map or not. What the map shows, for those who do not see it.
// A list of buttons and not a listbox: a row opens something instead of being chosen, and a list leaves headings to
// the layers and lets a screen reader read the parts of a row.

import { badge } from "../claim/badge.js";
import { who } from "../claim/chip.js";
import { tally } from "../data/columns.js";
import { el, said, setChildren } from "../dom/element.js";
import { formatDate, formatNumber, t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text } from "../words/translation.js";

// rows in the document at a time
const WINDOW = 200;
const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

export function createResults(data, store) {
  const { layer: column } = data.columns;
  const root = el("div", {
    class: "p-results",
    on: { keydown: pressed, focusin: (event) => settle(event.target.closest(".p-hit")) },
  });
  // the visible rows, layer by layer as in the legend; where each layer starts; the row that Tab comes to
  let order = new Uint32Array(0);
  let starts = [];
  let at = 0;

  function sort() {
    const sizes = tally(column, store.table());
    const next = new Uint32Array(sizes.length);
    starts = [];
    let start = 0;
    for (const layer of data.layers) {
      const code = column.values.indexOf(layer.id);
      if (code < 0 || !sizes[code]) continue;
      next[code] = start;
      starts.push({ layer, start, size: sizes[code] });
      start += sizes[code];
    }
    order = new Uint32Array(start);
    for (const row of store.visible) order[next[column.codes[row]]++] = row;
  }

  /** Where a claim is and how that is known, in words. */
  function facts(claim) {
    return [
      text(data.actor.get(claim.actor), "label"),
      t(`assertion.${claim.assertion}`),
      whereabouts(data, claim),
      nearness(claim),
      claim.mark === "none" && t("off_map"),
      claim.when.reported_on ? t("report_of", { date: formatDate(claim.when.reported_on) }) : t("undated"),
    ].filter(Boolean);
  }

  function row(index, { layer, start, size }) {
    const claim = data.claim(order[index]);
    return el(
      "li",
      { "aria-setsize": size, "aria-posinset": index - start + 1 },
      el(
        "button",
        {
          class: "p-hit",
          type: "button",
          tabindex: index === at ? 0 : -1,
          "data-index": index,
          "data-claim": claim.id,
          on: { click: () => store.choose(claim.id) },
        },
        el("span", { "aria-hidden": "true" }, who(data, claim, store)),
        el("span", { class: "p-label" }, said(text(claim, "label"))),
        el("span", { "aria-hidden": "true" }, badge(data.assertion.get(claim.assertion))),
        el("span", { class: "p-heard" }, said(text(layer, "label"))),
        el("span", { class: "p-aside" }, facts(claim).flatMap((each, place) => [place > 0 && " · ", said(each)])),
      ),
    );
  }

  function render() {
    const first = at - (at % WINDOW);
    const end = Math.min(first + WINDOW, order.length);
    const page = (words, index) =>
      el("button", { class: "p-more", type: "button", on: { click: () => go(index) } }, words);
    setChildren(
      root,
      !order.length && el("p", { class: "p-empty" }, t("nothing_found")),
      first > 0 && page(t("before", { n: first }), first - WINDOW),
      starts.filter(({ start, size }) => start < end && start + size > first).map((group) => {
        const from = Math.max(group.start, first);
        const to = Math.min(group.start + group.size, end);
        return el(
          "section",
          {},
          el(
            "h3",
            {},
            said(text(group.layer, "label")),
            " ",
            el("span", { class: "p-count" }, formatNumber(group.size)),
          ),
          el("ul", {}, Array.from({ length: to - from }, (_, step) => row(from + step, group))),
        );
      }),
      end < order.length && page(t("more", { n: order.length - end }), end),
    );
  }

  const current = () => root.querySelector(`[data-index="${at}"]`);

  /** Let Tab come to that row. */
  function settle(hit) {
    if (!hit) return;
    root.querySelectorAll('.p-hit[tabindex="0"]').forEach((each) => (each.tabIndex = -1));
    at = Number(hit.dataset.index);
    hit.tabIndex = 0;
  }

  function focus() {
    const hit = current();
    if (!hit) return false;
    hit.focus();
    return true;
  }

  function go(index) {
    at = Math.max(0, Math.min(order.length - 1, index));
    if (!current()) render();
    focus();
  }

  function pressed(event) {
    const hit = event.target.closest(".p-hit");
    if (!hit || !(event.key in STEPS) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(Number(hit.dataset.index) + STEPS[event.key]);
  }

  return {
    root,
    /** Focus the row that was focused last, else the first; false where there is none. */
    focus,
    /** Draw what is visible now; the row that Tab comes to stays, or is the first where it has gone or with `fresh`. */
    draw(fresh) {
      const held = order[at];
      sort();
      at = fresh || held === undefined ? 0 : Math.max(0, order.indexOf(held));
      render();
    },
  };
}
