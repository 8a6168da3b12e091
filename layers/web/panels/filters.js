// The filters by ids, each with how many claims its options leave: one group for each entry of data/filters.js.

import { badge } from "../claim/badge.js";
import { chip } from "../claim/chip.js";
import { filters, optionCounts, switched } from "../data/filters.js";
import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { formatNumber, t } from "../words/messages.js";
import { LISTED, optionsOf } from "./options.js";

/** @import { Actor, AssertionWord, Child, Data, Said, Source, Store } from "../types.d.ts" */
/** @import { Filters, IdsFilter } from "../data/filters.js" */
/** @typedef {{[Name in keyof Filters]: Filters[Name] extends string ? never : Name}[keyof Filters]} Name */

// a group of long titles waits behind its heading
const FOLDED = new Set(["sources"]);

/**
 * How an option looks, where it is more than its words.
 *
 * @type {Record<string, (option: any, words: Said, data: Data) => Child[]>}
 */
const FACES = {
  assertions: (/** @type {AssertionWord} */ word, words) => [badge(word), el("span", {}, words.text)],
  actors: (/** @type {Actor} */ actor, words) => [chip(actor), el("span", {}, said(words))],
  sources: (/** @type {Source} */ { id, publisher }, words, { columns }) => [
    el("span", {}, said(words), publisher && el("span", { class: "p-aside" }, said(publisher))),
    el("span", { class: "p-origin" }, columns.origins.values.some((origins) => origins.includes(id)) && t("origin")),
  ],
};

/**
 * Create the group of a filter.
 *
 * @param {Name} name
 * @param {IdsFilter} filter
 * @param {Data} data
 * @param {Store} store
 */
function createGroup(name, filter, data, store) {
  const folded = FOLDED.has(name);
  const heading = el(folded ? "summary" : "h3", {});
  const field = el("input", {
    class: "p-search",
    type: "search",
    dir: "auto",
    autocomplete: "off",
    maxlength: 100,
    on: { input: draw },
  });
  const options = el("div", { class: "p-options" });
  const more = el("p", { class: "p-aside" });
  const root = el(
    folded ? "details" : "section",
    { class: `p-filter p-filter-${name}`, role: "group" },
    heading,
    field,
    options,
    more,
  );

  /** @param {{id: string}} option @param {boolean} chosen @param {number} count */
  function optionButton(option, chosen, count) {
    const words = filter.label(option);
    const press = () => store.filter({ [name]: switched(data, filter, store.filters[name], option.id) });
    return button(
      press,
      { class: "p-option", "aria-pressed": String(chosen), "data-filter": `${name} ${option.id}` },
      ...(FACES[name]?.(option, words, data) ?? [el("span", {}, said(words))]),
      el("span", { class: "p-count" }, formatNumber(count)),
    );
  }

  function draw() {
    const title = t(filter.title);
    const counts = optionCounts(data, filter, store.table(false, false));
    const chosen = new Set(store.filters[name]);
    const by = { counts, chosen, words: field.value, sought: filter.sought };
    const { offered, fitting, shown } = optionsOf(filter.options(data), by);
    root.hidden = !offered.length;
    root.setAttribute("aria-label", title);
    heading.textContent = chosen.size ? `${title} (${chosen.size})` : title;
    field.hidden = offered.length <= LISTED;
    field.placeholder = t("narrow");
    field.setAttribute("aria-label", `${t("narrow")}: ${title}`);
    more.textContent = shown.length < fitting.length ? t("more", { n: fitting.length - shown.length }) : "";
    setChildren(options, ...shown.map((each) => optionButton(each, chosen.has(each.id), counts.get(each.id) || 0)));
  }
  return { root, draw };
}

/**
 * Create the groups, in the order of the registry.
 *
 * @param {Data} data
 * @param {Store} store
 */
export function createFilters(data, store) {
  const groups = filters.flatMap(([name, filter]) =>
    filter.kind === "ids" ? [createGroup(/** @type {Name} */ (name), filter, data, store)] : []
  );
  const note = el("p", { class: "p-aside" });
  const summary = el("summary", {});
  const root = el("details", { class: "p-filters" }, summary, ...groups.map((group) => group.root), note);

  return {
    root,
    draw() {
      summary.textContent = t("filters");
      note.textContent = t("counts_note");
      groups.forEach((group) => group.draw());
    },
  };
}
