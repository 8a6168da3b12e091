// Who says so: the chain of credit of each citation, from the cited source down to the origin.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";
import { sourceLine } from "./sources.js";

/** @import { Citation, Claim, Credit, Data } from "../types.d.ts" */

/** Where in a source a claim is cited, in words. @param {Citation} citation */
const place = ({ paragraph, sha256 }) =>
  [paragraph && t("paragraph", { n: paragraph }), sha256 && t("fingerprint", { hash: sha256.slice(0, 12) })]
    .filter(Boolean).join(" · ");

/**
 * A chain, its origins marked. `open` opens a source.
 *
 * @param {Data} data
 * @param {Claim} claim
 * @param {Citation} citation
 * @param {Credit[]} credits
 * @param {(source: string) => void} open
 */
function chain(data, claim, citation, credits, open) {
  return el(
    "ol",
    { class: "p-chain" },
    credits.map(({ source, depth }) => {
      const origin = claim.origins.includes(source);
      const alone = depth === 0 && credits.length === 1;
      return el(
        "li",
        { class: origin ? "is-origin" : "", "data-source": source },
        origin && el("b", {}, `${t("origin")}: `),
        sourceLine(data.source.get(source), depth === 0 && place(citation), open),
        alone && el("span", { class: "p-aside p-voice" }, t("own_voice")),
      );
    }),
  );
}

/**
 * Return the chains of a claim's citations.
 *
 * @param {Data} data
 * @param {Claim} claim
 * @param {(source: string) => void} open
 */
export const chains = (data, claim, open) =>
  claim.citations.map((citation, i) => chain(data, claim, citation, claim.chains[i], open));
