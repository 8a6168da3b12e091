// Briefing mode: the map has the window, type is large, and a few keys do the rest.

import { addTool } from "../panels/tool.js";
import { t } from "../words/messages.js";
import { createBlank } from "./blank.js";
import { outerWindow } from "./host.js";

/** @import { Data, Parts, Store } from "../types.d.ts" */
/** @import { Key } from "./keys.js" */

// milliseconds until the pointer is hidden
const IDLE = 3000;
// pixels: a window narrower than this briefs with the legend folded
const SMALL = 720;

/** Return the page that fills the screen: the one around the map where there is one. */
const page = () => outerWindow()?.document ?? document;

/**
 * Return the claim whose evidence is asked for: the first visible one that the scene speaks of, else the first visible.
 *
 * @param {Data} data
 * @param {Store} store
 */
export function spokenOf(data, store) {
  const marked = (store.scene?.claims ?? []).map(data.byId.get).find((claim) => claim && store.isVisible(claim.index));
  if (marked) return marked;
  return store.visible.length ? data.claim(store.visible[0]) : null;
}

/** Fill the screen, or stop filling it; say so where the browser refuses. @param {Parts} parts */
function turnFullscreen(parts) {
  const outer = outerWindow();
  const screen = outer ? outer.document.documentElement : parts.root;
  const refused = () => (parts.live.textContent = t("fullscreen_refused"));
  if (page().fullscreenElement) page().exitFullscreen();
  else if (!screen.requestFullscreen) refused();
  else Promise.resolve(screen.requestFullscreen()).catch(refused);
}

/** Hide the pointer while it rests and `when` holds. @param {HTMLElement} root @param {() => boolean} when */
function hideIdlePointer(root, when) {
  let idle = 0;
  document.addEventListener("pointermove", () => {
    clearTimeout(idle);
    root.classList.remove("is-idle");
    if (when()) idle = window.setTimeout(() => root.classList.toggle("is-idle", when()), IDLE);
  });
}

/** Tell the page around the map, which hides what is its own. @param {boolean} on */
function tellPage(on) {
  const outer = outerWindow();
  if (!outer) return;
  if (on) outer.document.documentElement.dataset.brief = "1";
  else delete outer.document.documentElement.dataset.brief;
}

/**
 * Create briefing mode and its tool.
 *
 * @param {Parts} parts
 * @param {object} around
 * @param {Data} around.data
 * @param {Store} around.store
 * @param {ReturnType<typeof import("../map/camera.js").createCamera>} around.camera
 * @param {ReturnType<typeof import("../panels/legend.js").createLegend>} around.legend
 * @param {ReturnType<typeof import("../panels/evidence.js").createEvidence>} around.evidence
 */
export function createBrief(parts, { data, store, camera, legend, evidence }) {
  const blank = createBlank(parts);
  let on = false;
  let folded = false;
  const briefing = () => on;

  function draw() {
    if (store.brief === on) return;
    on = store.brief;
    if (on) {
      parts.root.dataset.brief = "true";
      folded = legend.isFolded();
      legend.setFolded(window.innerWidth < SMALL);
    } else {
      delete parts.root.dataset.brief;
      legend.setFolded(folded);
    }
    tellPage(on);
  }

  function turn(/** @type {boolean} */ to) {
    if (store.brief === to) return;
    if (!to && page().fullscreenElement) page().exitFullscreen();
    // the page around the map changes first, so that the map is fitted to the window it will have
    camera.show(camera.view(), { change: () => store.style({ brief: to }) });
    parts.live.textContent = t(to ? "brief_on" : "brief_off");
    if (!to) tool.focus({ preventScroll: true });
    else if (tool === document.activeElement) tool.blur();
  }

  function turnEvidence() {
    if (evidence.isOpen()) return evidence.close();
    const claim = spokenOf(data, store);
    if (claim) store.choose(claim.id);
  }

  hideIdlePointer(parts.root, briefing);
  if (outerWindow()) {
    window.addEventListener("pagehide", () => tellPage(false));
    window.addEventListener("pageshow", () => tellPage(on));
  }
  const tool = addTool(parts, "brief", "B", () => turn(!on));
  const turnLegend = () => legend.setFolded(!legend.isFolded());

  return {
    draw,
    leave: () => turn(false),
    /** @type {Key[]} */
    keys: [
      { key: null, label: "blank", act: () => blank.turn(false), when: blank.isOn },
      { key: "b", label: "brief", act: () => turn(!on) },
      { key: "f", label: "fullscreen", act: () => turnFullscreen(parts), when: briefing },
      { key: "l", label: "toggle_legend", act: turnLegend, when: briefing },
      { key: "e", label: "toggle_evidence", act: turnEvidence, when: briefing },
      { key: ".", label: "blank", act: () => blank.turn(true), when: briefing },
    ],
    /** The key that leaves the briefing, after whoever else wants it. @type {Key[]} */
    leaving: [{ key: "Escape", label: "brief_leave", act: () => turn(false), when: briefing }],
  };
}
