// What paper gets besides the map: every visible claim with its sources, and the sources in full.
"use strict";

(function (posture) {
  const { el, said, t } = posture;

  posture.print = (section, data, store) => {
    const fill = () =>
      posture.show(
        section,
        el("h2", {}, t("all_claims")),
        el("ol", {}, store.visible.map((claim) =>
          el("li", {},
            posture.badge(data.assertion.get(claim.assertion)), " ", el("b", {}, said(claim.label)), " – ", said(claim.statement),
            el("span", { class: "p-aside" },
              said([
                claim.where.name, data.precision.get(claim.where.precision).label,
                claim.hedge && `“${claim.hedge}”`,
                ...claim.citations.map((citation) => [data.source.get(citation.source).publisher || data.source.get(citation.source).title, citation.paragraph && t("paragraph", { n: citation.paragraph })].filter(Boolean).join(", ")),
              ].filter(Boolean).join(" · ")))))),
        el("h2", {}, t("sources")),
        el("ul", {}, data.sources.filter((source) => data.cited.has(source.id)).map((source) =>
          el("li", {}, posture.sourceLine(source), source.url && el("span", { class: "p-aside" }, said(source.url))))),
      );
    window.addEventListener("beforeprint", fill);
    fill();
  };
})(window.posture);
