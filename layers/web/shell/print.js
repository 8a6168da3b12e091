// What paper gets besides the map: every visible claim with its sources, and the sources in full.

import { badge } from "../claim/badge.js";
import { el, said, setChildren } from "../dom/element.js";
import { sourceLine } from "../panels/sources.js";
import { t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text, verbatim } from "../words/translation.js";
import { commandLine } from "./commandline.js";

/** @import { Claim, Data, Said, Source, State, Store } from "../types.d.ts" */

// claims that are printed; behind them it says how many more there are
const PRINTED = 1000;

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
 * Fill the section for paper now and whenever something is printed. `paper` lays the page out for it, and back.
 *
 * @param {HTMLElement} section
 * @param {Data} data
 * @param {Store} store
 * @param {{enter(): void, leave(): void}} paper
 * @param {() => State} state
 */
export function createPrint(section, data, store, paper, state) {
  function fill() {
    const { visible } = store;
    const { named } = data.resting(visible);
    setChildren(
      section,
      el("h2", {}, t("all_claims")),
      el("ol", {}, Array.from(visible.slice(0, PRINTED), (row) => claimLine(data, data.claim(row)))),
      visible.length > PRINTED && el("p", {}, t("more", { n: visible.length - PRINTED })),
      el(
        "p",
        { class: "p-again" },
        t("again", { digest: data.digest }),
        " ",
        el("code", {}, commandLine(data, state())),
      ),
      el("h2", {}, t("sources")),
      el("ul", {}, data.sources.filter((source) => named.has(source.id)).map(sourceItem)),
    );
  }
  window.addEventListener("beforeprint", () => {
    fill();
    paper.enter();
  });
  window.addEventListener("afterprint", paper.leave);
  fill();
}
