// The filters: who says it how firmly, about whom, resting on which source; each with how many claims it leaves.

import { badge } from "../claim/badge.js";
import { chip } from "../claim/chip.js";
import { tally } from "../data/columns.js";
import { foldText } from "../data/folding.js";
import { el, said, setChildren } from "../dom/element.js";
import { formatNumber, t } from "../words/messages.js";
import { text, verbatim } from "../words/translation.js";

// options that a list shows at once; a longer one can be narrowed by typing
const LISTED = 12;

/** How many rows of a table rest on each source: cited, or credited further back. */
function resting({ chains }, table) {
  const found = new Map();
  tally(chains, table).forEach((count, code) => {
    const ids = count ? new Set(chains.values[code].flat().map(({ source }) => source)) : [];
    for (const id of ids) found.set(id, (found.get(id) || 0) + count);
  });
  return found;
}

const counted = (column, table) => {
  const counts = tally(column, table);
  return new Map(column.values.map((value, code) => [value, counts[code]]));
};

export function createFilters(data, store) {
  const { columns } = data;
  const origins = new Set(columns.origins.values.flat());
  const kinds = {
    assertions: {
      title: "firmness",
      all: data.words.assertions,
      count: (table) => counted(columns.assertion, table),
      named: (word) => t(`assertion.${word.id}`),
      face: (word) => [badge(word), el("span", {}, t(`assertion.${word.id}`))],
    },
    actors: {
      title: "actors",
      all: data.actors,
      count: (table) => counted(columns.actor, table),
      named: (actor) => text(actor, "label").text,
      face: (actor) => [chip(actor), el("span", {}, said(text(actor, "label")))],
    },
    sources: {
      title: "sources",
      all: data.sources,
      count: (table) => resting(columns, table),
      named: (source) => [source.title, source.publisher].filter(Boolean).join(" "),
      face: (source) => [
        el(
          "span",
          {},
          said(verbatim(source.title, source)),
          source.publisher && el("span", { class: "p-aside" }, said(source.publisher)),
        ),
        el("span", { class: "p-origin" }, origins.has(source.id) && t("origin")),
      ],
    },
  };

  const groups = Object.entries(kinds).map(([name, kind]) => {
    const group = {
      name,
      ...kind,
      options: el("div", { class: "p-options" }),
      heading: el(name === "sources" ? "summary" : "h3", {}),
      more: el("p", { class: "p-aside" }),
    };
    group.field = el("input", {
      class: "p-search",
      type: "search",
      autocomplete: "off",
      maxlength: 100,
      on: { input: () => draw(group) },
    });
    // sources have long titles: their list waits behind its heading
    group.root = el(
      name === "sources" ? "details" : "section",
      { class: `p-filter p-filter-${name}`, role: "group" },
      group.heading,
      group.field,
      group.options,
      group.more,
    );
    return group;
  });
  const note = el("p", { class: "p-aside" });
  const summary = el("summary", {});
  const root = el("details", { class: "p-filters" }, summary, groups.map((group) => group.root), note);

  function toggle({ name, all }, id) {
    const chosen = new Set(store.filters[name]);
    if (!chosen.delete(id)) chosen.add(id);
    store.filter({ [name]: all.map((each) => each.id).filter((each) => chosen.has(each)) });
  }

  function draw(group) {
    const { name, all, named, face, field } = group;
    const counts = group.count(store.table(false, false));
    const chosen = new Set(store.filters[name]);
    const offered = all.filter(({ id }) => counts.get(id) > 0 || chosen.has(id));
    const wanted = foldText(field.value.trim());
    const fitting = offered.filter((option) => chosen.has(option.id) || foldText(named(option)).includes(wanted));
    const first = fitting.length <= LISTED ? fitting : [
      ...fitting.filter(({ id }) => chosen.has(id)),
      ...fitting.filter(({ id }) => !chosen.has(id)).sort((a, b) => counts.get(b.id) - counts.get(a.id)),
    ].slice(0, Math.max(LISTED, chosen.size));
    group.root.hidden = !offered.length;
    group.root.setAttribute("aria-label", t(group.title));
    group.heading.textContent = chosen.size ? `${t(group.title)} (${chosen.size})` : t(group.title);
    field.hidden = offered.length <= LISTED;
    field.placeholder = t("narrow");
    field.setAttribute("aria-label", `${t("narrow")}: ${t(group.title)}`);
    group.more.textContent = first.length < fitting.length ? t("more", { n: fitting.length - first.length }) : "";
    setChildren(
      group.options,
      first.map((option) =>
        el(
          "button",
          {
            class: "p-option",
            type: "button",
            "aria-pressed": String(chosen.has(option.id)),
            "data-filter": `${name} ${option.id}`,
            on: { click: () => toggle(group, option.id) },
          },
          face(option),
          el("span", { class: "p-count" }, formatNumber(counts.get(option.id) || 0)),
        )
      ),
    );
  }

  return {
    root,
    draw() {
      summary.textContent = t("filters");
      note.textContent = t("counts_note");
      groups.forEach(draw);
    },
  };
}
