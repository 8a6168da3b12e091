// The as-of strip: which claims had been reported by a date. Undated ones are always there, and counted.

import { tally } from "../data/columns.js";
import { earliest, latest } from "../data/dates.js";
import { el, setChildren, svg } from "../dom/element.js";
import { formatDate, t } from "../words/messages.js";
import { reportedBy, shareInWords } from "./narrowed.js";
import { addTool } from "./tool.js";

// steps of the slider: with more dates it goes by months, then by years
const STEPS = 60;
// milliseconds that a step stays while playing
const PACE = 1200;
const CALM = 2400;
const TALL = 24;

/** The dates of report in the order in which they are over, one for each end; few enough to step through. */
function steps(values) {
  const dates = [...new Set(values.map((when) => when.reported_on).filter(Boolean))];
  for (const length of [10, 7, 4]) {
    const ends = new Map();
    for (const date of dates.map((each) => each.slice(0, length))) {
      const end = latest(date);
      if (!ends.has(end) || ends.get(end).length < date.length) ends.set(end, date);
    }
    if (ends.size <= STEPS || length === 4) return [...ends.keys()].sort((a, b) => a - b).map((end) => ends.get(end));
  }
  return [];
}

export function createTime(parts, data, store) {
  const strip = parts.time;
  const { when: column } = data.columns;
  const dates = steps(column.values);
  const ends = dates.map(latest);
  const last = dates.length;
  if (!last) return { draw() {}, keys() {} };
  // the step by which a claim is there, and the first that its date may mean: a month is wide
  const spans = column.values.map(({ reported_on: on }) =>
    on && [earliest(on), latest(on)].map((day) => ends.findIndex((end) => end >= day))
  );

  let wanted = false;
  let timer = null;
  let playing = false;

  const tool = addTool(parts, "time", "T", toggle);
  const play = el("button", { class: "p-tool p-play", type: "button", "aria-keyshortcuts": "P", on: { click: turn } });
  const bars = svg("svg", {
    class: "p-bars",
    viewBox: `0 0 ${last} ${TALL}`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  const slider = el("input", {
    type: "range",
    min: 0,
    max: last,
    step: 1,
    on: { input: () => store.asOf(dates[Number(slider.value)] || null), keydown: own },
  });
  const label = el("b", {});
  const undated = el("span", { class: "p-aside" });
  const closer = el("button", { class: "p-icon", type: "button", on: { click: toggle } }, "×");
  strip.append(play, el("div", { class: "p-slide" }, bars, slider), el("p", { class: "p-by" }, label, undated), closer);
  strip.id = "p-time";
  tool.setAttribute("aria-controls", strip.id);

  /** Where the slider stands: the last step that is over by the chosen date. */
  function position() {
    if (!store.until) return last;
    const end = latest(store.until);
    return Math.max(0, ends.filter((each) => each <= end).length - 1);
  }

  /** The keys that move a slider are its own. */
  function own(event) {
    if (/^(Arrow|Page|Home|End)/.test(event.key)) event.stopPropagation();
  }

  function toggle() {
    const held = strip.contains(document.activeElement);
    wanted = strip.hidden;
    if (wanted) store.tell();
    else store.asOf(null);
    if (wanted) slider.focus();
    else if (held) tool.focus();
  }

  function stop() {
    clearTimeout(timer);
    timer = null;
    if (strip.dataset.playing) draw();
  }

  function step() {
    const next = store.until ? position() + 1 : 0;
    playing = true;
    store.asOf(dates[next] || null);
    playing = false;
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    timer = next < last ? setTimeout(step, calm ? CALM : PACE) : null;
    draw();
  }

  /** Play from here, or from the start where this is the end; pause while playing. */
  function turn() {
    wanted = true;
    if (timer) stop();
    else step();
  }

  // whatever the reader does ends the play, what starts and ends it aside
  const acted = (event) => {
    const pressed = event.type === "keydown" && !event.ctrlKey && !event.metaKey ? event.key.toLowerCase() : null;
    const own = pressed === "p" ||
      (play.contains(event.target) && (event.type === "pointerdown" || pressed === " " || pressed === "enter"));
    if (timer && !own) stop();
  };
  for (const action of ["keydown", "pointerdown", "wheel"]) {
    document.addEventListener(action, acted, { capture: true, passive: true });
  }
  window.addEventListener("beforeprint", stop);
  store.listen(() => timer && !playing && stop());

  function histogram(at) {
    const counts = new Map();
    tally(column, store.table(true, false)).forEach((count, code) => {
      if (!count || !spans[code]) return;
      const key = spans[code].join(" ");
      counts.set(key, (counts.get(key) || 0) + count);
    });
    const most = Math.max(1, ...counts.values());
    // the wide ones first, so that the others stand before them
    const all = [...counts].map(([key, count]) => [...key.split(" ").map(Number), count]).sort((a, b) =>
      b[1] - b[0] - (a[1] - a[0])
    );
    bars.replaceChildren(...all.map(([from, to, count]) => {
      const height = Math.max(2, (count / most) * TALL);
      const text = t("reported_in", { date: formatDate(dates[to]), n: count });
      return svg("rect", {
        class: `p-bar1${from < to ? " is-span" : ""}${to > at ? " is-later" : ""}`,
        x: from - 0.4,
        width: to - from + 0.8,
        y: TALL - height,
        height,
      }, svg("title", {}, text));
    }));
  }

  let told = store.until;
  function draw() {
    strip.hidden = !wanted && !store.until;
    tool.setAttribute("aria-expanded", String(!strip.hidden));
    const text = store.until ? reportedBy(store.until) : t("all_dates");
    if (told !== store.until) parts.live.textContent = `${text}: ${shareInWords(store)}`;
    told = store.until;
    if (strip.hidden) return;
    const at = position();
    strip.setAttribute("aria-label", t("report_dates"));
    slider.value = at;
    slider.setAttribute("aria-label", t("report_dates"));
    slider.setAttribute("aria-valuetext", text);
    strip.dataset.playing = timer ? "true" : "";
    setChildren(play, t(timer ? "pause" : "play"), el("kbd", {}, "P"));
    const without = tally(column, store.table()).reduce((sum, count, code) => sum + (spans[code] ? 0 : count), 0);
    label.textContent = text;
    undated.textContent = [store.until && shareInWords(store), without > 0 && t("undated_always", { n: without })]
      .filter(Boolean).join(" · ");
    closer.setAttribute("aria-label", `${t("close")}: ${t("time")}`);
    histogram(at);
  }

  return {
    draw,
    keys(keys) {
      keys.on("t", () => t("time"), toggle);
      keys.on("p", () => t("play"), turn);
    },
  };
}
