// The layer control: a switch for each layer, and one for each collection of them.

import { claimRow } from "../claim/row.js";
import { tally } from "../data/columns.js";
import { groundLayers } from "../data/ground.js";
import { readUntil } from "../data/read.js";
import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { formatNumber, t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { swatch } from "./swatches.js";

/** @import { Claim, Collection, Data, Layer, Store } from "../types.d.ts" */

// claims that a layer's swatch is judged by
const SEEN = 100;

/** Return the key that switches the layer at that place of the legend: 1 to 9, then 0; none for the others. */
export const layerKey = (/** @type {number} */ index) => (index < 10 ? String((index + 1) % 10) : "");

/** Return whether a collection is on, as a check box says it: "true", "false" or "mixed". */
export const checked = (/** @type {number} */ on, /** @type {number} */ all) =>
  on === 0 ? "false" : on === all ? "true" : "mixed";

/**
 * Return the first layer that is off and without which a claim of this layer does not show.
 *
 * @param {Claim[]} needing  the claims that need another layer beside their own
 * @param {string} layer
 * @param {(layer: string) => boolean} isOn
 */
export const missing = (needing, layer, isOn) =>
  needing.filter((claim) => claim.layer === layer).flatMap((claim) => claim.needs).find((id) => !isOn(id));

/**
 * A row, as a switch; `draw` takes the number of visible claims.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {Layer} layer
 * @param {number} index
 */
function createRow(data, store, layer, index) {
  const rows = data.rows("layer", (id) => id === layer.id);
  const note = el("span", { class: "p-layernote" });
  const label = el("span");
  const count = el("span", { class: "p-count" });
  const key = layerKey(index);
  const root = button(
    () => store.toggle(layer.id),
    { class: "p-layer", role: "switch", "data-layer": layer.id, "aria-keyshortcuts": key || null },
    key ? el("kbd", {}, key) : el("span", { class: "p-tick", "aria-hidden": "true" }),
    swatch(layer, rows.slice(0, SEEN).map(data.claim), data.isDot),
    el("span", { class: "p-layername" }, label, note),
    count,
  );

  function draw(/** @type {number} */ n) {
    const on = store.isOn(layer.id);
    const without = on && missing(data.needing, layer.id, store.isOn);
    count.textContent = on && store.narrowed ? t("n_of_m", { n, m: rows.length }) : formatNumber(rows.length);
    root.setAttribute("aria-checked", String(on));
    setChildren(
      note,
      without
        ? t("hidden_with", { label: text(data.layer.get(without), "label").text })
        : layer.note && said(text(layer, "note")),
    );
    setChildren(label, said(text(layer, "label")));
  }
  return { layer, root, draw };
}

/**
 * The claims of a layer of the ground, which have no cards: folded away below its row.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {Layer} layer
 */
function createGround(data, store, layer) {
  const own = data.rows("layer", (id) => id === layer.id);
  const summary = el("summary");
  const list = el("div");
  const root = el("details", { class: "p-ground" }, summary, list);

  function draw() {
    const rows = own.filter(store.isVisible);
    root.hidden = !rows.length;
    summary.textContent = t("claims_here", { n: rows.length });
    setChildren(list, rows.map((row) => claimRow(data, data.claim(row), store)));
  }
  return { layer, root, draw };
}

/**
 * A collection: switched as a whole, its rows folded away until something in it is on.
 *
 * @param {Data} data
 * @param {Collection} collection
 * @param {string[]} ids  its layers
 * @param {Store} store
 */
function createGroup(data, collection, ids, store) {
  const rows = el("div", { class: "p-grouprows", id: `p-group-${collection.id}` });
  const label = el("span");
  const whole = button(
    () => store.switchAll(ids, !ids.every(store.isOn)),
    { class: "p-collection", role: "checkbox", "data-collection": collection.id },
    el("span", { class: "p-tick", "aria-hidden": "true" }),
    label,
  );
  const unfold = button(turn, { class: "p-unfold", "aria-controls": rows.id });
  let open = false;

  function turn() {
    open = !open;
    draw();
  }

  function draw() {
    const on = ids.filter(store.isOn).length;
    setChildren(
      label,
      said(text(collection, "label")),
      collection.as_of && el("span", { class: "p-readto" }, t("read_to", { date: readUntil(data, store, collection) })),
    );
    if (collection.note) whole.title = String(text(collection, "note").text);
    whole.setAttribute("aria-checked", checked(on, ids.length));
    // once open it stays open: rows must not fold away under the pointer that switched the last one off
    open = open || on > 0;
    rows.hidden = !open;
    unfold.hidden = on > 0;
    unfold.setAttribute("aria-expanded", String(open));
    unfold.textContent = open ? t("fold") : t("unfold", { n: ids.length });
  }
  return { id: collection.id, head: el("div", { class: "p-group" }, whole, unfold), rows, draw };
}

/**
 * Create the layer control.
 *
 * @param {Data} data
 * @param {Store} store
 */
export function createLayers(data, store) {
  const idsOf = (/** @type {Collection} */ { id }) =>
    data.layers.filter((layer) => layer.collection === id).map((layer) => layer.id);
  const groups = data.collections.map((collection) => createGroup(data, collection, idsOf(collection), store));
  const rows = data.layers.map((layer, index) => createRow(data, store, layer, index));
  const grounds = groundLayers(data).map((layer) => createGround(data, store, layer));
  const root = el("div", { class: "p-layers", role: "group" });
  for (const { layer, root: row } of rows) {
    const ground = grounds.filter((each) => each.layer === layer).map((each) => each.root);
    (groups.find(({ id }) => id === layer.collection)?.rows ?? root).append(row, ...ground);
  }
  root.append(...groups.flatMap(({ head, rows }) => [head, rows]));
  const { layer: column } = data.columns;

  return {
    root,
    draw() {
      root.setAttribute("aria-label", t("layers"));
      groups.forEach((group) => group.draw());
      const counts = tally(column, store.table());
      for (const { layer, draw } of rows) draw(counts[column.values.indexOf(layer.id)] || 0);
      grounds.forEach((ground) => ground.draw());
    },
  };
}
