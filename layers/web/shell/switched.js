// Which layers have come on or gone off, said in the live region.

import { t } from "../words/messages.js";
import { text } from "../words/translation.js";

/** @import { Layer } from "../types.d.ts" */

/**
 * Return the layers that are on now and were not before, and the other way round, in words; "" where none is.
 *
 * @param {Layer[]} layers
 * @param {string[]} before
 * @param {string[]} now
 */
export function switchedLayers(layers, before, now) {
  const changed = layers.filter(({ id }) => now.includes(id) !== before.includes(id));
  return changed.map((layer) =>
    t(now.includes(layer.id) ? "layer_on" : "layer_off", { label: text(layer, "label").text })
  ).join(", ");
}
