// The legend is the layer control: a row for each layer, and a key to exactly the marks that are visible now.

import { badge } from "../claim/badge.js";
import { chip } from "../claim/chip.js";
import { claimRow } from "../claim/row.js";
import { tally } from "../data/columns.js";
import { setInk } from "../dom/colour.js";
import { el, said, setChildren, svg } from "../dom/element.js";
import { EDGES, isFirm } from "../map/edges.js";
import { dotShape } from "../map/paint.js";
import { textureFill } from "../map/textures.js";
import { currentLanguage, languages } from "../words/language.js";
import { formatNumber, t } from "../words/messages.js";
import { text } from "../words/translation.js";

const SMALL = 720;
// claims that the list beside the map names, and that a layer's swatch is judged by
const LISTED = 100;
const SEEN = 100;

function box(layer, faint) {
  const picture = svg("svg", { class: "p-swatch", width: 34, height: 22, viewBox: "0 0 34 22", "aria-hidden": "true" });
  const frame = { x: 1, y: 1, width: 32, height: 20, rx: 2 };
  picture.append(
    svg("rect", { ...frame, class: "p-swatch-ground" }),
    svg("rect", {
      ...frame,
      class: "p-edge",
      fill: textureFill(layer, layer.texture, "country", faint),
      "stroke-width": 1.6,
    }),
  );
  return setInk(picture, layer.colour);
}

/** How a dot of that assertion looks. */
function dotKey(assertion) {
  const { core, edge, dashes, tint, cross } = dotShape(assertion);
  const draw = { cx: 8, cy: 8, fill: "none", stroke: "currentColor", "stroke-width": 2 };
  return svg(
    "svg",
    { class: "p-dotkey", width: 16, height: 16, viewBox: "0 0 16 16", "aria-hidden": "true" },
    core > 0 && svg("circle", { cx: 8, cy: 8, r: core, fill: "currentColor" }),
    edge > 0 &&
      svg("circle", {
        ...draw,
        r: edge,
        fill: "currentColor",
        "fill-opacity": tint,
        "stroke-dasharray": dashes.join(" ") || null,
      }),
    cross && svg("path", { d: "M5 5l6 6M11 5l-6 6", stroke: "currentColor", "stroke-width": 2 }),
  );
}

function dot(layer, assertion) {
  const picture = svg("svg", {
    class: "p-swatch p-ink",
    width: 34,
    height: 22,
    viewBox: "-9 -3 34 22",
    "aria-hidden": "true",
  }, dotKey(assertion));
  return setInk(picture, layer.colour);
}

/** How a cluster looks: a count in a band of assertions and a ring of layers. */
function clusterKey() {
  const arc = (radius, from, to, more) => {
    const at = (share) =>
      `${20 + radius * Math.sin(2 * Math.PI * share)} ${20 - radius * Math.cos(2 * Math.PI * share)}`;
    return svg("path", {
      fill: "none",
      d: `M${at(from)}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}`,
      ...more,
    });
  };
  const band = { stroke: "currentColor", "stroke-width": 5 };
  return svg(
    "svg",
    { class: "p-clusterkey", width: 40, height: 40, viewBox: "0 0 40 40", "aria-hidden": "true" },
    [19, 14].map((r) =>
      svg("circle", { cx: 20, cy: 20, r, fill: "none", stroke: "currentColor", "stroke-width": 0.7 })
    ),
    arc(16.5, 0.01, 0.5, band),
    arc(16.5, 0.52, 0.78, { ...band, "stroke-dasharray": "2.7 2.3" }),
    arc(16.5, 0.8, 0.99, { ...band, "stroke-dasharray": "0.9 2.3" }),
    arc(11.2, 0.01, 0.62, { stroke: "currentColor", "stroke-width": 4 }),
    arc(11.2, 0.64, 0.99, { stroke: "currentColor", "stroke-width": 4, opacity: 0.45 }),
    svg(
      "text",
      { x: 20, y: 24, "text-anchor": "middle", "font-size": 11, "font-weight": 650, fill: "currentColor" },
      "n",
    ),
  );
}

function swatch(layer, claims, data) {
  if (claims.length && claims.every(data.isDot)) {
    return dot(
      layer,
      claims.some((claim) => isFirm(claim.assertion)) ? "stated" : "assessed",
    );
  }
  if (
    !claims.length ||
    !claims.every((claim) => claim.mark === "none" || claim.mark === "arc" || claim.kind === "transfer")
  ) {
    return box(layer, claims.length > 0 && !claims.some((claim) => isFirm(claim.assertion)));
  }
  const picture = svg(
    "svg",
    { class: "p-swatch p-ink", width: 34, height: 22, viewBox: "0 0 34 22", "aria-hidden": "true" },
    svg("path", {
      d: "M3 17 Q15 1 29 8",
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 2.5,
      "stroke-dasharray": "6 4",
    }),
    svg("path", { d: "M25 3.5 L32 9.5 L23.5 11.5 Z", fill: "currentColor" }),
  );
  return setInk(picture, layer.colour);
}

function precisionMark(id) {
  const draw = { fill: "none", stroke: "currentColor", "stroke-width": 1.5 };
  const shape = id === 0
    ? svg("path", { ...draw, d: "M9 5h16M9 11h16M9 17h10" })
    : id === 1
    ? svg("circle", { cx: 17, cy: 11, r: 4.5, fill: "currentColor" })
    : id === 2
    ? svg(
      "g",
      {},
      svg("circle", { ...draw, cx: 17, cy: 11, r: 9 }),
      svg("circle", { cx: 17, cy: 11, r: 1.5, fill: "currentColor" }),
    )
    : id <= 6
    ? svg("path", {
      ...draw,
      "stroke-linejoin": "round",
      d: "M7 6l8-3 9 2 5 7-6 7-9-2-8 2z",
      fill: "currentColor",
      "fill-opacity": 0.15,
    })
    : id === 7
    ? svg("path", { ...draw, d: "M5 8q4-4 8 0t8 0 8 0M5 14q4-4 8 0t8 0 8 0" })
    : svg("rect", { ...draw, x: 5, y: 3, width: 24, height: 16, "stroke-dasharray": "2 3" });
  return svg("svg", { width: 34, height: 22, viewBox: "0 0 34 22", "aria-hidden": "true" }, shape);
}

/** The edge that an area of that assertion has. */
function edge(assertion) {
  return svg(
    "svg",
    { class: "p-edgekey", width: 30, height: 10, viewBox: "0 0 30 10", "aria-hidden": "true" },
    svg("path", { d: "M1 5h28", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": EDGES[assertion] }),
  );
}

export function createLegend(panel, data, store, copyLink) {
  let folded = window.innerWidth < SMALL;
  const body = el("div", { class: "p-legend-body", id: "p-legend-body" });
  const fold = el("button", {
    class: "p-fold",
    type: "button",
    "aria-controls": "p-legend-body",
    on: { click: () => setFolded(!folded) },
  });
  panel.append(fold, body);

  const rows = new Map();
  const list = el("div", { class: "p-layers", role: "group" });
  const groups = data.collections.map((collection) => group(collection));
  data.layers.forEach((layer, index) => {
    const rowsOf = data.rows("layer", (id) => id === layer.id);
    const key = index < 10 ? String((index + 1) % 10) : "";
    const note = el("span", { class: "p-layernote" });
    const label = el("span");
    const row = el(
      "button",
      {
        class: "p-layer",
        type: "button",
        role: "switch",
        "data-layer": layer.id,
        "aria-keyshortcuts": key || null,
        on: { click: () => store.toggle(layer.id) },
      },
      el("kbd", {}, key),
      swatch(layer, rowsOf.slice(0, SEEN).map(data.claim), data),
      el("span", { class: "p-layername" }, label, note),
      el("span", { class: "p-count" }),
    );
    rows.set(layer.id, { row, label, note, layer, all: rowsOf.length });
    const home = groups.find(({ collection }) => collection.id === layer.collection);
    (home ? home.rows : list).append(row);
  });
  list.append(...groups.flatMap(({ head, rows: own }) => [head, own]));

  /** A collection: switched as a whole, its rows folded away until something in it is on. */
  function group(collection) {
    const ids = data.layers.filter((layer) => layer.collection === collection.id).map((layer) => layer.id);
    const own = el("div", { class: "p-grouprows", id: `p-group-${collection.id}` });
    const label = el("span");
    const whole = el(
      "button",
      {
        class: "p-collection",
        type: "button",
        role: "checkbox",
        "data-collection": collection.id,
        on: { click: () => store.switchAll(ids, !ids.every(store.isOn)) },
      },
      el("span", { class: "p-tick", "aria-hidden": "true" }),
      label,
    );
    const unfold = el("button", {
      class: "p-unfold",
      type: "button",
      "aria-controls": own.id,
      on: { click: () => ((each.open = own.hidden), drawGroup(each)) },
    });
    const each = {
      collection,
      ids,
      rows: own,
      head: el("div", { class: "p-group" }, whole, unfold),
      whole,
      label,
      unfold,
      open: false,
    };
    return each;
  }

  function drawGroup(each) {
    const on = each.ids.filter(store.isOn).length;
    setChildren(each.label, said(text(each.collection, "label")));
    if (each.collection.note) each.whole.title = text(each.collection, "note").text;
    each.whole.setAttribute("aria-checked", on === 0 ? "false" : on === each.ids.length ? "true" : "mixed");
    // once open it stays open: rows must not fold away under the pointer that switched the last one off
    each.open = each.open || on > 0;
    each.rows.hidden = !each.open;
    each.unfold.hidden = on > 0;
    each.unfold.setAttribute("aria-expanded", String(!each.rows.hidden));
    each.unfold.textContent = each.rows.hidden ? t("unfold", { n: each.ids.length }) : t("fold");
  }

  const key = el("div", { class: "p-key" });
  body.append(list, key);

  function setFolded(value) {
    folded = value;
    panel.classList.toggle("is-folded", folded);
    body.hidden = folded;
    fold.setAttribute("aria-expanded", String(!folded));
    drawFold();
    store.moved();
  }

  function drawFold() {
    setChildren(
      fold,
      folded ? t("layers_open", { n: store.layers.length }) : el("span", {}, t("layers")),
      !folded && el("span", { class: "p-fold-hint" }, t("hide")),
    );
  }

  function section(title, name, ...children) {
    return el("section", { class: `p-keysection ${name}` }, el("h2", {}, title), ...children);
  }

  let looking = false;
  let claimLines = false;
  let clustered = false;
  let drawn = null;

  function choice(name, value, chosen, style) {
    return el("button", {
      class: "p-choice",
      type: "button",
      "aria-pressed": String(value === chosen),
      [`data-${name}`]: value,
      on: { click: () => store.style(style) },
    }, t(`${name}_${value}`));
  }

  function look() {
    return [
      el(
        "div",
        { class: "p-choices", role: "group", "aria-label": t("theme") },
        ["light", "dark", "print"].map((theme) => choice("theme", theme, store.theme, { theme })),
      ),
      Object.keys(data.symbols).length > 0 &&
      el(
        "div",
        { class: "p-choices", role: "group", "aria-label": t("symbols") },
        ["nationality", "2525"].map((symbols) => choice("symbols", symbols, store.symbols, { symbols })),
      ),
      el(
        "div",
        { class: "p-choices", role: "group", "aria-label": t("language") },
        languages().map((language) => choice("language", language, currentLanguage(), { language })),
      ),
      el(
        "button",
        { class: "p-action", type: "button", "data-focus": "link", "aria-keyshortcuts": "c", on: { click: copyLink } },
        t("copy_link"),
        el("kbd", {}, "C"),
      ),
    ];
  }

  function draw() {
    list.setAttribute("aria-label", t("layers"));
    groups.forEach(drawGroup);
    const { layer: column } = data.columns;
    const counts = tally(column, store.table());
    for (const { row, label, note, layer, all } of rows.values()) {
      const on = store.isOn(layer.id);
      const n = counts[column.values.indexOf(layer.id)] || 0;
      row.lastChild.textContent = on && store.narrowed ? t("n_of_m", { n, m: all }) : formatNumber(all);
      row.setAttribute("aria-checked", String(on));
      const missing = on
        ? data.needing.filter((claim) => claim.layer === layer.id).flatMap((claim) => claim.needs).filter((id) =>
          !store.isOn(id)
        )
        : [];
      setChildren(
        note,
        missing.length
          ? t("hidden_with", { label: text(data.layer.get(missing[0]), "label").text })
          : layer.note && said(text(layer, "note")),
      );
      setChildren(label, said(text(layer, "label")));
    }
    const [said_, whose] = [store.present("assertion"), store.present("actor")];
    const placed = new Set([...store.present("where")].filter((where) => !where.ends).map((where) => where.precision));
    const words = data.words.assertions.filter((word) => said_.has(word.id));
    const places = data.words.precisions.filter((word) => placed.has(word.id));
    const actors = data.actors.filter((actor) => whose.has(actor.id));
    const edged = !data.dotted || ["area", "arc"].some((mark) => store.rowsMarked(mark).length > 0);
    const unplaced = store.rowsMarked("none");
    const arcs = store.rowsMarked("arc").length > 0;
    drawFold();
    // what the key shows is often the same after a change, and laying it out anew takes longer than all the rest
    const now = JSON.stringify([
      ...[words, places, actors].map((list) => list.map(({ id }) => id)),
      unplaced.length,
      unplaced.slice(0, LISTED),
      arcs,
      edged,
      !store.layers.length,
      unplaced.length && store.select,
      store.theme,
      store.symbols,
      currentLanguage(),
    ]);
    if (now === drawn) return;
    drawn = now;
    setChildren(
      key,
      !store.layers.length && el("p", { class: "p-empty", role: "alert" }, t("no_layer")),
      unplaced.length > 0 &&
        section(
          t("unplaced"),
          "p-unplaced",
          unplaced.slice(0, LISTED).map((row) => claimRow(data, data.claim(row), store)),
          unplaced.length > LISTED && el("p", { class: "p-schematic" }, t("more", { n: unplaced.length - LISTED })),
        ),
      words.length > 0 &&
        section(
          t("firmness"),
          `p-words ${data.dotted && edged ? "is-long" : ""}`,
          el(
            "ul",
            {},
            words.map((word) =>
              el(
                "li",
                { title: t(`assertion.${word.id}.meaning`) },
                badge(word),
                data.dotted && dotKey(word.id),
                edged && edge(word.id),
                t(`assertion.${word.id}`),
              )
            ),
          ),
        ),
      data.dotted &&
        el(
          "section",
          { class: "p-keysection p-clusters", hidden: !clustered },
          el("h2", {}, t("clusters")),
          el("p", {}, clusterKey(), t("clusters_note")),
        ),
      places.length > 0 &&
        section(
          t("precision"),
          "p-precisions",
          el(
            "ul",
            {},
            places.map((word) =>
              el("li", { title: t(`precision.${word.id}.meaning`) }, precisionMark(word.id), t(`precision.${word.id}`))
            ),
          ),
        ),
      arcs && el("p", { class: "p-schematic" }, t("schematic_note")),
      actors.length > 0 &&
        section(
          t("actors"),
          "p-actors",
          el("ul", {}, actors.map((actor) => el("li", {}, chip(actor), said(text(actor, "label"))))),
        ),
      el(
        "p",
        { class: "p-schematic p-claimkey", hidden: !claimLines },
        svg(
          "svg",
          { width: 30, height: 10, viewBox: "0 0 30 10", "aria-hidden": "true" },
          svg("path", { class: "p-claimline", d: "M1 5h28" }),
        ),
        " ",
        t("claim_lines"),
      ),
      el(
        "details",
        { class: "p-keysection p-look", open: looking, on: { toggle: (event) => (looking = event.target.open) } },
        el("summary", {}, t("look")),
        look(),
      ),
    );
  }

  // a window that becomes small folds the legend, one that becomes large opens it; in between the reader decides
  let small = folded;
  window.addEventListener("resize", () => {
    if (small === window.innerWidth < SMALL) return;
    small = !small;
    setFolded(small);
  });

  /** Explain dashed boundaries while one is in view. */
  function lines(inView) {
    claimLines = inView;
    key.querySelector(".p-claimkey").hidden = !inView;
  }

  /** Explain clusters while there are any. */
  function clusters(inView) {
    clustered = inView;
    const own = key.querySelector(".p-clusters");
    if (own) own.hidden = !inView;
  }

  return { draw, lines, clusters, setFolded, isFolded: () => folded };
}
