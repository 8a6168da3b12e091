// The evidence panel: all of a claim's record, and who says so down to the origin. Also the sources, one by one and as
// a list.

import { badge } from "../claim/badge.js";
import { who } from "../claim/chip.js";
import { quotation } from "../claim/quotation.js";
import { rangeBar } from "../claim/range.js";
import { claimRow } from "../claim/row.js";
import { against, linked, relations } from "../data/relations.js";
import { copyText } from "../dom/copy.js";
import { el, said, setChildren } from "../dom/element.js";
import { counted, formatDate, t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text, texts } from "../words/translation.js";
import { citation } from "./citation.js";
import { conflictsOf } from "./conflicts.js";
import { quantitiesOf } from "./quantities.js";
import { sourceLine, sourceList, sourceView } from "./sources.js";

function terms(pairs) {
  return el(
    "dl",
    {},
    pairs.filter(([, value]) => value !== null && value !== undefined && value !== "").flatMap((
      [name, value],
    ) => [el("dt", {}, name), el("dd", {}, value)]),
  );
}

function dates(when) {
  const span = [when.from, when.to].filter(Boolean).map(formatDate);
  if (!span.length) return t("date_precision.0");
  const dated = span.length === 2 && span[0] !== span[1] ? span.join(" – ") : span[0];
  return [said(dated), ` (${t(`date_precision.${when.precision}`)})`];
}

function rating({ reliability, credibility, by, on }) {
  const code = `${reliability}${credibility}`;
  if (!by) return t("unrated", { code });
  return [
    `${code} – ${t(`reliability.${reliability}`)}; ${t(`credibility.${credibility}`)} (`,
    said(by),
    ", ",
    said(formatDate(on)),
    ")",
  ];
}

function where(data, claim) {
  return [
    said(whereabouts(data, claim)),
    ` – ${nearness(claim)}`,
    claim.where.radius_km && `, ${t("near", { km: claim.where.radius_km })}`,
    claim.where.note && el("span", { class: "p-aside" }, said(text(claim.where, "note"))),
  ];
}

function chain(data, claim, index, open) {
  const citation = claim.citations[index];
  const links = claim.chains[index];
  return el(
    "ol",
    { class: "p-chain" },
    links.map(({ source, depth }) => {
      const origin = claim.origins.includes(source);
      const extra = depth === 0
        ? [
          citation.paragraph && t("paragraph", { n: citation.paragraph }),
          citation.sha256 && t("fingerprint", { hash: citation.sha256.slice(0, 12) }),
        ].filter(Boolean).join(" · ")
        : null;
      return el(
        "li",
        { class: origin ? "is-origin" : "", "data-source": source },
        origin && el("b", {}, `${t("origin")}: `),
        sourceLine(data.source.get(source), extra, open),
        depth === 0 && links.length === 1 && el("span", { class: "p-aside p-voice" }, t("own_voice")),
      );
    }),
  );
}

function related(data, claim, store) {
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
        claimRow(data, data.byId.get(id), store),
      )
    ),
  );
}

/** How many sources, and origins, say the same: repeating adds no weight. */
function together(data, claim) {
  const same = linked(data, claim, ["same_as"]);
  if (same.length < 2) return null;
  const { named, origins } = data.resting(same.map((each) => each.index));
  return el("p", { class: "p-counted p-together" }, t("together", { counted: counted(named.size, origins.size) }));
}

const icon = (name, sign, press) =>
  el("button", { class: "p-icon", type: "button", "aria-label": t(name), title: t(name), on: { click: press } }, sign);

/** A claim's whole record. `inside` is the store for what leads on from here, `open` opens a source. */
function record(data, claim, inside, open, live) {
  const word = data.assertion.get(claim.assertion);
  const { named } = data.resting([claim.index]);
  const told = el("div");
  const cite = () => copyText(citation(data, claim), (...children) => setChildren(told, ...children), live);
  return [
    el("h3", { class: "p-title", tabindex: "-1" }, said(text(claim, "label"))),
    el(
      "p",
      { class: "p-tags" },
      el("span", { class: "p-tag", title: t(`assertion.${word.id}.meaning`) }, badge(word), t(`assertion.${word.id}`)),
      el("span", { class: "p-tag" }, nearness(claim)),
      el("span", { class: "p-tag" }, who(data, claim, inside), said(text(data.kind.get(claim.kind), "label"))),
    ),
    el("p", { class: "p-statement" }, said(text(claim, "statement"))),
    claim.items.length > 0 &&
    el("ul", { class: "p-items" }, texts(claim, "items").map((item) => el("li", {}, said(item)))),
    terms([
      [
        t("in_its_words"),
        claim.quantity && [quotation(data, claim, claim.quantity.verbatim), rangeBar(claim.quantity)],
      ],
      [t("hedge"), claim.hedge ? quotation(data, claim, claim.hedge) : t("no_hedge")],
      [t("where"), where(data, claim)],
      [t("when"), dates(claim.when)],
      [t("reported_on"), claim.when.reported_on && said(formatDate(claim.when.reported_on))],
    ]),
    el(
      "section",
      {},
      el("h3", {}, t("who_says_so")),
      claim.citations.map((_, index) => chain(data, claim, index, open)),
      el("p", { class: "p-counted" }, counted(named.size, claim.origins.length)),
      together(data, claim),
      el(
        "button",
        { class: "p-action p-cite", type: "button", "data-focus": "cite", on: { click: cite } },
        t("copy_citation"),
      ),
      told,
    ),
    conflictsOf(data, claim, inside),
    quantitiesOf(data, claim, inside),
    related(data, claim, inside),
    claim.note && el("section", {}, el("h3", {}, t("note")), el("p", {}, said(text(claim, "note")))),
    el(
      "section",
      { class: "p-record" },
      terms([
        [t("rating"), rating(claim.rating)],
        [t("actor"), said(text(data.actor.get(claim.actor), "label"))],
        [t("layer"), said(text(data.layer.get(claim.layer), "label"))],
        [t("status"), t(`status.${claim.status}`)],
        [t("sidc"), claim.sidc && said(claim.sidc)],
        [t("id"), el("code", {}, said(claim.id))],
      ]),
      el("p", { class: "p-aside" }, said(t("coded", { by: claim.coded_by, on: formatDate(claim.coded_on) }))),
    ),
  ];
}

/** The panel shows the selected claim, a source ({source: id}) or the list of sources ({sources: true}). */
export function createEvidence(panel, data, store, live) {
  let page = null;
  let selected = store.select;
  // pages that were left by a link on them, to come back to
  let trail = [];
  let way = "on";

  function go(next, select) {
    page = next;
    selected = select;
    if (select === store.select) store.tell();
    else store.choose(select);
    way = "on";
  }

  function leave() {
    trail.push({ page, select: store.select });
  }

  function open(id) {
    leave();
    go({ source: id }, store.select);
  }

  // rows on a page lead on from it: their claim takes the panel, and "back" comes back here
  const inside = Object.create(store, {
    select: { get: () => (page ? null : store.select) },
    choose: {
      value: (id) => {
        if (!id) return;
        leave();
        go(null, id);
      },
    },
  });

  function back() {
    let last = trail.pop();
    // a claim that has been hidden since is passed by
    while (last && last.select && !store.isVisible(data.byId.get(last.select).index)) last = trail.pop();
    way = "back";
    go(last ? last.page : null, last ? last.select : null);
  }

  function close() {
    trail = [];
    go(null, null);
  }

  function step(by) {
    const rows = store.visible;
    const at = rows.indexOf(data.byId.get(store.select).index);
    const claim = data.claim(rows[(at + by + rows.length) % rows.length]);
    store.choose(claim.id);
    live.textContent = text(claim, "label").text;
  }

  function show(title, body, ...buttons) {
    setChildren(
      panel,
      el(
        "div",
        { class: "p-bar" },
        trail.length > 0 && icon("back", "←", back),
        el("h2", { tabindex: "-1" }, title),
        ...buttons,
        icon("close", "×", close),
      ),
      el("div", { class: "p-scroll", tabindex: "0", role: "group", "aria-label": title }, body),
    );
  }

  function draw() {
    const claim = data.byId.get(store.select);
    if (store.select !== selected) {
      // somebody else chose; where what was chosen got hidden, a source stays open
      if (claim) page = null;
      if (!page) trail = [];
      selected = store.select;
    }
    const shown = page ? (page.source ? `source ${page.source}` : "sources") : claim ? `claim ${claim.id}` : "";
    const top = shown === panel.dataset.page && shown ? panel.querySelector(".p-scroll").scrollTop : 0;
    panel.hidden = !shown;
    panel.setAttribute("data-claim", claim && !page ? claim.id : "");
    panel.dataset.page = shown;
    panel.dataset.way = way;
    if (!shown) return setChildren(panel);
    if (page && page.source) show(t("source_view"), sourceView(data, inside, page.source, open));
    else if (page) show(t("sources"), sourceList(data, store, open));
    else {
      const visible = store.visible;
      show(
        t("claim_of", { i: visible.indexOf(claim.index) + 1, n: visible.length }),
        record(data, claim, inside, open, live),
        icon("previous", "‹", () => step(-1)),
        icon("next", "›", () => step(1)),
      );
    }
    panel.querySelector(".p-scroll").scrollTop = top;
    return panel;
  }

  return {
    openSources() {
      trail = [];
      go({ sources: true }, null);
    },
    openSource: open,
    close,
    isOpen: () => !panel.hidden,
    draw,
  };
}
