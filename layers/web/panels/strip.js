// The elements of the as-of strip: a button that plays, a slider under a histogram, the date in words.

import { button } from "../dom/button.js";
import { el, setChildren, svg } from "../dom/element.js";
import { formatDate, t } from "../words/messages.js";

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
 * A slider over so many steps.
 *
 * @param {number} last
 * @param {(at: number) => void} step
 * @param {() => boolean} briefing
 */
function createSlider(last, step, briefing) {
  const slider = el("input", { type: "range", min: 0, max: last, step: 1 });
  slider.addEventListener("input", () => step(Number(slider.value)));
  // the keys that move a slider are its own, but for a clicker's in a briefing
  slider.addEventListener("keydown", (event) => {
    const own = briefing() ? /^(Arrow|Home|End)/ : /^(Arrow|Page|Home|End)/;
    if (own.test(event.key)) event.stopPropagation();
  });
  return slider;
}

/**
 * Create the strip's elements. Its steps are dates; one more behind them is for all dates.
 *
 * @param {HTMLElement} root
 * @param {string[]} dates
 * @param {{step: (at: number) => void, turn: () => void, close: () => void, briefing: () => boolean}} answers
 */
export function createStrip(root, dates, { step, turn, close, briefing }) {
  const play = button(turn, { class: "p-tool p-play", "aria-keyshortcuts": "P" });
  const histogram = svg("svg", {
    class: "p-bars",
    viewBox: `0 0 ${dates.length} ${TALL}`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  });
  const slider = createSlider(dates.length, step, briefing);
  const label = el("b", {});
  const small = el("span", { class: "p-aside" });
  const closer = button(close, { class: "p-icon" }, "×");
  root.append(
    play,
    el("div", { class: "p-slide" }, histogram, slider),
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
     * @param {{at: number, text: string, aside: string, playing: boolean, bars: Bars}} now
     */
    draw({ at, text, aside, playing, bars }) {
      const name = t("report_dates");
      root.setAttribute("aria-label", name);
      slider.value = String(at);
      slider.setAttribute("aria-label", name);
      slider.setAttribute("aria-valuetext", text);
      root.dataset.playing = playing ? "true" : "";
      setChildren(play, t(playing ? "pause" : "play"), el("kbd", {}, "P"));
      label.textContent = text;
      small.textContent = aside;
      closer.setAttribute("aria-label", `${t("close")}: ${t("time")}`);
      histogram.replaceChildren(...bars.map((each) => drawBar(each, dates, at)));
    },
  };
}
