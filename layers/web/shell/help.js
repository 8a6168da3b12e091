// The keys that do something now, in a dialog. It is the browser's own, which keeps the focus inside and gives it back:
// a focus trap from a library would do no more.

import { iconButton } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { t } from "../words/messages.js";
import { listed } from "./keys.js";

/** @import { Parts } from "../types.d.ts" */
/** @import { Key } from "./keys.js" */

/** @type {Record<string, string>} */
const SIGNS = { ArrowRight: "→", ArrowLeft: "←", PageDown: "Page Down", PageUp: "Page Up", Escape: "Esc" };

const sign = (/** @type {string} */ key) => SIGNS[key] || (key.length === 1 ? key.toUpperCase() : key);

/** Return the signs of the keys that do the same, by what they do. @param {{key: string, label: string}[]} keys */
export function signs(keys) {
  /** @type {Map<string, string[]>} */
  const rows = new Map();
  for (const { key, label } of keys) rows.set(label, [...(rows.get(label) ?? []), sign(key)]);
  return [...rows];
}

/** Create the dialog; `table` returns all keys. @param {Parts} parts @param {() => Key[]} table */
export function createHelp(parts, table) {
  const help = el("dialog", { class: "p-help", "aria-labelledby": "p-help-title" });
  const close = () => help.close();
  parts.root.append(help);

  function open() {
    const rows = signs(listed(table())).map(([label, keys]) =>
      el("div", {}, el("dt", {}, keys.map((key) => el("kbd", {}, key))), el("dd", {}, said(label)))
    );
    setChildren(
      help,
      el("div", { class: "p-bar" }, el("h2", { id: "p-help-title" }, t("keys")), iconButton("close", "×", close)),
      el("dl", { class: "p-keys" }, rows),
    );
    help.showModal();
  }

  // while the keys are shown they do nothing but close
  help.addEventListener(
    "keydown",
    (event) => help.open && !["Escape", "?"].includes(event.key) && event.stopPropagation(),
  );
  help.addEventListener("click", (event) => event.target === help && close());

  return [
    { key: "Escape", label: "close", act: close, when: () => help.open },
    { key: "?", label: "keys", act: () => (help.open ? close() : open()) },
  ];
}
