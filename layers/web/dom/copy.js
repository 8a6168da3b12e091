// Text for elsewhere: on the clipboard, or selected for the reader's own hand where the browser refuses it.

import { t } from "../words/messages.js";
import { el } from "./element.js";

/** @import { Child } from "../types.d.ts" */

/** @param {string} text */
async function intoClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Copy a text and say so through `show` and in the live region; files and frames may be refused the clipboard.
 *
 * @param {string} text
 * @param {(...children: Child[]) => void} show
 * @param {HTMLElement} live
 */
export async function copyText(text, show, live) {
  const copied = await intoClipboard(text);
  const message = t(copied ? "copied" : "copy_by_hand");
  const box = copied ? null : el("textarea", { class: "p-byhand", rows: 4, readonly: true, "aria-label": message });
  if (box) box.value = text;
  show(el("p", { class: "p-aside" }, message), box);
  live.textContent = message;
  box?.focus();
  box?.select();
}
