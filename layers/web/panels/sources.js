// Sources: one in a line or two, and the list of those that the visible claims rest on.

import { button } from "../dom/button.js";
import { el, link, said } from "../dom/element.js";
import { counted, formatDate, t } from "../words/messages.js";
import { text, verbatim } from "../words/translation.js";
import { retraction } from "./retraction.js";

/** @import { Data, Leaf, Source, Store } from "../types.d.ts" */

/** Return when a source was published, in words; nothing for one that is not named. @param {Source} source */
export const published = (source) =>
  source.kind !== "unnamed" && (source.published ? formatDate(source.published) : t("undated"));

const host = (/** @type {string} */ address) => new URL(address).hostname.replace(/^www\./, "");

/** Return small print, its parts apart. @param {Leaf[]} parts */
export const aside = (parts) =>
  el(
    "span",
    { class: "p-aside" },
    parts.filter(Boolean).flatMap((part, index) => [index > 0 && " · ", typeof part === "string" ? said(part) : part]),
  );

/** A button that opens a source's view. @param {Source} source @param {(source: string) => void} open */
const sourceButton = (source, open) =>
  button(
    () => open(source.id),
    { class: "p-textbutton", "data-to": `source ${source.id}` },
    said(verbatim(source.title, source)),
  );

/**
 * Return a source in a line or two: title, publisher or author, date, note. With `open` the title opens its view.
 *
 * @param {Source} source
 * @param {Leaf} [extra]
 * @param {(source: string) => void} [open]
 * @returns {Leaf[]}
 */
export const sourceLine = (source, extra, open) => [
  open ? sourceButton(source, open) : link(source.url, verbatim(source.title, source)),
  aside([
    source.publisher,
    source.author,
    published(source),
    open && source.url && link(source.url, `${host(source.url)} ↗`),
    extra,
  ]),
  source.note && el("span", { class: "p-aside" }, said(text(source, "note"))),
  retraction(source),
];

/**
 * Return the body of the list of sources: those that the visible claims rest on, origins marked.
 *
 * @param {Data} data
 * @param {Store} store
 * @param {(source: string) => void} open
 */
export function sourceList(data, store, open) {
  const { named, origins } = data.resting(store.visible);
  return [
    el("p", { class: "p-counted" }, counted(named.size, origins.size)),
    el(
      "ul",
      { class: "p-sources" },
      data.sources.filter((source) => named.has(source.id)).map((source) =>
        el(
          "li",
          { "data-source": source.id, class: origins.has(source.id) ? "is-origin" : "" },
          origins.has(source.id) && el("b", {}, `${t("origin")}: `),
          sourceLine(source, source.accessed && t("accessed", { date: formatDate(source.accessed) }), open),
        )
      ),
    ),
  ];
}
