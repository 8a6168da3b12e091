// The as-of strip: which claims had been reported by a date. Undated ones are always there, and counted.

import { tally } from "../data/columns.js";
import { el, setChildren, svg } from "../dom/element.js";
import { formatDate, t } from "../words/messages.js";
import { reportedBy, shareInWords } from "./narrowed.js";
import { createPlayer, turns } from "./player.js";
import { bars, position, spans, steps, undated } from "./timeline.js";
import { addTool } from "./tool.js";

// milliseconds that a step stays while playing
const PACE = 1200;
const CALM = 2400;
const TALL = 24;

const pace = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? CALM : PACE);

/** @import { Data, Parts, Store } from "../types.d.ts" */

/**
 * Build the strip's elements.
 *
 * @param {HTMLElement} strip
 * @param {number} last
 * @param {{step: (at: number) => void, turn: () => void, close: () => void}} answers
 */
function buildStrip(strip, last, { step, turn, close }) {
  const play = el("button", { class: "p-tool p-play", type: "button", "aria-keyshortcuts": "P", on: { click: turn } });
  const histogram = svg("svg", {
    class: "p-bars",
    viewBox: `0 0 ${last} ${TALL}`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  /** @type {HTMLInputElement} */
  const slider = el("input", {
    type: "range",
    min: 0,
    max: last,
    step: 1,
    on: {
      input: () => step(Number(slider.value)),
      // the keys that move a slider are its own
      keydown: (/** @type {KeyboardEvent} */ event) =>
        /^(Arrow|Page|Home|End)/.test(event.key) && event.stopPropagation(),
    },
  });
  const label = el("b", {});
  const aside = el("span", { class: "p-aside" });
  const closer = el("button", { class: "p-icon", type: "button", on: { click: close } }, "×");
  strip.append(
    play,
    el("div", { class: "p-slide" }, histogram, slider),
    el("p", { class: "p-by" }, label, aside),
    closer,
  );
  strip.id = "p-time";
  return { play, histogram, slider, label, aside, closer };
}

/**
 * One bar of the histogram, paler behind the step that the slider stands at.
 *
 * @param {ReturnType<typeof bars>[number]} bar
 * @param {string[]} dates
 * @param {number} at
 */
function bar({ from, to, count, share }, dates, at) {
  const height = Math.max(2, share * TALL);
  return svg(
    "rect",
    {
      class: `p-bar1${from < to ? " is-span" : ""}${to > at ? " is-later" : ""}`,
      x: from - 0.4,
      width: to - from + 0.8,
      y: TALL - height,
      height,
    },
    svg("title", {}, t("reported_in", { date: formatDate(dates[to]), n: count })),
  );
}

/** Stop the player at whatever else the reader does. @param {ReturnType<typeof createPlayer>} player @param {Node} play */
function stopAtActs(player, play) {
  const acted = (/** @type {Event} */ event) =>
    player.isPlaying() && !turns(event, play.contains(/** @type {Node} */ (event.target))) && player.stop();
  for (const action of ["keydown", "pointerdown", "wheel"]) {
    document.addEventListener(action, acted, { capture: true, passive: true });
  }
  window.addEventListener("beforeprint", player.stop);
}

/**
 * Create the strip below the map; nothing where no claim has a date of report.
 *
 * @param {Parts} parts
 * @param {Data} data
 * @param {Store} store
 */
export function createTime(parts, data, store) {
  const strip = parts.time;
  const { when: column } = data.columns;
  const reported = column.values.map((when) => when.reported_on);
  const dates = steps(reported);
  if (!dates.length) return { draw() {}, keys: [] };
  const last = dates.length;
  const spansOf = spans(dates, reported);
  const show = (/** @type {number} */ step) => store.asOf(dates[step] || null);
  let wanted = false;
  let said = store.until;

  const player = createPlayer({
    next() {
      const step = store.until ? position(dates, store.until) + 1 : 0;
      show(step);
      return step < last;
    },
    pace,
    drawn: draw,
  });
  const tool = addTool(parts, "time", "T", toggle);
  const { play, histogram, slider, label, aside, closer } = buildStrip(strip, last, {
    step: show,
    turn,
    close: toggle,
  });
  tool.setAttribute("aria-controls", strip.id);
  stopAtActs(player, play);
  store.listen(player.changed);

  const isShown = () => wanted || store.until !== null;

  function toggle() {
    const held = strip.contains(document.activeElement);
    wanted = !isShown();
    if (wanted) store.tell();
    else store.asOf(null);
    if (wanted) slider.focus();
    else if (held) tool.focus();
  }

  /** Play from here, or from the start where this is the end; pause while playing. */
  function turn() {
    wanted = true;
    player.turn();
  }

  function draw() {
    strip.hidden = !isShown();
    tool.setAttribute("aria-expanded", String(!strip.hidden));
    const text = store.until ? reportedBy(store.until) : t("all_dates");
    if (said !== store.until) parts.live.textContent = `${text}: ${shareInWords(store)}`;
    said = store.until;
    if (!strip.hidden) fill(text, position(dates, store.until));
  }

  function fill(/** @type {string} */ text, /** @type {number} */ at) {
    strip.setAttribute("aria-label", t("report_dates"));
    slider.value = String(at);
    slider.setAttribute("aria-label", t("report_dates"));
    slider.setAttribute("aria-valuetext", text);
    strip.dataset.playing = player.isPlaying() ? "true" : "";
    setChildren(play, t(player.isPlaying() ? "pause" : "play"), el("kbd", {}, "P"));
    const without = undated(spansOf, tally(column, store.table()));
    label.textContent = text;
    aside.textContent = [store.until && shareInWords(store), without > 0 && t("undated_always", { n: without })]
      .filter(Boolean).join(" · ");
    closer.setAttribute("aria-label", `${t("close")}: ${t("time")}`);
    const counts = tally(column, store.table(true, false));
    histogram.replaceChildren(...bars(spansOf, counts).map((each) => bar(each, dates, at)));
  }

  return {
    draw,
    keys: [
      { key: "t", label: () => t("time"), act: toggle },
      { key: "p", label: () => t("play"), act: turn },
    ],
  };
}
