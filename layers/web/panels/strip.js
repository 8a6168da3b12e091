// The strip: a button that plays, a slider under a histogram, whose dates it goes by, the date in words.

import { button } from "../dom/button.js";
import { el, setChildren, svg } from "../dom/element.js";
import { formatDate, t } from "../words/messages.js";

/** @import { Timeline } from "../types.d.ts" */
/** @import { bars } from "./timeline.js" */
/** @typedef {ReturnType<typeof bars>} Bars */

// units of the histogram
const TALL = 24;

/**
 * One bar of the histogram, paler behind the step that the slider stands at.
 *
 * @param {Bars[number]} bar
 * @param {string[]} dates
 * @param {number} at
 */
function drawBar({ from, to, count, share }, dates, at) {
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

/**
 * A slider.
 *
 * @param {(at: number) => void} step
 * @param {() => boolean} briefing
 */
function createSlider(step, briefing) {
  const slider = el("input", { type: "range", min: 0, step: 1 });
  slider.addEventListener("input", () => step(Number(slider.value)));
  // the keys that move a slider are its own, but for a clicker's in a briefing
  slider.addEventListener("keydown", (event) => {
    const own = briefing() ? /^(Arrow|Home|End)/ : /^(Arrow|Page|Home|End)/;
    if (own.test(event.key)) event.stopPropagation();
  });
  return slider;
}

/**
 * Which dates the slider goes by: choices where there are several, else their name alone.
 *
 * @param {readonly Timeline[]} timelines
 * @param {Timeline} now
 * @param {(timeline: Timeline) => void} goBy
 */
const choices = (timelines, now, goBy) =>
  timelines.length === 1 ? [el("span", { class: "p-aside" }, t(`timeline_${now}`))] : timelines.map((each) =>
    button(
      () => goBy(each),
      { class: "p-choice", "aria-pressed": String(each === now), "data-timeline": each },
      t(`timeline_${each}`),
    )
  );

/**
 * Create the strip's elements. Its steps are dates; one more behind them is for all dates.
 *
 * @param {HTMLElement} root
 * @param {readonly Timeline[]} timelines
 * @param {object} answers
 * @param {(at: number) => void} answers.step
 * @param {() => void} answers.turn
 * @param {(timeline: Timeline) => void} answers.goBy
 * @param {() => void} answers.close
 * @param {() => boolean} answers.briefing
 */
export function createStrip(root, timelines, { step, turn, goBy, close, briefing }) {
  const play = button(turn, { class: "p-tool p-play", "aria-keyshortcuts": "P" });
  const histogram = svg("svg", { class: "p-bars", preserveAspectRatio: "none", "aria-hidden": "true" });
  const slider = createSlider(step, briefing);
  const by = el("div", { class: "p-choices p-timelines", role: timelines.length > 1 ? "group" : null });
  const label = el("b", {});
  const small = el("span", { class: "p-aside" });
  const closer = button(close, { class: "p-icon" }, "×");
  root.append(
    play,
    el("div", { class: "p-slide" }, histogram, slider),
    by,
    el("p", { class: "p-by" }, label, small),
    closer,
  );
  root.id = "p-time";

  return {
    play,
    slider,
    /**
     * Draw where the slider stands, in words too.
     *
     * @param {object} now
     * @param {Timeline} now.timeline
     * @param {string[]} now.dates
     * @param {number} now.at
     * @param {string} now.text
     * @param {string} now.aside
     * @param {boolean} now.playing
     * @param {Bars} now.bars
     */
    draw({ timeline, dates, at, text, aside, playing, bars }) {
      const name = t(timeline === "event" ? "event_dates" : "report_dates");
      root.setAttribute("aria-label", name);
      slider.max = String(dates.length);
      slider.value = String(at);
      slider.setAttribute("aria-label", name);
      slider.setAttribute("aria-valuetext", text);
      root.dataset.playing = playing ? "true" : "";
      setChildren(play, t(playing ? "pause" : "play"), el("kbd", {}, "P"));
      setChildren(by, choices(timelines, timeline, goBy));
      if (timelines.length > 1) by.setAttribute("aria-label", t("timeline"));
      label.textContent = text;
      small.textContent = aside;
      closer.setAttribute("aria-label", `${t("close")}: ${t("time")}`);
      histogram.setAttribute("viewBox", `0 0 ${dates.length} ${TALL}`);
      histogram.replaceChildren(...bars.map((each) => drawBar(each, dates, at)));
    },
  };
}
