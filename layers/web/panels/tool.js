// A button among the tools of the heading.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** Add a button to the head's tools: an id, a message, the key that does the same. */
export function addTool(parts, id, key, press) {
  const button = el(
    "button",
    { class: "p-tool", type: "button", "data-tool": id, "aria-keyshortcuts": key, on: { click: press } },
    t(id),
    el("kbd", {}, key),
  );
  parts.tools.append(button);
  return button;
}
