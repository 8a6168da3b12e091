// What paper gets besides the map: every visible claim with its sources, and the sources in full.

import { badge } from "../claim/badge.js";
import { el, said, setChildren } from "../dom/element.js";
import { sourceLine } from "../panels/sources.js";
import { t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text, verbatim } from "../words/translation.js";
import { commandLine } from "./commandline.js";

/** @import { Claim, Data, Parts, Said, Source, State, Store } from "../types.d.ts" */

/**
 * Return the small print of a claim: where, how precisely, the hedge, who is cited.
 *
 * @param {Data} data
 * @param {Claim} claim
 * @returns {(string | Said)[]}
 */
export function smallPrint(data, claim) {
  const { hedge, citations } = claim;
  const cited = citations.flatMap(({ source, paragraph }) => {
    const { publisher, title } = data.source.get(source);
    return [publisher || title, paragraph ? t("paragraph", { n: paragraph }) : ""];
  });
  const quote = hedge ? verbatim(`“${hedge}”`, data.source.get(citations[0].source)) : "";
  return [whereabouts(data, claim), nearness(claim), quote, ...cited].filter(Boolean);
}

/** @param {Data} data @param {Claim} claim */
const claimLine = (data, claim) =>
  el(
    "li",
    {},
    badge(data.assertion.get(claim.assertion)),
    " ",
    el("b", {}, said(text(claim, "label"))),
    " – ",
    said(text(claim, "statement")),
    el(
      "span",
      { class: "p-aside" },
      smallPrint(data, claim).flatMap((each, index) => [index > 0 && " · ", said(each)]),
    ),
  );

const sourceItem = (/** @type {Source} */ source) =>
  el("li", {}, ...sourceLine(source), source.url && el("span", { class: "p-aside" }, said(source.url)));

/**
 * Return what is printed of the open evidence: its record, without what can be pressed.
 * @param {HTMLElement} panel
 */
function record(panel) {
  if (panel.hidden) return null;
  const copy = /** @type {HTMLElement} */ (panel.cloneNode(true));
  for (const each of copy.querySelectorAll(".p-action, .p-icon, [aria-live]")) each.remove();
  // what leads to another claim keeps its words
  for (const each of copy.querySelectorAll("button")) each.replaceWith(el("span", {}, ...each.childNodes));
  for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
  copy.className = "p-panel p-printed";
  return copy;
}

/**
 * Return what there is to know of the dashed boundaries in view, which the first page may have no room for.
 * @param {HTMLElement} legend
 */
function boundaries(legend) {
  const list = legend.querySelector(".p-claimkey:not([hidden]) ul");
  return list && [el("h2", {}, t("claim_lines")), /** @type {HTMLElement} */ (list.cloneNode(true))];
}

/**
 * Fill the section for paper now and whenever something is printed.
 *
 * @param {Pick<Parts, "print" | "evidence" | "legend">} parts
 * @param {Data} data
 * @param {Store} store
 * @param {object} paper
 * @param {() => void} paper.enter    lays the page out for a sheet
 * @param {() => void} paper.leave    and back
 * @param {() => number} paper.limit  the most claims that are printed; with none it is the map alone
 * @param {() => State} paper.state
 */
export function createPrint({ print, evidence, legend }, data, store, { enter, leave, limit, state }) {
  function fill() {
    const { visible } = store;
    const { named } = data.resting(visible);
    const rest = visible.length - limit();
    setChildren(
      print,
      limit() > 0 && [
        record(evidence),
        el("h2", {}, t("all_claims")),
        el("ol", {}, Array.from(visible.slice(0, limit()), (row) => claimLine(data, data.claim(row)))),
        rest > 0 && el("p", { class: "p-unprinted" }, t("paper_rest", { n: rest })),
        el(
          "p",
          { class: "p-again" },
          t("again", { digest: data.digest }),
          " ",
          el("code", {}, commandLine(data, state())),
        ),
        ...(boundaries(legend) ?? []),
        el("h2", {}, t("sources")),
        el("ul", {}, data.sources.filter((source) => named.has(source.id)).map(sourceItem)),
      ],
    );
  }
  window.addEventListener("beforeprint", () => {
    fill();
    enter();
  });
  window.addEventListener("afterprint", leave);
  fill();
}
