// The date: which claims had been reported by then, or had begun. Undated ones are always there, and counted.

import { tally } from "../data/columns.js";
import { DATE, timelinesOf } from "../data/timelines.js";
import { t } from "../words/messages.js";
import { shareInWords, thereBy } from "./narrowed.js";
import { createPlayer, turns } from "./player.js";
import { createStrip } from "./strip.js";
import { bars, position, spans, steps, undated } from "./timeline.js";
import { addTool } from "./tool.js";

/** @import { Data, Parts, Store, Timeline } from "../types.d.ts" */

// milliseconds that a step stays while playing
const PACE = 1200;
const CALM = 2400;

const pace = () => (window.matchMedia("(prefers-reduced-motion: reduce)").matches ? CALM : PACE);

/**
 * Stop the player at whatever else the reader does.
 * @param {ReturnType<typeof createPlayer>} player
 * @param {Node} play
 */
function stopAtActs(player, play) {
  const acted = (/** @type {Event} */ event) =>
    player.isPlaying() && !turns(event, play.contains(/** @type {Node} */ (event.target))) && player.stop();
  for (const action of ["keydown", "pointerdown", "wheel"]) {
    document.addEventListener(action, acted, { capture: true, passive: true });
  }
  window.addEventListener("beforeprint", player.stop);
}

/**
 * The steps of a timeline, and those that each distinct date may mean.
 *
 * @param {Data} data
 * @param {Timeline} timeline
 */
function stepped(data, timeline) {
  const given = data.columns.when.values.map(DATE[timeline]);
  const dates = steps(given);
  return { dates, spansOf: spans(dates, given) };
}

/**
 * Create the strip below the map and its tool; nothing where no claim has a date.
 *
 * @param {Parts} parts
 * @param {Data} data
 * @param {Store} store
 */
export function createTime(parts, data, store) {
  const { when: column } = data.columns;
  const timelines = timelinesOf(data);
  if (!timelines.length) return { draw() {}, keys: [] };
  const known = Object.fromEntries(timelines.map((timeline) => [timeline, stepped(data, timeline)]));
  const now = () => known[store.timeline];
  const show = (/** @type {number} */ at) => store.asOf(now().dates[at] || null);
  let wanted = false;
  let before = store.until;

  const player = createPlayer({
    next() {
      const { dates } = now();
      const at = store.until ? position(dates, store.until) + 1 : 0;
      show(at);
      return at < dates.length;
    },
    pace,
    drawn: draw,
  });
  const tool = addTool(parts, "time", "T", toggle);
  const strip = createStrip(parts.time, timelines, {
    step: show,
    turn,
    goBy: store.goBy,
    close: toggle,
    briefing: () => store.brief,
  });
  tool.setAttribute("aria-controls", parts.time.id);
  stopAtActs(player, strip.play);
  store.listen(player.changed);

  const isShown = () => wanted || store.until !== null;

  function toggle() {
    const held = parts.time.contains(document.activeElement);
    wanted = !isShown();
    if (wanted) store.tell();
    else store.asOf(null);
    if (wanted) strip.slider.focus();
    else if (held) tool.focus();
  }

  /** Play from here, or from the start where this is the end; pause while playing. */
  function turn() {
    wanted = true;
    player.turn();
  }

  /** What the date leaves out, and what no date can. */
  function aside() {
    const without = undated(now().spansOf, tally(column, store.table()));
    return [store.until && shareInWords(store), without > 0 && t("undated_always", { n: without })]
      .filter(Boolean).join(" · ");
  }

  function draw() {
    parts.time.hidden = !isShown();
    tool.setAttribute("aria-expanded", String(isShown()));
    const text = store.until ? thereBy(store, store.until) : t("all_dates");
    if (before !== store.until) parts.live.textContent = `${text}: ${shareInWords(store)}`;
    before = store.until;
    if (!isShown()) return;
    const { dates, spansOf } = now();
    strip.draw({
      timeline: store.timeline,
      dates,
      at: position(dates, store.until),
      text,
      aside: aside(),
      playing: player.isPlaying(),
      bars: bars(spansOf, tally(column, store.table(true, false))),
    });
  }

  return {
    draw,
    keys: [
      { key: "t", label: "time", act: toggle },
      { key: "p", label: "play", act: turn },
    ],
  };
}
