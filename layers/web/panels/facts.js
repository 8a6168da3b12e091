// The facts of a claim, one entry each: how the evidence lists it, and how a citation repeats it. A new optional field
// that the evidence shows is one entry here. Paper and results join a few facts to one line and keep their own order.

import { claimCoordinates, noCoordinates, pointOf } from "../data/coordinates.js";
import { passesPole } from "../data/ring.js";
import { quotation } from "../claim/quotation.js";
import { rangeBar } from "../claim/range.js";
import { el, said } from "../dom/element.js";
import { formatDate, t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text } from "../words/translation.js";
import { plain, quoted } from "./plain.js";

/** @import { Adjudication, Child, Claim, Data, Noted, Range, Rating, When } from "../types.d.ts" */
/**
 * A fact: the message that names it, how the evidence shows it, and how a citation repeats it as plain text; nothing
 * where the claim does not have it. Without `cited` a citation leaves it out, or says it elsewhere.
 *
 * @typedef {object} Fact
 * @property {string} name
 * @property {(claim: Claim, data: Data) => Child} shown
 * @property {(claim: Claim, data: Data) => string | null} [cited]
 */

/** A rating that somebody gave. @param {Rating} rating */
function rated({ reliability, credibility }) {
  return `${reliability}${credibility} – ${t(`reliability.${reliability}`)}; ${t(`credibility.${credibility}`)}`;
}

/** @param {Rating} rating */
const unrated = ({ reliability, credibility }) => t("unrated", { code: `${reliability}${credibility}` });

/** How near the place it is, where the claim says so. @param {Claim} claim */
const near = ({ where }) => where.radius_km ? t("near", { km: where.radius_km }) : null;

/** @param {Claim} claim */
function shownRating({ rating }) {
  const { by, on } = rating;
  return by ? [`${rated(rating)} (`, said(by), ", ", said(formatDate(String(on))), ")"] : unrated(rating);
}

/** @param {Claim} claim @param {Data} data */
function shownWhere(claim, data) {
  const place = data.places[claim.where.place ?? ""];
  return [
    said(whereabouts(data, claim)),
    ` – ${nearness(claim)}`,
    near(claim) && `, ${near(claim)}`,
    claim.where.note && el("span", { class: "p-aside" }, said(text(claim.where, "note"))),
    place?.note && el("span", { class: "p-aside" }, said(text(/** @type {Noted} */ (place), "note"))),
  ];
}

/** @param {Claim} claim @param {Range} range @param {Data} data */
function reaches(claim, { km, verbatim, source, paragraph }, data) {
  return [
    `${t("km", { n: km })}, `,
    quotation(data, { citations: [{ ...claim.citations[0], source }] }, verbatim),
    el(
      "span",
      { class: "p-aside" },
      said(data.source.get(source).title),
      paragraph && `, ${t("paragraph", { n: paragraph })}`,
      passesPole(pointOf(data, claim), km) && ` – ${t("range_pole")}`,
    ),
  ];
}

/**
 * The first and the last day, once where they are the same.
 * @param {When} when
 * @param {(date: string) => string} write
 */
const span = ({ from, to }, write) => [...new Set([from, to].filter((date) => date !== null).map(write))].join(" – ");

/** What stands along a line, and what it means. @param {Claim} claim @param {Data} data */
function trimWords({ mark, kind, actor }, data) {
  const { line } = data.kind.get(kind);
  if (mark !== "line" || line === "plain") return null;
  return t(`trim.${line}`, { actor: text(data.actor.get(actor), "label").text });
}

/** @param {Claim} claim */
function shownWhen({ when }) {
  const dated = span(when, formatDate);
  return dated ? [said(dated), ` (${t(`date_precision.${when.precision}`)})`] : t("date_precision.0");
}

/** @param {Claim} claim */
const citedWhen = ({ when }) => [span(when, String), t(`date_precision.${when.precision}`)].filter(Boolean).join(", ");

/** What the source says, in the order of the evidence. @type {Fact[]} */
export const SAID = [
  {
    name: "in_its_words",
    shown: (claim, data) =>
      claim.quantity && [
        quotation(data, claim, claim.quantity.verbatim),
        rangeBar(claim.quantity),
      ],
    cited: ({ quantity }) => quantity && quoted(quantity.verbatim),
  },
  // a citation opens with the hedge
  { name: "hedge", shown: (claim, data) => claim.hedge ? quotation(data, claim, claim.hedge) : t("no_hedge") },
  {
    name: "reaches",
    shown: (claim, data) => claim.range && reaches(claim, claim.range, data),
    cited: ({ range }, data) =>
      range && `${t("km", { n: range.km })}, ${quoted(range.verbatim)} (${plain(data.source.get(range.source).title)})`,
  },
  {
    name: "quotation",
    shown: (claim, data) => claim.quotation && quotation(data, claim, claim.quotation),
    cited: ({ quotation }) => quotation && quoted(quotation),
  },
  {
    name: "where",
    shown: shownWhere,
    cited: (claim, data) =>
      [plain(whereabouts(data, claim).text), nearness(claim), near(claim)].filter(Boolean).join(", "),
  },
  // a citation names the place, and does not change with the way in which somebody reads coordinates
  {
    name: "coordinates",
    shown: (claim, data) => claimCoordinates(data, claim) ?? noCoordinates(claim),
  },
  { name: "line", shown: trimWords, cited: trimWords },
  { name: "when", shown: shownWhen, cited: citedWhen },
  {
    name: "reported_on",
    shown: ({ when }) => when.reported_on && said(formatDate(when.reported_on)),
    cited: ({ when }) => when.reported_on,
  },
];

/**
 * What coders put into a field, and who decided.
 *
 * @param {Adjudication} given
 * @param {(date: string) => string} [write]
 */
function decided({ field, coded, by, on, note }, write = formatDate) {
  const values = coded.map((each) => `${plain(each.by)} – ${quoted(each.value)}`).join(", ");
  const words = t("adjudicated_field", { field: plain(field), coded: values, by: plain(by), on: write(on) });
  return note ? `${words} (${plain(note)})` : words;
}

/** What somebody here coded, in the order of the evidence. @type {Fact[]} */
export const CODED = [
  {
    name: "rating",
    shown: shownRating,
    cited: ({ rating }) => rating.by ? `${rated(rating)} (${plain(rating.by)}, ${rating.on})` : unrated(rating),
  },
  { name: "actor", shown: (claim, data) => said(text(data.actor.get(claim.actor), "label")) },
  { name: "layer", shown: (claim, data) => said(text(data.layer.get(claim.layer), "label")) },
  { name: "status", shown: ({ status }) => t(`status.${status}`) },
  {
    name: "adjudicated",
    shown: ({ adjudicated }) =>
      adjudicated.length > 0 && el("ul", {}, adjudicated.map((each) => el("li", {}, said(decided(each))))),
    cited: ({ adjudicated }) => adjudicated.map((each) => decided(each, String)).join(" · ") || null,
  },
  { name: "sidc", shown: ({ sidc }) => sidc && said(sidc) },
  { name: "id", shown: ({ id }) => el("code", {}, said(id)) },
];

/**
 * Return the facts that a claim has as a list of terms.
 *
 * @param {Fact[]} facts
 * @param {Claim} claim
 * @param {Data} data
 */
export function listed(facts, claim, data) {
  const shown = facts.map(({ name, shown }) => [t(name), shown(claim, data)]);
  return el(
    "dl",
    {},
    shown.filter(([, value]) => value).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]),
  );
}

/**
 * Return the facts that a claim has as lines of plain text, "Name: value".
 *
 * @param {Fact[]} facts
 * @param {Claim} claim
 * @param {Data} data
 */
export const cited = (facts, claim, data) =>
  facts.flatMap(({ name, cited }) => {
    const words = cited?.(claim, data);
    return words ? [`${t(name)}: ${words}`] : [];
  });
