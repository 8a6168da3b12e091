// A dark screen over everything, while somebody speaks. Any key and any click takes it away.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** @import { Parts } from "../types.d.ts" */

/** Create the dark screen and return what shows and hides it. @param {Parts} parts */
export function createBlank(parts) {
  const dark = el("div", { class: "p-blank", hidden: true, on: { click: () => turn(false) } });
  parts.root.append(dark);

  function turn(/** @type {boolean} */ on) {
    dark.hidden = !on;
    for (const part of [parts.head, parts.stage, parts.time, parts.foot]) {
      if (on) part.setAttribute("aria-hidden", "true");
      else part.removeAttribute("aria-hidden");
    }
    parts.live.textContent = on ? t("blanked") : "";
  }
  return { turn, isOn: () => !dark.hidden };
}
