// The key to counts: what was counted, that nobody claims it, and the events behind a number: how to have them.

import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { formatDate, formatNumber, t } from "../words/messages.js";
import { text } from "../words/translation.js";

/** @import { Actions, CountedPlace, Counts } from "../types.d.ts" */

// places that are listed at once
const LISTED = 12;

/**
 * @param {CountedPlace} place
 * @param {string} asks
 * @param {Actions["events"]} events
 */
function placeItem(place, asks, events) {
  const kinds = place.kinds.map(([kind, n]) => `${kind} ${formatNumber(n)}`).join(", ");
  return el(
    "li",
    {},
    el("b", {}, formatNumber(place.n)),
    " ",
    said(text(place, "name")),
    el("span", { class: "p-aside" }, said({ text: kinds, verbatim: true })),
    events
      ? button(
        () => events([place.id]),
        { class: "p-events", "aria-label": t("counted_events_of", { place: String(text(place, "name").text) }) },
        t("counted_events"),
      )
      : el("code", {}, `posture candidates DATASET ${asks && `${asks} `}--at ${place.id} -o candidates.csv`),
  );
}

/**
 * Create the key to counts; empty if the page has none.
 *
 * @param {Counts | undefined} counts
 * @param {Actions["events"]} ask  shows the events behind counts, where the host can
 */
export function createCountedKey(counts, ask) {
  const root = el("section", { class: "p-keysection p-countedkey", hidden: !counts });
  const list = el("details", {});
  let shown = counts?.places ?? [];

  function draw() {
    if (!counts) return;
    const { asks, events, nowhere, since, until, feeds, digest } = counts;
    const span = since && until ? `, ${formatDate(since)} – ${formatDate(until)}` : "";
    const more = shown.length - LISTED;
    setChildren(
      list,
      el("summary", {}, t("counted_places", { n: shown.length })),
      el("ul", {}, shown.slice(0, LISTED).map((place) => placeItem(place, asks, ask))),
      more > 0 && el("p", { class: "p-aside" }, t("counted_more", { n: more })),
    );
    setChildren(
      root,
      el("h2", {}, t("counted")),
      el("p", {}, el("span", { class: "p-count-square" }, "12"), " ", t("counted_note")),
      el("p", {}, t("counted_of", { n: events }), " ", said({ text: feeds.join(", "), verbatim: true }), span),
      asks && el("p", {}, t("counted_asks"), " ", el("code", {}, asks)),
      nowhere > 0 && el("p", {}, t("counted_nowhere", { n: nowhere })),
      el("p", { class: "p-aside" }, t("counted_digest", { digest })),
      list,
    );
  }
  return {
    root,
    draw,
    /** List these places alone. @param {CountedPlace[]} places */
    show(places) {
      shown = places;
      list.open = true;
      draw();
      root.scrollIntoView({ block: "nearest" });
    },
  };
}
