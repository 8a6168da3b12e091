// The heading: title, subtitle, banner, tools.

import { el, said, setChildren } from "../dom/element.js";
import { text } from "../words/translation.js";

/** @import { Parts, Theatre } from "../types.d.ts" */

/** Draw the heading, and the title of the page. @param {Parts} parts @param {Theatre} theatre */
export function drawHeading(parts, theatre) {
  document.title = String(text(theatre, "title").text);
  setChildren(
    parts.head,
    el("h1", {}, said(text(theatre, "title"))),
    theatre.subtitle && el("p", { class: "p-subtitle" }, said(text(theatre, "subtitle"))),
    el("strong", { class: theatre.marking ? "p-banner" : "p-banner is-marking" }, said(text(theatre, "banner"))),
    parts.tools,
  );
}
