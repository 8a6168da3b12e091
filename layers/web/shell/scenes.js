// Scenes: the theatre's own steps through the map, one after another, with a caption and whose words it rests on.

import { el, said, setChildren } from "../dom/element.js";
import { addTool } from "../panels/tool.js";
import { counted, t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { outerWindow } from "./host.js";
import { createMenu } from "./menu.js";

/** Whether the map is what the reader has before the eyes; in the app the page around it scrolls. */
function inSight() {
  const outer = outerWindow();
  if (!outer || !window.frameElement) return true;
  const { top, bottom } = window.frameElement.getBoundingClientRect();
  return top < outer.innerHeight / 2 && bottom > outer.innerHeight / 2;
}

export function createScenes(parts, { data, store, camera, keys, leave }) {
  const all = data.scenes;
  const n = all.length;
  let home = data.theatre.view;

  const button = (name, press) => el("button", { class: `p-step p-${name}`, type: "button", on: { click: press } });

  /** What a button does, in the language of now; a sign stands for it where one is given. */
  function names(step, label, sign = label) {
    step.title = label;
    step.setAttribute("aria-label", label);
    step.textContent = sign;
  }

  const words = el("div", { class: "p-captiontext" });
  const count = el("button", {
    class: "p-step p-wordy p-count-of",
    type: "button",
    "aria-haspopup": "menu",
    on: { click: () => list.open(count) },
  });
  const previous = button("previous", () => step(-1));
  const next = button("next", () => step(1));
  const free = button("free p-wordy", () => stage(null));
  const out = button("leave", leave);
  parts.caption.append(words, el("div", { class: "p-captionnav" }, n > 0 && [previous, count, next], free, out));

  const at = () => all.indexOf(store.scene);
  const says = (message) => t(message, { i: at() + 1, of: n, title: text(store.scene, "title").text });

  /** Show a scene, or with null what was there before the first one. */
  function stage(id) {
    const scene = data.scene.get(id);
    if (!scene && !store.scene) return;
    if (!store.scene) home = camera.view();
    camera.show(scene ? scene.view || data.theatre.view : home, { fly: true, change: () => store.stage(id) });
    parts.live.textContent = scene ? says("scene_said") : t("free_view");
  }

  /** Go on, or back; from the free view to the first. There is nothing behind the last. */
  function step(by) {
    const wanted = store.scene ? at() + by : 0;
    if (all[wanted]) stage(all[wanted].id);
    else parts.live.textContent = says(wanted < 0 ? "scene_said" : "scene_end");
  }

  /** Whose words are visible, in the order of the theatre's sources, each once. */
  function whose() {
    const { named, origins } = data.resting(store.visible);
    const publishers = data.sources.filter((source) => named.has(source.id)).map((source) =>
      source.publisher || source.author || source.title
    );
    return el(
      "p",
      { class: "p-captionsources" },
      el("b", {}, `${t("sources")}: `),
      [...new Set(publishers)].flatMap((name, index) => [index > 0 && " · ", said(name)]),
      " ",
      el("span", { class: "p-counted" }, `(${counted(named.size, origins.size)})`),
    );
  }

  function draw() {
    const scene = store.scene;
    parts.caption.hidden = !scene && !store.brief;
    names(previous, t("scene_previous"), "‹");
    names(next, t("scene_next"), "›");
    names(free, t("free_view"));
    names(out, t("brief_leave"), "×");
    count.textContent = scene ? t("scene_of", { i: at() + 1, of: n }) : t("scenes");
    previous.disabled = at() <= 0;
    next.disabled = n > 0 && at() === n - 1;
    free.hidden = !scene;
    out.hidden = !store.brief;
    if (parts.caption.hidden) return;
    parts.caption.dataset.scene = scene ? scene.id : "";
    setChildren(
      words,
      el("h2", { class: "p-captiontitle" }, said(text(scene || data.theatre, "title"))),
      (scene || data.theatre.subtitle) &&
        el("p", { class: "p-captionwords" }, said(scene ? text(scene, "caption") : text(data.theatre, "subtitle"))),
      whose(),
    );
  }

  const list = createMenu(parts.stage, "scenes", () =>
    [null, ...all].map((scene) => ({
      label: scene ? text(scene, "title") : t("free_view"),
      number: scene ? all.indexOf(scene) + 1 : "",
      chosen: scene === store.scene,
      choose: () => stage(scene && scene.id),
    })));

  if (n) {
    const tool = addTool(parts, "scenes", "S", () => list.open(tool));
    tool.setAttribute("aria-haspopup", "menu");
    const led = () => Boolean(store.scene) || store.brief;
    // a reader who scrolls a panel, or the page below the map, keeps these keys
    const paging = () => led() || (inSight() && !document.activeElement.closest(".p-scroll"));
    keys.on("ArrowRight", () => t("scene_next"), () => step(1), led);
    keys.on("PageDown", () => t("scene_next"), () => step(1), paging);
    keys.on("ArrowLeft", () => t("scene_previous"), () => step(-1), led);
    keys.on("PageUp", () => t("scene_previous"), () => step(-1), paging);
    keys.on("Home", () => t("free_view"), () => stage(null), () => Boolean(store.scene));
    keys.on("s", () => t("scenes"), () => list.open(store.brief ? count : tool));
  }

  return {
    draw,
    /** The key that leaves the scene, after whoever else wants it. */
    lastKeys: () => keys.on("Escape", () => t("free_view"), () => stage(null), () => Boolean(store.scene)),
  };
}
