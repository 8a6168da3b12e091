// The caption of a scene: its words, whose they are, and the buttons that lead from scene to scene.

import { button } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { counted, t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { publishers } from "./publishers.js";

/** @import { Data, Scene, Store } from "../types.d.ts" */
/**
 * @typedef {{previous: () => void, next: () => void, list: (button: HTMLElement) => void, free: () => void, leave:
 * () => void}} Moves
 */

/** Name a button in the language of now; a sign stands for it where one is given. */
function name(/** @type {HTMLElement} */ step, /** @type {string} */ label, sign = label) {
  step.title = label;
  step.setAttribute("aria-label", label);
  step.textContent = sign;
}

/** @param {Data} data @param {Store} store */
function whose(data, store) {
  const { named, origins } = data.resting(store.visible);
  return el(
    "p",
    { class: "p-captionsources" },
    el("b", {}, `${t("sources")}: `),
    publishers(data, named).flatMap((each, index) => [index > 0 && " · ", said(each)]),
    " ",
    el("span", { class: "p-counted" }, `(${counted(named.size, origins.size)})`),
  );
}

/** The title and the words of a scene, or of the theatre. @param {Data} data @param {Scene | null} scene */
function captionWords({ theatre }, scene) {
  const words = scene ? text(scene, "caption") : theatre.subtitle && text(theatre, "subtitle");
  return [
    el("h2", { class: "p-captiontitle" }, said(scene ? text(scene, "title") : text(theatre, "title"))),
    words && el("p", { class: "p-captionwords" }, said(words)),
  ];
}

/**
 * Create the caption. `count` is the button that opens the list of scenes.
 *
 * @param {HTMLElement} caption
 * @param {Data} data
 * @param {Store} store
 * @param {Moves} moves
 */
export function createCaption(caption, data, store, moves) {
  const all = data.scenes;
  const n = all.length;
  const words = el("div", { class: "p-captiontext" });
  /** @type {HTMLElement} */
  const count = button(() => moves.list(count), { class: "p-step p-wordy p-count-of", "aria-haspopup": "menu" });
  const previous = button(moves.previous, { class: "p-step p-previous" });
  const next = button(moves.next, { class: "p-step p-next" });
  const free = button(moves.free, { class: "p-step p-free p-wordy" });
  const out = button(moves.leave, { class: "p-step p-leave" });
  caption.append(words, el("div", { class: "p-captionnav" }, n > 0 && [previous, count, next], free, out));

  function draw() {
    const { scene, brief } = store;
    const at = scene ? all.indexOf(scene) : -1;
    caption.hidden = !scene && !brief;
    name(previous, t("scene_previous"), "‹");
    name(next, t("scene_next"), "›");
    name(free, t("free_view"));
    name(out, t("brief_leave"), "×");
    count.textContent = scene ? t("scene_of", { i: at + 1, of: n }) : t("scenes");
    previous.disabled = at <= 0;
    next.disabled = n > 0 && at === n - 1;
    free.hidden = !scene;
    out.hidden = !brief;
    if (caption.hidden) return;
    caption.dataset.scene = scene ? scene.id : "";
    setChildren(words, ...captionWords(data, scene), whose(data, store));
  }
  return { draw, count };
}
