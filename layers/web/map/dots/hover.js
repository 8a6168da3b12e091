// The card beside what the pointer is on: a claim, or what a cluster is made of. The keyboard has the list instead.

/** @import { Map } from "leaflet" */
/** @import { Box, Claim, Data, Store } from "../../types.d.ts" */
/** @import { Cluster } from "./clusters.js" */
/** @import { Hit } from "./under.js" */

import { badge } from "../../claim/badge.js";
import { who } from "../../claim/chip.js";
import { tallies } from "../../claim/tallies.js";
import { el, said, setChildren } from "../../dom/element.js";
import { t } from "../../words/messages.js";
import { nearness, whereabouts } from "../../words/place.js";
import { text } from "../../words/translation.js";
import { beside, rectangle } from "../boxes.js";

// pixels between the card and what it is about
const GAP = 8;

/**
 * @param {Data} data
 * @param {Cluster} cluster
 * @param {boolean} nearest  whether the map is as near as it gets
 */
const clusterWords = (data, { count, said, sides }, nearest) => [
  el("p", { class: "p-cardhead" }, el("b", { class: "p-place" }, t("claims_here", { n: count }))),
  tallies(data, said, sides),
  el("p", { class: "p-hint" }, t(nearest ? "cluster_list" : "cluster_zoom")),
];

/**
 * @param {Data} data
 * @param {Claim} claim
 * @param {Store} store
 */
const claimWords = (data, claim, store) => [
  el(
    "p",
    { class: "p-cardhead" },
    el("span", { class: "p-place" }, said(whereabouts(data, claim))),
    el("span", { class: "p-level" }, nearness(claim)),
  ),
  el(
    "p",
    { class: "p-hovered" },
    who(data, claim, store),
    el("span", { class: "p-label" }, said(text(claim, "label"))),
    badge(data.assertion.get(claim.assertion)),
  ),
];

/**
 * Put the card on the map, hidden.
 * @param {Map} map
 * @param {Data} data
 * @param {Store} store
 */
export function createHover(map, data, store) {
  const card = el("div", { class: "p-card p-hover", "aria-hidden": "true", hidden: true });
  map.getContainer().append(card);
  /** @type {Cluster | number | null} */
  let shown = null;

  return {
    hide() {
      card.hidden = true;
    },
    /**
     * Show what is under the pointer, or nothing.
     * @param {Hit | null} hit
     * @param {Box} frame
     * @param {(hit: Hit) => Claim} claimOf
     */
    show(hit, frame, claimOf) {
      map.getContainer().classList.toggle("is-over", hit !== null);
      card.hidden = !hit;
      const last = shown;
      shown = hit && (hit.cluster ?? hit.dot);
      if (!hit || shown === last) return;
      const nearest = map.getZoom() >= map.getMaxZoom();
      setChildren(
        card,
        ...(hit.cluster ? clusterWords(data, hit.cluster, nearest) : claimWords(data, claimOf(hit), store)),
      );
      const box = rectangle(hit.x, hit.y, 2 * hit.radius, 2 * hit.radius);
      const { left, top } = beside(box, { width: card.offsetWidth, height: card.offsetHeight }, frame, GAP);
      card.style.left = `${left}px`;
      card.style.top = `${top}px`;
    },
  };
}
