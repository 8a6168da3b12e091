// A claim as plain text to be cited: everything that its evidence says, one thing a line, in a form that does not vary.

import { byline, credits } from "../data/credits.js";
import { counted, t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { cited, CODED, SAID } from "./facts.js";
import { plain, quoted } from "./plain.js";
import { retracted, unsound } from "./retraction.js";

/** @import { Citation, Claim, Credit, Data } from "../types.d.ts" */

/** @param {Data} data @param {Citation} citation */
function source(data, { source: id, paragraph }) {
  const cited = data.source.get(id);
  const { publisher, author, title, published, url, accessed } = cited;
  return [
    publisher && plain(publisher),
    author && plain(author),
    quoted(title),
    published || t("undated"),
    paragraph && t("paragraph", { n: paragraph }),
    url,
    accessed && t("accessed", { date: accessed }),
    retracted(cited, String),
  ].filter(Boolean).join(", ");
}

/** @param {Data} data @param {Credit[]} chain */
function credit(data, chain) {
  const names = (/** @type {string[]} */ line) => line.map((id) => plain(byline(data.source.get(id)))).join(" ← ");
  return chain.length === 1 ? t("own_voice") : credits(chain).map(names).join("; ");
}

/** Until when the claim's collection was read, or else its theatre. @param {Data} data @param {Claim} claim */
const readUntil = ({ theatre, collections, layer }, claim) =>
  collections.find(({ id }) => id === layer.get(claim.layer).collection)?.as_of || theatre.as_of;

/** The theatre that the claim is from, and as of which date and data. @param {Data} data @param {Claim} claim */
const origin = (data, claim) =>
  `${plain(text(data.theatre, "title").text)}. ${t("as_of")} ${readUntil(data, claim)}, ${
    t("data", { digest: data.digest })
  }, ${t("claim")} ${claim.id}`;

// Lines, in this order: statement; hedge, verbatim in quotes, or that there is none; assertion; figure as written;
// place and precision; when; reported; for each citation the source (publisher, author, title, date, paragraph,
// link, accessed) and its chain down to the origin; how many sources and origins; rating; theatre, as-of date, data,
// claim; banner. Dates are as in the data (ISO 8601). What a claim does not have leaves its line out, the hedge
// aside.
/** Return a claim as text, in the form described above. @param {Data} data @param {Claim} claim */
export function citation(data, claim) {
  const { named } = data.resting([claim.index]);
  return [
    plain(text(claim, "statement").text),
    `${t("hedge")}: ${claim.hedge ? quoted(claim.hedge) : t("no_hedge_in_source")}`,
    `${t("assertion")}: ${t(`assertion.${claim.assertion}`)} (${t(`assertion.${claim.assertion}.meaning`)})`,
    ...cited(SAID, claim, data),
    ...claim.citations.flatMap((each, i) => [
      `${t("source")}: ${source(data, each)}`,
      `${t("rests_on")}: ${credit(data, claim.chains[i])}`,
    ]),
    ...unsound(claim, data).map((each) => `${t("retracted")}: ${quoted(each.title)}, ${retracted(each, String)}`),
    counted(named.size, claim.origins.length),
    ...cited(CODED, claim, data),
    origin(data, claim),
    plain(text(data.theatre, "banner").text),
  ].filter(Boolean).join("\n");
}
