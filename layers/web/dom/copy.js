// Text for elsewhere: on the clipboard, or selected for the reader's own hand where the browser refuses it.

import { t } from "../words/messages.js";
import { el } from "./element.js";

/** Copy a text and say so through `show` and in the live region; files and frames may be refused the clipboard. */
export async function copyText(text, show, live) {
  let told = "copied";
  let box = null;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    told = "copy_by_hand";
    box = el("textarea", { class: "p-byhand", rows: 4, readonly: true, "aria-label": t(told) });
    box.value = text;
  }
  show(el("p", { class: "p-aside" }, t(told)), box);
  live.textContent = t(told);
  if (box) {
    box.focus();
    box.select();
  }
}
