// A list that opens beside a button, to choose one of it by pointer or keys.

import { el, said, setChildren } from "../dom/element.js";
import { t } from "../words/messages.js";

const GAP = 6;

/** A menu in the stage, named by a message; `items` gives {label, number, chosen, choose} each time it opens. */
export function createMenu(stage, message, items) {
  const list = el("div", { class: "p-menu", role: "menu", hidden: true });
  let opener = null;
  stage.append(list);
  L.DomEvent.disableClickPropagation(list);
  L.DomEvent.disableScrollPropagation(list);

  function close() {
    if (list.hidden) return;
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    opener.focus({ preventScroll: true });
  }

  /** Beside the button, inside the stage: below it where the button is above the stage. */
  function place() {
    const [box, room] = [opener.getBoundingClientRect(), stage.getBoundingClientRect()];
    const above = box.top >= room.top;
    const left = Math.max(GAP, Math.min(box.left - room.left, room.width - list.offsetWidth - GAP));
    list.style.left = `${left}px`;
    list.style.top = above ? "auto" : `${GAP}px`;
    list.style.bottom = above ? `${room.bottom - box.top + GAP}px` : "auto";
  }

  function open(button) {
    if (!list.hidden) return close();
    opener = button;
    list.setAttribute("aria-label", t(message));
    setChildren(
      list,
      items().map(({ label: words, number, chosen, choose }) =>
        el(
          "button",
          {
            class: "p-menuitem",
            type: "button",
            role: "menuitemradio",
            "aria-checked": String(chosen),
            tabindex: "-1",
            on: { click: () => (close(), choose()) },
          },
          el("span", { class: "p-menunumber" }, String(number)),
          said(words),
        )
      ),
    );
    list.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    place();
    (list.querySelector('[aria-checked="true"]') || list.firstChild).focus({ preventScroll: true });
  }

  list.addEventListener("keydown", (event) => {
    const all = [...list.children];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) all[to % all.length].focus();
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" || event.key === " ") return;
    if (event.key !== "Tab") event.preventDefault();
  });
  // in the list keys are the list's, whatever they do elsewhere
  list.addEventListener("keydown", (event) => event.stopPropagation());
  list.addEventListener("focusout", (event) => {
    if (!list.contains(event.relatedTarget) && !list.hidden) {
      list.hidden = true;
      opener.setAttribute("aria-expanded", "false");
    }
  });
  return { open };
}
