// A claim as plain text to be cited: everything that its evidence says, one thing a line, in a form that does not vary.

import { byline, credits } from "../data/credits.js";
import { counted, t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text } from "../words/translation.js";

/** Text that somebody else wrote, on one line, its writing direction kept to itself. */
function plain(words) {
  const line = String(words).replace(/\s+/g, " ").trim();
  return /[\u202a-\u202e\u2066-\u2069]/.test(line) ? `\u2068${line}\u2069` : line;
}

const quoted = (words) => `“${plain(words)}”`;

function cited(data, { source: id, paragraph }) {
  const source = data.source.get(id);
  return [
    source.publisher && plain(source.publisher),
    source.author && plain(source.author),
    quoted(source.title),
    source.published || t("undated"),
    paragraph && t("paragraph", { n: paragraph }),
    source.url,
    source.accessed && t("accessed", { date: source.accessed }),
  ].filter(Boolean).join(", ");
}

function credit(data, chain) {
  const names = (line) => line.map((id) => plain(byline(data.source.get(id)))).join(" ← ");
  return chain.length === 1 ? t("own_voice") : credits(chain).map(names).join("; ");
}

function rating({ reliability, credibility, by, on }) {
  const code = `${reliability}${credibility}`;
  if (!by) return t("unrated", { code });
  return `${code} – ${t(`reliability.${reliability}`)}; ${t(`credibility.${credibility}`)} (${plain(by)}, ${on})`;
}

function happened({ from, to, precision }) {
  const span = [...new Set([from, to].filter(Boolean))].join(" – ");
  return [span, t(`date_precision.${precision}`)].filter(Boolean).join(", ");
}

// Lines, in this order: statement; hedge, verbatim in quotes, or that there is none; assertion; figure as written;
// place and precision; when; reported; for each citation the source (publisher, author, title, date, paragraph,
// link, accessed) and its chain down to the origin; how many sources and origins; rating; theatre, as-of date, data,
// claim; banner. Dates are as in the data (ISO 8601). What a claim does not have leaves its line out, the hedge
// aside.
/** A claim as text, in the form described above. */
export function citation(data, claim) {
  const { named } = data.resting([claim.index]);
  const line = (name, words) => words && `${t(name)}: ${words}`;
  return [
    plain(text(claim, "statement").text),
    line("hedge", claim.hedge ? quoted(claim.hedge) : t("no_hedge_in_source")),
    line("assertion", `${t(`assertion.${claim.assertion}`)} (${t(`assertion.${claim.assertion}.meaning`)})`),
    line("in_its_words", claim.quantity && quoted(claim.quantity.verbatim)),
    line(
      "where",
      [
        plain(whereabouts(data, claim).text),
        nearness(claim),
        claim.where.radius_km && t("near", { km: claim.where.radius_km }),
      ].filter(Boolean).join(", "),
    ),
    line("when", happened(claim.when)),
    line("reported_on", claim.when.reported_on),
    ...claim.citations.flatMap((citation, i) => [
      line("source", cited(data, citation)),
      line("rests_on", credit(data, claim.chains[i])),
    ]),
    counted(named.size, claim.origins.length),
    line("rating", rating(claim.rating)),
    `${plain(text(data.theatre, "title").text)}. ${t("as_of")} ${data.theatre.as_of}, ${
      t("data", { digest: data.digest })
    }, ${t("claim")} ${claim.id}`,
    plain(text(data.theatre, "banner").text),
  ].filter(Boolean).join("\n");
}
