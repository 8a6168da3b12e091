// The presenter's window and the audience's, of the same snapshot: the audience sees what the presenter sees, in a
// briefing, and a dot where the presenter points; notes, the next scene and the time are the presenter's alone.
//
// The two windows send each other messages, the one way between two files that every browser knows. What comes is
// taken as an address is: what it asks for that is not there is left out.

import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { showNotice } from "../dom/notice.js";
import { currentLanguage } from "../words/language.js";
import { t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { createLaser } from "./laser.js";
import { stepFrom } from "./scenes.js";

/** @import { Data, Parts, State, Store } from "../types.d.ts" */
/** @import { Map } from "leaflet" */
/** @import { Key } from "./keys.js" */

/**
 * What one window tells the other: where the presenter points (latitude, longitude), what is shown (as behind the "#"
 * of a link), or that it is there.
 *
 * @typedef {{posture: "point", at: [number, number] | null} | {posture: "show", hash: string} | {posture: "here"}} Told
 */

const AUDIENCE = "posture-audience";
const SIZE = "popup,width=1280,height=720";
// milliseconds
const SECOND = 1000;
const PATIENCE = 8000;

/** Return minutes and seconds of a time in milliseconds. @param {number} time */
export function elapsed(time) {
  const seconds = Math.floor(time / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * Return what a message of the other window says, or null if it is none of ours.
 *
 * @param {unknown} data
 * @returns {Told | null}
 */
export function understood(data) {
  const { posture, at, hash } = /** @type {Record<string, any>} */ (Object(data));
  if (posture === "here") return { posture };
  if (posture === "show" && typeof hash === "string") return { posture, hash };
  const point = Array.isArray(at) && at.length === 2 && at.every(Number.isFinite);
  return posture === "point" && (point || at === null) ? { posture, at } : null;
}

/** Whether this window is the audience's. */
export const isAudience = () => window.name === AUDIENCE && window.opener !== null;

/**
 * Follow the presenter, in the audience's window.
 *
 * @param {Map} map
 * @param {(hash: string) => void} visit  shows what is behind the "#" of a link
 */
export function followPresenter(map, visit) {
  const presenter = /** @type {Window} */ (window.opener);
  const laser = createLaser(map);
  window.addEventListener("message", ({ source, data }) => {
    const told = source === presenter ? understood(data) : null;
    if (told?.posture === "show") visit(told.hash);
    else if (told?.posture === "point") laser.show(told.at);
  });
  presenter.postMessage({ posture: "here" }, "*");
}

/** The notes of a scene in the language of now. @param {import("../types.d.ts").Scene | null} scene */
const notesOf = (scene) => (scene?.notes ? said(text(scene, "notes")) : t("presenter_no_notes"));

/**
 * Create the presenter's strip and its keys.
 *
 * @param {Parts} parts
 * @param {object} around
 * @param {Data} around.data
 * @param {Store} around.store
 * @param {Map} around.map
 * @param {(state: State) => string} around.link  the address of a state
 * @param {() => State} around.shown
 * @param {() => number} around.now  milliseconds
 */
export function createPresenter(parts, { data, store, map, link, shown, now }) {
  const laser = createLaser(map);
  const clock = el("span", { class: "p-clock", role: "timer" });
  const words = el("div", { class: "p-notes p-scroll", tabindex: "0", role: "group" });
  const next = el("p", { class: "p-nextscene" });
  const point = button(() => turnLaser(!laser.isOn()), { class: "p-action", "aria-keyshortcuts": "x" });
  const finish = button(() => end(), { class: "p-action" });
  const strip = el("section", { class: "p-presenter", hidden: true }, words, next, clock, point, finish);
  parts.root.insertBefore(strip, parts.foot);
  /** @type {Window | null} */
  let audience = null;
  let since = 0;
  let ticking = 0;
  let waiting = 0;

  const say = (/** @type {string} */ message) => {
    showNotice(parts.notice, el("p", {}, message));
    parts.live.textContent = message;
  };
  const tell = (/** @type {Told} */ told) => audience?.postMessage(told, "*");
  /** What the audience gets of a state: the same in a briefing. @param {State} state */
  const hash = (state) => new URL(link({ ...state, brief: true })).hash;

  function tick() {
    const time = new Date(now()).toLocaleTimeString(currentLanguage(), { hour: "2-digit", minute: "2-digit" });
    clock.textContent = `${time} · ${t("presenter_elapsed", { time: elapsed(now() - since) })}`;
    if (audience?.closed) end("presenter_closed");
  }

  function turnLaser(/** @type {boolean} */ on) {
    laser.turn(on, (at) => tell({ posture: "point", at }));
    point.setAttribute("aria-pressed", String(on));
  }

  function draw() {
    if (strip.hidden) return;
    const { scene } = store;
    const following = stepFrom(data.scenes, scene, 1);
    strip.setAttribute("aria-label", t("presenter"));
    words.setAttribute("aria-label", t("presenter_notes"));
    setChildren(words, notesOf(scene));
    setChildren(
      next,
      ...(following ? [el("b", {}, `${t("presenter_next")} `), said(text(following, "title"))] : [t("presenter_last")]),
    );
    point.textContent = t("presenter_laser");
    finish.textContent = t("presenter_end");
  }

  function begin() {
    audience = window.open(link({ ...shown(), brief: true }), AUDIENCE, SIZE);
    if (!audience) return say(t("presenter_blocked"));
    waiting = window.setTimeout(() => say(t("presenter_silent")), PATIENCE);
    since = now();
    strip.hidden = false;
    clearInterval(ticking);
    ticking = window.setInterval(tick, SECOND);
    draw();
    tick();
  }

  /** @param {string} [message] */
  function end(message) {
    turnLaser(false);
    clearTimeout(waiting);
    clearInterval(ticking);
    audience?.close();
    audience = null;
    strip.hidden = true;
    if (message) say(t(message));
  }

  window.addEventListener("message", ({ source, data }) => {
    if (!audience || source !== audience || understood(data)?.posture !== "here") return;
    clearTimeout(waiting);
    tell({ posture: "show", hash: hash(shown()) });
  });
  const isOn = () => !strip.hidden;
  const turn = () => (isOn() ? end() : begin());
  return {
    draw,
    turn,
    /** Show the audience what is shown now. @param {State} state */
    follow: (state) => tell({ posture: "show", hash: hash(state) }),
    /** @type {Key[]} */
    keys: [
      { key: "n", label: "presenter", act: turn },
      { key: "x", label: "presenter_laser", act: () => turnLaser(!laser.isOn()), when: isOn },
    ],
  };
}
