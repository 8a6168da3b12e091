// A claim's whole record, section by section.

import { badge } from "../claim/badge.js";
import { who } from "../claim/chip.js";
import { claimRow } from "../claim/row.js";
import { claimCoordinates } from "../data/coordinates.js";
import { against, linked, relations } from "../data/relations.js";
import { button } from "../dom/button.js";
import { copyText } from "../dom/copy.js";
import { el, said, setChildren } from "../dom/element.js";
import { counted, formatDate, t } from "../words/messages.js";
import { nearness } from "../words/place.js";
import { text, texts } from "../words/translation.js";
import { chains } from "./chains.js";
import { citation } from "./citation.js";
import { conflictsOf } from "./conflicts.js";
import { CODED, listed, SAID } from "./facts.js";
import { quantitiesOf } from "./quantities.js";
import { retractions } from "./retraction.js";

/** @import { Child, Claim, Data, Leaf, Store } from "../types.d.ts" */
/**
 * What a record leads on to: rows choose claims in `store`, `open` opens a source, `live` is the live region,
 * `measure` measures from a claim.
 *
 * @typedef {object} Ways
 * @property {Store} store
 * @property {(source: string) => void} open
 * @property {HTMLElement} live
 * @property {(claim: Claim) => void} measure
 */

const title = (/** @type {Claim} */ claim) =>
  el("h3", { class: "p-title", tabindex: "-1" }, said(text(claim, "label")));

/** @param {Claim} claim @param {Data} data @param {Ways} ways */
function tags(claim, data, { store }) {
  const word = data.assertion.get(claim.assertion);
  const tag = (/** @type {object} */ attributes, /** @type {Child[]} */ ...children) =>
    el("span", { class: "p-tag", ...attributes }, ...children);
  return el(
    "p",
    { class: "p-tags" },
    tag({ title: t(`assertion.${word.id}.meaning`) }, badge(word), t(`assertion.${word.id}`)),
    tag({}, nearness(claim)),
    tag({}, who(data, claim, store), said(text(data.kind.get(claim.kind), "label"))),
  );
}

const statement = (/** @type {Claim} */ claim) => el("p", { class: "p-statement" }, said(text(claim, "statement")));

const items = (/** @type {Claim} */ claim) =>
  claim.items.length > 0 &&
  el("ul", { class: "p-items" }, texts(claim, "items").map((item) => el("li", {}, said(item))));

/** What may be done with where it is. @param {Claim} claim @param {Data} data @param {Ways} ways */
function whereTo(claim, data, { live, measure }) {
  const at = claimCoordinates(data, claim);
  const answer = el("div");
  const copy = () => copyText(String(at), (/** @type {Child[]} */ ...words) => setChildren(answer, ...words), live);
  const isDrawn = claim.mark !== "none" && claim.mark !== "arc";
  return (at || isDrawn) && el(
    "div",
    { class: "p-whereto" },
    at && button(copy, { class: "p-action", "data-focus": "coordinates" }, t("copy_coordinates")),
    isDrawn && button(() => measure(claim), { class: "p-action", "data-focus": "measure" }, t("measure_from")),
    answer,
  );
}

/** How many sources, and origins, say the same: repeating adds no weight. @param {Claim} claim @param {Data} data */
function together(claim, data) {
  const same = linked(data, claim, ["same_as"]);
  if (same.length < 2) return null;
  const { named, origins } = data.resting(same.map((each) => each.index));
  return el("p", { class: "p-counted p-together" }, t("together", { counted: counted(named.size, origins.size) }));
}

/** @param {Claim} claim @param {Data} data @param {Ways} ways */
function whoSaysSo(claim, data, { open, live }) {
  const { named } = data.resting([claim.index]);
  const answer = el("div");
  const cite = () =>
    copyText(citation(data, claim), (/** @type {Child[]} */ ...words) => setChildren(answer, ...words), live);
  return el(
    "section",
    {},
    el("h3", {}, t("who_says_so")),
    chains(data, claim, open),
    el("p", { class: "p-counted" }, counted(named.size, claim.origins.length)),
    together(claim, data),
    button(cite, { class: "p-action p-cite", "data-focus": "cite" }, t("copy_citation")),
    answer,
  );
}

/** @param {Claim} claim @param {Data} data @param {Ways} ways */
function related(claim, data, { store }) {
  const all = relations(data, claim).filter((each) => !against(each));
  if (!all.length) return null;
  return el(
    "section",
    {},
    el("h3", {}, t("related")),
    all.map(([relation, id, inverse]) =>
      el(
        "div",
        { class: "p-related" },
        el("span", { class: "p-relation" }, `${inverse ? "← " : ""}${t(`relation.${relation}`)}`),
        claimRow(data, /** @type {Claim} */ (data.byId.get(id)), store),
      )
    ),
  );
}

const note = (/** @type {Claim} */ claim) =>
  claim.note && el("section", {}, el("h3", {}, t("note")), el("p", {}, said(text(claim, "note"))));

/** @param {Claim} claim @param {Data} data */
const coded = (claim, data) =>
  el(
    "section",
    { class: "p-record" },
    listed(CODED, claim, data),
    el("p", { class: "p-aside" }, said(t("coded", { by: claim.coded_by, on: formatDate(claim.coded_on) }))),
  );

/** @type {((claim: Claim, data: Data, ways: Ways) => Leaf)[]} */
const SECTIONS = [
  title,
  tags,
  retractions,
  statement,
  items,
  (claim, data) => listed(SAID, claim, data),
  whereTo,
  whoSaysSo,
  (claim, data, { store }) => conflictsOf(data, claim, store),
  (claim, data, { store }) => quantitiesOf(data, claim, store),
  related,
  note,
  coded,
];

/**
 * Return a claim's whole record.
 *
 * @param {Data} data
 * @param {Claim} claim
 * @param {Ways} ways
 */
export const record = (data, claim, ways) => SECTIONS.map((section) => section(claim, data, ways));
