// Buttons: to press, and nothing else.

import { t } from "../words/messages.js";
import { el } from "./element.js";

/** @import { Attributes, Child } from "../types.d.ts" */

/**
 * Return a button.
 *
 * @param {() => unknown} press  called when it is pressed
 * @param {Attributes} attributes
 * @param {...Child} children
 */
export const button = (press, attributes, ...children) =>
  el("button", { type: "button", ...attributes, on: { click: press } }, ...children);

/**
 * Return a button with a sign, named in the language of now.
 *
 * @param {string} message  names it
 * @param {string} sign
 * @param {() => unknown} press
 */
export const iconButton = (message, sign, press) =>
  button(press, { class: "p-icon", "aria-label": t(message), title: t(message) }, sign);
