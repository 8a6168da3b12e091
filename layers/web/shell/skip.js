// Links at the top of the page that jump over what lies between.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** Links at the top of the page that jump over what lies between; returns how to name them anew. */
export function addSkipLinks(parts) {
  const goals = {
    "skip_map": parts.map,
    "skip_find": parts.find,
    "skip_evidence": parts.evidence,
    "skip_legend": parts.legend,
  };
  const first = (part) =>
    [...part.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].find((each) =>
      each.getClientRects().length
    );
  const links = Object.entries(goals).map((
    [name, part],
  ) => [
    part,
    el("a", {
      href: `#${name}`,
      "data-skip": name,
      on: { click: (event) => (event.preventDefault(), first(part).focus()) },
    }),
  ]);
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
}
