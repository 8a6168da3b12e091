// The evidence panel: all of a claim's record, and who says so down to the origin. Also the list of sources.
"use strict";

(function (posture) {
  const { el, said, link, t, text, verbatim } = posture;

  function terms(pairs) {
    return el("dl", {}, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "").flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
  }

  function dates(when) {
    const span = [when.from, when.to].filter(Boolean).map(posture.date);
    if (!span.length) return t("date_precision.0");
    const dated = span.length === 2 && span[0] !== span[1] ? span.join(" – ") : span[0];
    return [said(dated), ` (${t(`date_precision.${when.precision}`)})`];
  }

  function rating({ reliability, credibility, by, on }) {
    const code = `${reliability}${credibility}`;
    if (!by) return t("unrated", { code });
    return [`${code} – ${t(`reliability.${reliability}`)}; ${t(`credibility.${credibility}`)} (`, said(by), ", ", said(posture.date(on)), ")"];
  }

  function where(data, claim) {
    return [
      said(posture.whereabouts(data, claim)), ` – ${posture.nearness(claim)}`,
      claim.where.radius_km && `, ${t("near", { km: claim.where.radius_km })}`,
      claim.where.note && el("span", { class: "p-aside" }, said(text(claim.where, "note"))),
    ];
  }

  /** A source in a line or two: title, publisher or author, date, note. */
  posture.sourceLine = (source, extra) => [
    link(source.url, verbatim(source.title, source)),
    el(
      "span",
      { class: "p-aside" },
      [source.publisher, source.author, source.kind === "unnamed" ? null : source.published ? posture.date(source.published) : t("undated"), extra]
        .filter(Boolean).flatMap((each, index) => [index > 0 && " · ", said(each)]),
    ),
    source.note && el("span", { class: "p-aside" }, said(text(source, "note"))),
  ];

  function chain(data, claim, index) {
    const citation = claim.citations[index];
    const links = claim.chains[index];
    return el(
      "ol",
      { class: "p-chain" },
      links.map(({ source, depth }) => {
        const origin = claim.origins.includes(source);
        const extra = depth === 0
          ? [citation.paragraph && t("paragraph", { n: citation.paragraph }), citation.sha256 && t("fingerprint", { hash: citation.sha256.slice(0, 12) })].filter(Boolean).join(" · ")
          : null;
        return el(
          "li",
          { class: origin ? "is-origin" : "", "data-source": source },
          origin && el("b", {}, `${t("origin")}: `),
          posture.sourceLine(data.source.get(source), extra),
          depth === 0 && links.length === 1 && el("span", { class: "p-aside p-voice" }, t("own_voice")),
        );
      }),
    );
  }

  function related(data, claim, store) {
    const forward = claim.related.map((each) => [each.relation, each.claim]);
    const back = data.linksTo(claim.id).map(([relation, id]) => [relation, id, true]);
    const all = [...forward, ...back];
    if (!all.length) return null;
    return el(
      "section",
      {},
      el("h3", {}, t("related")),
      all.map(([relation, id, inverse]) =>
        el("div", { class: "p-related" },
          el("span", { class: "p-relation" }, `${inverse ? "← " : ""}${t(`relation.${relation}`)}`),
          posture.row(data, data.byId.get(id), store))),
    );
  }

  /** How many sources, and origins, say the same: repeating adds no weight. */
  function together(data, claim) {
    const same = posture.linked(data, claim, ["same_as"]);
    if (same.length < 2) return null;
    const { named, origins } = data.resting(same.map((each) => each.index));
    return el("p", { class: "p-counted p-together" }, t("together", { counted: posture.counted(named.size, origins.size) }));
  }

  posture.evidence = (panel, data, store) => {
    let sourcesOpen = false;

    function bar(title, ...buttons) {
      return el("div", { class: "p-bar" }, el("h2", {}, title), ...buttons,
        el("button", { class: "p-icon", type: "button", "aria-label": t("close"), title: t("close"), on: { click: close } }, "×"));
    }

    function close() {
      sourcesOpen = false;
      if (store.select) store.choose(null);
      else store.tell();
    }

    function step(by) {
      const rows = store.visible;
      const at = rows.indexOf(data.byId.get(store.select).index);
      store.choose(data.claim(rows[(at + by + rows.length) % rows.length]).id);
    }

    function record(claim) {
      const visible = store.visible;
      const at = visible.indexOf(claim.index) + 1;
      const word = data.assertion.get(claim.assertion);
      const { named } = data.resting([claim.index]);
      return [
        bar(
          t("claim_of", { i: at, n: visible.length }),
          el("button", { class: "p-icon", type: "button", "aria-label": t("previous"), title: t("previous"), on: { click: () => step(-1) } }, "‹"),
          el("button", { class: "p-icon", type: "button", "aria-label": t("next"), title: t("next"), on: { click: () => step(1) } }, "›"),
        ),
        el("div", { class: "p-scroll", tabindex: "0" },
          el("h3", { class: "p-title" }, said(text(claim, "label"))),
          el("p", { class: "p-tags" },
            el("span", { class: "p-tag", title: t(`assertion.${word.id}.meaning`) }, posture.badge(word), t(`assertion.${word.id}`)),
            el("span", { class: "p-tag" }, posture.nearness(claim)),
            el("span", { class: "p-tag" }, posture.who(data, claim, store), said(text(data.kind.get(claim.kind), "label")))),
          el("p", { class: "p-statement" }, said(text(claim, "statement"))),
          claim.items.length > 0 && el("ul", { class: "p-items" }, posture.texts(claim, "items").map((item) => el("li", {}, said(item)))),
          terms([
            [t("in_its_words"), claim.quantity && [posture.quoted(data, claim, claim.quantity.verbatim), posture.range(claim.quantity)]],
            [t("hedge"), claim.hedge ? posture.quoted(data, claim, claim.hedge) : t("no_hedge")],
            [t("where"), where(data, claim)],
            [t("when"), dates(claim.when)],
            [t("reported_on"), claim.when.reported_on && said(posture.date(claim.when.reported_on))],
          ]),
          el("section", {}, el("h3", {}, t("who_says_so")),
            claim.citations.map((_, index) => chain(data, claim, index)),
            el("p", { class: "p-counted" }, posture.counted(named.size, claim.origins.length)),
            together(data, claim)),
          posture.sideBySide(data, claim, store),
          related(data, claim, store),
          claim.note && el("section", {}, el("h3", {}, t("note")), el("p", {}, said(text(claim, "note")))),
          el("section", { class: "p-record" },
            terms([
              [t("rating"), rating(claim.rating)],
              [t("actor"), said(text(data.actor.get(claim.actor), "label"))],
              [t("layer"), said(text(data.layer.get(claim.layer), "label"))],
              [t("status"), t(`status.${claim.status}`)],
              [t("sidc"), claim.sidc && said(claim.sidc)],
              [t("id"), el("code", {}, said(claim.id))],
            ]),
            el("p", { class: "p-aside" }, said(t("coded", { by: claim.coded_by, on: posture.date(claim.coded_on) }))))),
      ];
    }

    function sources() {
      const { named, origins } = data.resting(store.visible);
      return [
        bar(t("sources")),
        el("div", { class: "p-scroll", tabindex: "0" },
          el("p", { class: "p-counted" }, posture.counted(named.size, origins.size)),
          el("ul", { class: "p-sources" },
            data.sources.filter((source) => named.has(source.id)).map((source) =>
              el("li", { "data-source": source.id, class: origins.has(source.id) ? "is-origin" : "" },
                origins.has(source.id) && el("b", {}, `${t("origin")}: `),
                posture.sourceLine(source, source.accessed && t("accessed", { date: posture.date(source.accessed) })))))),
      ];
    }

    return {
      openSources() {
        sourcesOpen = true;
        store.choose(null);
      },
      close,
      isOpen: () => !panel.hidden,
      draw() {
        const claim = data.byId.get(store.select);
        if (claim) sourcesOpen = false;
        panel.hidden = !claim && !sourcesOpen;
        panel.setAttribute("data-claim", claim ? claim.id : "");
        posture.show(panel, ...(claim ? record(claim) : sourcesOpen ? sources() : []));
      },
    };
  };
})(window.posture);
