// Claims that contradict each other, side by side: neither is put above the other, and nothing is settled.
"use strict";

(function (posture) {
  const { el, said, t } = posture;
  const AGAINST = ["conflicts_with", "denies"];

  /** The claims that a claim is related to, as [relation, id, whether it is the other that says so]. */
  posture.relations = (data, claim) => [
    ...claim.related.map((each) => [each.relation, each.claim, false]),
    ...data.linksTo(claim.id).map(([relation, id]) => [relation, id, true]),
  ];

  /** Whether a relation sets two claims against each other. */
  posture.against = ([relation]) => AGAINST.includes(relation);

  function side(data, claim, store, title) {
    const by = [...new Set(claim.citations.map(({ source }) => posture.byline(data.source.get(source))))].join("; ");
    const { named } = data.resting([claim.index]);
    const line = (name, value) => el("div", { class: "p-fact" }, el("dt", {}, t(name)), el("dd", {}, value));
    return el("div", { class: "p-party", role: "group", "aria-label": title },
      el("p", { class: "p-relation" }, title),
      posture.row(data, claim, store),
      el("dl", {},
        line("in_its_words", claim.quantity ? posture.quoted(data, claim, claim.quantity.verbatim) : "–"),
        line("hedge", claim.hedge ? posture.quoted(data, claim, claim.hedge) : t("no_hedge")),
        line("who_says_so", [said(by), el("span", { class: "p-aside" }, posture.counted(named.size, claim.origins.length))]),
        line("reported_on", claim.when.reported_on ? posture.date(claim.when.reported_on) : t("undated"))));
  }

  /** The claims that a claim conflicts with or denies, and those that deny it, each beside it. */
  posture.conflicts = (data, claim, store) => {
    const pairs = posture.relations(data, claim).filter(posture.against);
    // a conflict may be written down on both sides
    const once = pairs.filter(([relation, id], i) => pairs.findIndex((pair) => pair[0] === relation && pair[1] === id) === i);
    if (!once.length) return null;
    return el("section", { class: "p-conflicts" },
      el("h3", {}, t("conflicts")),
      once.map(([relation, id, inverse]) => {
        const word = t(`relation.${relation}`);
        return el("div", { class: "p-pair" },
          side(data, claim, store, t("this_claim")),
          side(data, data.byId.get(id), store, `${inverse ? "← " : ""}${word}`));
      }));
  };
})(window.posture);
