// What paper gets besides the map: every visible claim with its sources, and the sources in full.

import { badge } from "../claim/badge.js";
import { el, said, setChildren } from "../dom/element.js";
import { sourceLine } from "../panels/sources.js";
import { t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text, verbatim } from "../words/translation.js";

const PRINTED = 1000;

/** Text as one word of a command line (POSIX shells). */
const quoted = (text) => `'${text.replace(/'/g, "'\\''")}'`;

export function createPrint(section, data, store, paper, state) {
  const cited = (claim) =>
    claim.citations.flatMap(({ source, paragraph }) => [
      data.source.get(source).publisher || data.source.get(source).title,
      paragraph && t("paragraph", { n: paragraph }),
    ]);

  /** The command that makes the same map: what is visible, the view, the selected claim, the style. */
  function command() {
    const { layers, view, select, theme, symbols, filters, until, scene, brief } = state();
    const filtering = ({ search, ...ids }) => search !== "" || Object.values(ids).some((each) => each.length);
    // a scene brings its filters; a map that has none of them left cannot be told by the scene's name
    const named = scene && (filtering(filters) || !filtering(data.scene.get(scene).filters));
    const lists = { assertion: filters.assertions, actor: filters.actors, source: filters.sources };
    return [
      "posture snapshot",
      data.theatre.id,
      "-o map.html",
      `--layers ${layers.join(",")}`,
      `--view=${view.join(",")}`,
      select && `--select ${select}`,
      `--theme ${theme}`,
      `--symbols ${symbols}`,
      ...Object.entries(lists).map(([name, ids]) => ids.length && `--${name} ${ids.join(",")}`),
      filters.search && `--search=${quoted(filters.search)}`,
      until && `--until ${until}`,
      named && `--scene ${scene}`,
      brief && "--brief",
    ].filter(Boolean).join(" ");
  }

  const fill = () =>
    setChildren(
      section,
      el("h2", {}, t("all_claims")),
      el(
        "ol",
        {},
        Array.from(store.visible.slice(0, PRINTED), data.claim).map((claim) =>
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
              [
                whereabouts(data, claim),
                nearness(claim),
                claim.hedge && verbatim(`“${claim.hedge}”`, data.source.get(claim.citations[0].source)),
                ...cited(claim),
              ]
                .filter(Boolean).flatMap((each, index) => [index > 0 && " · ", said(each)]),
            ),
          )
        ),
      ),
      store.visible.length > PRINTED && el("p", {}, t("more", { n: store.visible.length - PRINTED })),
      el("p", { class: "p-again" }, t("again", { digest: data.digest }), " ", el("code", {}, command())),
      el("h2", {}, t("sources")),
      el(
        "ul",
        {},
        data.sources.filter((source) => data.resting(store.visible).named.has(source.id)).map((source) =>
          el("li", {}, sourceLine(source), source.url && el("span", { class: "p-aside" }, said(source.url)))
        ),
      ),
    );
  window.addEventListener("beforeprint", () => {
    fill();
    paper.enter();
  });
  window.addEventListener("afterprint", paper.leave);
  fill();
}
