// A button among the tools of the heading.

import { button } from "../dom/button.js";
import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** @import { Parts } from "../types.d.ts" */

/**
 * Add a button to the heading's tools and return it.
 *
 * @param {Parts} parts
 * @param {string} id   the message that names it
 * @param {string} key  the key that does the same, as it is shown
 * @param {() => void} press
 */
export function addTool(parts, id, key, press) {
  const tool = button(
    press,
    { class: "p-tool", "data-tool": id, "aria-keyshortcuts": key },
    t(id),
    el("kbd", {}, key),
  );
  parts.tools.append(tool);
  return tool;
}
