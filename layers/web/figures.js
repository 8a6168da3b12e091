// Figures as written: a bar where a source gives a range, and figures of related claims side by side, never added.
"use strict";

(function (posture) {
  const { el, svg, said, t } = posture;
  const [WIDTH, LEFT, RIGHT] = [220, 6, 214];

  /** A bar from low to high with a mark at the best, in words too; nothing where the source gives no range. */
  posture.range = (quantity, top) => {
    const { low, best, high } = quantity;
    if (low === null || high === null) return null;
    const end = top || high;
    const x = (value) => LEFT + ((RIGHT - LEFT) * value) / (end || 1);
    const words = t(best === null ? "range" : "range_best", { low, high, best });
    return el(
      "span",
      { class: "p-range" },
      svg(
        "svg", { width: WIDTH, height: 16, viewBox: `0 0 ${WIDTH} 16`, "aria-hidden": "true" },
        svg("path", { class: "p-range-axis", d: `M${LEFT} 12H${RIGHT}` }),
        svg("path", { class: "p-range-bar", d: `M${x(low)} 8H${x(high)}` }),
        best !== null && svg("circle", { class: "p-range-best", cx: x(best), cy: 8, r: 4.5 }),
      ),
      words, " ", said(posture.text(quantity, "unit")),
    );
  };

  /** Claims in the order of the file. */
  posture.inOrder = (claims) => claims.sort((a, b) => a.index - b.index);

  /** The claims that a claim is linked to by these relations, however many steps away, itself included. */
  posture.linked = (data, claim, relations) => {
    const found = new Set([claim.id]);
    for (const id of found) {
      const near = (each) => relations.includes(each.relation);
      data.byId.get(id).related.filter(near).forEach((each) => found.add(each.claim));
      data.linksTo(id).filter(([relation]) => relations.includes(relation)).forEach(([, other]) => found.add(other));
    }
    return posture.inOrder([...found].map(data.byId.get));
  };

  /** The figures of a claim and of the claims related to it, each with its own words and what it counts. */
  posture.sideBySide = (data, claim, store) => {
    const near = new Set(posture.linked(data, claim, ["same_as", "part_of", "conflicts_with", "denies"]).map((other) => other.id));
    // the theatre's charts put figures beside each other that no relation links: they count different things
    data.charts.filter((chart) => chart.includes(claim.id)).flat().forEach((id) => near.add(id));
    const figures = posture.inOrder([...near].map(data.byId.get)).filter((other) => other.quantity);
    if (figures.length < 2 || !claim.quantity) return null;
    const top = Math.max(...figures.map(({ quantity: q }) => q.high ?? q.best ?? q.low ?? 0));
    return el(
      "section",
      { class: "p-figures" },
      el("h3", {}, t("side_by_side")),
      el("p", { class: "p-aside" }, t("not_added")),
      figures.map((other) =>
        el("div", { class: "p-figure" }, posture.quoted(data, other, other.quantity.verbatim), el("span", { class: "p-counts-what" }, " – ", said(posture.text(other.quantity, "unit"))), posture.range(other.quantity, top), posture.row(data, other, store))),
    );
  };
})(window.posture);
