// Scenes: the theatre's own steps through the map, one after another, with a caption and whose words it rests on.

import { addTool } from "../panels/tool.js";
import { t } from "../words/messages.js";
import { text } from "../words/translation.js";
import { createCaption } from "./caption.js";
import { outerWindow } from "./host.js";
import { createMenu } from "./menu.js";

/** @import { Data, Parts, Scene, Store } from "../types.d.ts" */
/** @import { Key } from "./keys.js" */

/** Whether the map is what the reader has before the eyes; in the app the page around it scrolls. */
function inSight() {
  const outer = outerWindow();
  if (!outer || !window.frameElement) return true;
  const { top, bottom } = window.frameElement.getBoundingClientRect();
  return top < outer.innerHeight / 2 && bottom > outer.innerHeight / 2;
}

/**
 * Return the scene that is a step on from a scene; from the free view it is the first, whichever way. Nothing before
 * the first and behind the last.
 *
 * @param {Scene[]} all
 * @param {Scene | null} scene
 * @param {number} by  1 or -1
 * @returns {Scene | undefined}
 */
export const stepFrom = (all, scene, by) => all[scene ? all.indexOf(scene) + by : 0];

/**
 * Return the keys that lead from scene to scene. The map's own arrows come back in the free view, unless it briefs.
 *
 * @param {{step: (by: number) => void, free: () => void, open: () => void}} moves
 * @param {() => boolean} isLed  whether a scene is shown
 * @param {() => boolean} leads  whether a scene is shown, or may be next
 * @param {() => boolean} briefing
 * @returns {Key[]}
 */
function sceneKeys({ step, free, open }, isLed, leads, briefing) {
  // a reader who scrolls a panel, or the page below the map, keeps these keys
  const paging = () => leads() || (inSight() && !document.activeElement?.closest(".p-scroll"));
  return [
    { key: "ArrowRight", label: "scene_next", act: () => step(1), when: leads },
    { key: "PageDown", label: "scene_next", act: () => step(1), when: paging },
    { key: "ArrowLeft", label: "scene_previous", act: () => step(-1), when: leads },
    { key: "PageUp", label: "scene_previous", act: () => step(-1), when: paging },
    // a clicker has no other keys, wherever the focus is
    { key: "PageDown", label: "scene_next", act: () => step(1), when: briefing, typing: true },
    { key: "PageUp", label: "scene_previous", act: () => step(-1), when: briefing, typing: true },
    { key: "Home", label: "free_view", act: free, when: isLed },
    { key: "s", label: "scenes", act: open },
  ];
}

/**
 * Create the scenes' caption, list and tool. `leave` leaves the briefing.
 *
 * @param {Parts} parts
 * @param {object} around
 * @param {Data} around.data
 * @param {Store} around.store
 * @param {ReturnType<typeof import("../map/camera.js").createCamera>} around.camera
 * @param {() => void} around.leave
 */
export function createScenes(parts, { data, store, camera, leave }) {
  const all = data.scenes;
  let home = data.theatre.view;

  /** Say where in the scenes the reader is. @param {"scene_said" | "scene_end"} message */
  function say(message) {
    const { scene } = store;
    parts.live.textContent = scene
      ? t(message, { i: all.indexOf(scene) + 1, of: all.length, title: text(scene, "title").text })
      : t("free_view");
  }

  /** Show a scene, or with null what was there before the first one. @param {string | null} id */
  function stage(id) {
    const scene = data.scene.get(id);
    if (!scene && !store.scene) return;
    if (!store.scene) home = camera.view();
    camera.show(scene ? scene.view || data.theatre.view : home, { fly: true, change: () => store.stage(id) });
    say("scene_said");
  }

  const free = () => stage(null);

  /** @param {number} by */
  function step(by) {
    const next = stepFrom(all, store.scene, by);
    if (next) stage(next.id);
    else say(by < 0 ? "scene_said" : "scene_end");
  }

  const list = createMenu(parts.stage, "scenes", () =>
    [null, ...all].map((scene, number) => ({
      label: scene ? text(scene, "title") : t("free_view"),
      number: scene ? String(number) : "",
      chosen: scene === store.scene,
      choose: () => stage(scene && scene.id),
    })));
  const caption = createCaption(parts.caption, data, store, {
    previous: () => step(-1),
    next: () => step(1),
    list: (button) => list.open(button),
    free,
    leave,
  });

  const isLed = () => Boolean(store.scene);
  const keys = [];
  if (all.length) {
    const tool = addTool(parts, "scenes", "S", () => list.open(tool));
    tool.setAttribute("aria-haspopup", "menu");
    const open = () => list.open(store.brief ? caption.count : tool);
    keys.push(...sceneKeys({ step, free, open }, isLed, () => isLed() || store.brief, () => store.brief));
  }
  return {
    draw: caption.draw,
    keys,
    /** The key that leaves the scene, after whoever else wants it. @type {Key[]} */
    leaving: [{ key: "Escape", label: "free_view", act: free, when: isLed }],
  };
}
