// Briefing mode: the map has the window, type is large, and a few keys do the rest.

import { el, said, setChildren } from "../dom/element.js";
import { addTool } from "../panels/tool.js";
import { t } from "../words/messages.js";
import { outerWindow } from "./host.js";

const IDLE = 3000;
const SMALL = 720;
const SIGNS = { ArrowRight: "→", ArrowLeft: "←", PageDown: "Page Down", PageUp: "Page Up", Escape: "Esc" };

export function createBrief(parts, { data, store, camera, legend, evidence, keys }) {
  const outer = outerWindow();
  const home = outer ? outer.document : document;
  const screen = outer ? home.documentElement : parts.root;
  let on = false;
  let folded = false;

  const dark = el("div", { class: "p-blank", hidden: true, on: { click: () => blank(false) } });
  const help = el("dialog", { class: "p-help", "aria-labelledby": "p-help-title" });
  parts.root.append(dark, help);

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
    mark();
  }

  /** Tell the page around the map, which hides what is its own. */
  function mark() {
    if (!outer) return;
    if (on) home.documentElement.dataset.brief = "1";
    else delete home.documentElement.dataset.brief;
  }

  function turn(to) {
    if (store.brief === to) return;
    if (!to && home.fullscreenElement) home.exitFullscreen();
    // the page around the map changes first, so that the map is fitted to the window it will have
    camera.show(camera.view(), { change: () => store.style({ brief: to }) });
    parts.live.textContent = t(to ? "brief_on" : "brief_off");
    if (!to) tool.focus({ preventScroll: true });
    else if (tool === document.activeElement) tool.blur();
  }

  function blank(to) {
    dark.hidden = !to;
    for (const part of [parts.head, parts.stage, parts.time, parts.foot]) {
      if (to) part.setAttribute("aria-hidden", "true");
      else part.removeAttribute("aria-hidden");
    }
    parts.live.textContent = to ? t("blanked") : "";
  }

  function fullscreen() {
    const refused = () => (parts.live.textContent = t("fullscreen_refused"));
    if (home.fullscreenElement) home.exitFullscreen();
    else if (!screen.requestFullscreen) refused();
    else Promise.resolve(screen.requestFullscreen()).catch(refused);
  }

  /** The claim whose evidence is asked for: the first that the scene speaks of, the first visible. */
  function spokenOf() {
    const marked = store.scene
      ? store.scene.claims.map(data.byId.get).find((claim) => claim && store.isVisible(claim.index))
      : null;
    const first = store.visible[0];
    return marked || (first === undefined ? null : data.claim(first));
  }

  function showEvidence() {
    if (evidence.isOpen()) return evidence.close();
    const claim = spokenOf();
    if (claim) store.choose(claim.id);
  }

  function showKeys() {
    const rows = new Map();
    for (const { key, label } of keys.list()) {
      rows.set(label, [...(rows.get(label) || []), SIGNS[key] || (key.length === 1 ? key.toUpperCase() : key)]);
    }
    setChildren(
      help,
      el(
        "div",
        { class: "p-bar" },
        el("h2", { id: "p-help-title" }, t("keys")),
        el("button", {
          class: "p-icon",
          type: "button",
          "aria-label": t("close"),
          title: t("close"),
          on: { click: () => help.close() },
        }, "×"),
      ),
      el(
        "dl",
        { class: "p-keys" },
        Array.from(
          rows,
          ([label, signs]) =>
            el("div", {}, el("dt", {}, signs.map((sign) => el("kbd", {}, sign))), el("dd", {}, said(label))),
        ),
      ),
    );
    help.showModal();
  }

  // while the keys are shown they do nothing but close
  help.addEventListener(
    "keydown",
    (event) => help.open && !["Escape", "?"].includes(event.key) && event.stopPropagation(),
  );
  help.addEventListener("click", (event) => event.target === help && help.close());

  let idle = null;
  function stir() {
    clearTimeout(idle);
    parts.root.classList.remove("is-idle");
    if (on) idle = setTimeout(() => parts.root.classList.toggle("is-idle", on), IDLE);
  }
  document.addEventListener("pointermove", stir);

  if (outer) {
    window.addEventListener("pagehide", () => delete home.documentElement.dataset.brief);
    window.addEventListener("pageshow", mark);
  }

  const tool = addTool(parts, "brief", "B", () => turn(!on));
  const briefing = () => on;
  keys.on("Escape", () => t("close"), () => help.close(), () => help.open);
  keys.on("?", () => t("keys"), () => (help.open ? help.close() : showKeys()));
  keys.on(null, () => t("blank"), () => blank(false), () => !dark.hidden);
  keys.on("b", () => t("brief"), () => turn(!on));
  keys.on("f", () => t("fullscreen"), fullscreen, briefing);
  keys.on("l", () => t("toggle_legend"), () => legend.setFolded(!legend.isFolded()), briefing);
  keys.on("e", () => t("toggle_evidence"), showEvidence, briefing);
  keys.on(".", () => t("blank"), () => blank(true), briefing);

  return {
    draw,
    leave: () => turn(false),
    /** The key that leaves the briefing, after whoever else wants it. */
    lastKeys: () => keys.on("Escape", () => t("brief_leave"), () => turn(false), briefing),
  };
}
