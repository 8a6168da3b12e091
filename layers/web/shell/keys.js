// Keys: who wants one says so here, with what it does. In the app the page around the frame listens too.

import { outerWindow } from "./host.js";

const typing = (target) =>
  target && (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== "range"));

export function createKeys() {
  const known = [];

  function press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const wanted = known.find((each) => (each.key === key || each.key === null) && each.when());
    if (!wanted) return;
    event.preventDefault();
    // a key that is ours does not move the map as well: Leaflet listens here too
    event.stopImmediatePropagation();
    wanted.act();
  }
  document.addEventListener("keydown", press);
  const outer = outerWindow();
  if (outer) {
    outer.document.addEventListener("keydown", press);
    window.addEventListener("pagehide", () => outer.document.removeEventListener("keydown", press));
  }

  return {
    /**
     * A key (KeyboardEvent.key, letters small; null for any) does something, which `label` says in the language of
     * now, while `when` holds; the first to want it has it.
     */
    on: (key, label, act, when = () => true) => known.push({ key, label, act, when }),
    /** Every key that does something now, with what it does. */
    list() {
      const found = new Map();
      for (const { key, label, when } of known) if (key !== null && !found.has(key) && when()) found.set(key, label());
      return Array.from(found, ([key, label]) => ({ key, label }));
    },
  };
}
