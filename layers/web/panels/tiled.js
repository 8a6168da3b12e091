// The key to map tiles: what is in them, which of it is drawn, and what stands where somebody clicks.

import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { formatDate, formatNumber, t } from "../words/messages.js";
import { text } from "../words/translation.js";

/** @import { Data, TileHit, Tiled, Tiles } from "../types.d.ts" */

// hits that are listed at once
const LISTED = 20;

/** Words of a file, which are in one language. @param {unknown} words */
const verbatim = (words) => said({ text: String(words), verbatim: true });

/** @param {Tiled} tiles @param {TileHit} hit */
function hitItem(tiles, { of, props, n }) {
  if (of === "cells") {
    const parts = tiles.layers.filter(({ id }) => props[`n:${id}`]).map(({ id, label }) =>
      el("span", { class: "p-aside" }, verbatim(label), ` ${formatNumber(Number(props[`n:${id}`]))}`)
    );
    return el("li", {}, el("b", {}, formatNumber(n)), " ", t("tiled_in_cell"), parts);
  }
  const layer = tiles.layers.find(({ id }) => id === props.layer);
  const dates = [...new Set([props.from, props.to].filter(Boolean).map(String))].map(formatDate).join(" – ");
  return el(
    "li",
    {},
    el("b", {}, verbatim(props.label ?? props.kind ?? props.id)),
    dates && ` ${dates}`,
    el(
      "span",
      { class: "p-aside" },
      layer && [verbatim(layer.label), " · "],
      Boolean(props.assertion) && [t(`assertion.${props.assertion}`), " · "],
      Boolean(props.hedge) && [el("q", {}, verbatim(props.hedge)), " · "],
      t(props.precision === 1 ? "tiled_exact" : "tiled_near"),
      " · ",
      verbatim(props.id),
    ),
  );
}

/**
 * Create the key to tiles; empty if the page has none.
 *
 * @param {Data} data
 * @returns {Tiles & { root: HTMLElement, draw(): void }}
 */
export function createTiledKey({ tiles }) {
  const root = el("section", { class: "p-keysection p-tiledkey", hidden: !tiles });
  /** @type {Set<string>} */
  const off = new Set();
  /** @type {TileHit[] | null} */
  let hits = null;
  let failed = false;
  let drawn = { draw() {}, here: () => /** @type {TileHit[]} */ ([]) };

  /** @param {string} id */
  function toggle(id) {
    if (!off.delete(id)) off.add(id);
    hits = null;
    draw();
    drawn.draw();
    /** @type {HTMLElement | null} */ (root.querySelector(`[data-tiled="${id}"]`))?.focus();
  }

  /** @param {Tiled} shown */
  const switches = (shown) =>
    shown.layers.map(({ id, label, points }) =>
      button(
        () => toggle(id),
        { class: "p-tiledlayer", role: "switch", "aria-checked": String(!off.has(id)), "data-tiled": id },
        el("span", { class: "p-tick", "aria-hidden": "true" }, off.has(id) ? "☐" : "☑"),
        verbatim(label),
        el("span", { class: "p-count" }, formatNumber(points)),
      )
    );

  /** @param {Tiled} shown */
  function found(shown) {
    if (!hits) return null;
    if (!hits.length) return el("p", {}, t("tiled_nothing"));
    const more = hits.length - LISTED;
    return [
      el("ul", {}, hits.slice(0, LISTED).map((hit) => hitItem(shown, hit))),
      more > 0 && el("p", { class: "p-aside" }, t("more", { n: more })),
    ];
  }

  function draw() {
    if (!tiles) return;
    const { areas, elsewhere, beyond, digest, layers, title } = tiles;
    const n = layers.reduce((sum, layer) => sum + layer.points, 0);
    const most = areas.most.map((place) => `${text(place, "name").text} ${formatNumber(place.n)}`).join(", ");
    const none = elsewhere + beyond;
    setChildren(
      root,
      el("h2", {}, t(tiles.of === "events" ? "counted" : "tiled")),
      failed && el("p", { role: "alert" }, t("tiled_failed", { name: decodeURIComponent(tiles.url) })),
      el("p", {}, t(tiles.of === "events" ? "tiled_events" : "tiled_claims", { n }), " ", verbatim(title)),
      switches(tiles),
      el("p", {}, t("tiled_note")),
      areas.n > 0 && el("p", {}, t("tiled_areas", { n: areas.n }), " ", verbatim(most), areas.places > 12 && " …"),
      none > 0 && el("p", {}, t("tiled_elsewhere", { n: none })),
      button(() => show(drawn.here()), { class: "p-textbutton" }, t("tiled_here")),
      el("div", { role: "status" }, found(tiles)),
      el("p", { class: "p-aside" }, t("tiled_digest", { digest })),
    );
  }

  /** @param {TileHit[]} next */
  function show(next) {
    hits = next;
    draw();
    root.querySelector("ul")?.scrollIntoView({ block: "nearest" });
  }

  return {
    root,
    draw,
    show,
    isOn: (id) => !off.has(id),
    fail() {
      failed = true;
      draw();
    },
    listen(next) {
      drawn = next;
    },
  };
}
