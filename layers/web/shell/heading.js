// The heading: title, subtitle, banner, tools.

import { el, said, setChildren } from "../dom/element.js";
import { text } from "../words/translation.js";

export function drawHeading(parts, theatre) {
  document.title = text(theatre, "title").text;
  setChildren(
    parts.head,
    el("h1", {}, said(text(theatre, "title"))),
    theatre.subtitle && el("p", { class: "p-subtitle" }, said(text(theatre, "subtitle"))),
    el("strong", { class: "p-banner" }, said(text(theatre, "banner"))),
    parts.tools,
  );
}
