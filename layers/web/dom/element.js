// HTML and SVG elements. Text only ever becomes a text node.

import { currentLanguage } from "../words/language.js";
import { t } from "../words/messages.js";

/** @import { Attributes, Child, Said } from "../types.d.ts" */

/** @type {(value: unknown) => boolean} */
const isNothing = (value) => value === null || value === undefined || value === false;

/**
 * Give an element attributes and children.
 *
 * @template {Element} Filled
 * @param {Filled} element
 * @param {Attributes | null} attributes
 * @param {Child[]} children
 */
function fill(element, attributes, children) {
  const { on = {}, ...others } = attributes || {};
  for (const [name, value] of Object.entries(others)) {
    if (!isNothing(value)) element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener);
  element.append(.../** @type {(Node | string)[]} */ (children.flat().filter((child) => !isNothing(child))));
  return element;
}

/**
 * Return an HTML element with attributes (`on` holds listeners) and children (strings become text nodes).
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes | null} [attributes]
 * @param {...Child} children
 */
export const el = (tag, attributes = null, ...children) => fill(document.createElement(tag), attributes, children);

/**
 * Return the same for SVG.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes | null} [attributes]
 * @param {...Child} children
 */
export const svg = (tag, attributes = null, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

/**
 * Return the language that a text has to be marked with, or nothing where it is the page's.
 *
 * @param {Said} said
 */
export const foreignLanguage = ({ lang }) => (lang && lang !== currentLanguage() ? lang : null);

/**
 * Return text that somebody else wrote: shown verbatim, its writing direction kept to itself.
 *
 * Text in another language than the page's says so, with a small mark unless it is a source's own words.
 *
 * @param {Said | string} words
 */
export function said(words) {
  const given = typeof words === "object" ? words : { text: words };
  const lang = foreignLanguage(given);
  const mark = lang && !given.verbatim
    ? [" ", el("span", { class: "p-lang", lang: currentLanguage(), title: t("untranslated") }, lang.toUpperCase())]
    : null;
  return el("bdi", { lang }, String(given.text), mark);
}

/**
 * Return whether an address may become a link: only http and https may.
 *
 * @param {string | null} address
 * @returns {address is string}
 */
export const isLinkable = (address) => /^https?:\/\//.test(address || "");

/**
 * Return a link, or only its text where the address is no link.
 *
 * @param {string | null} address
 * @param {Said | string} words
 */
export const link = (address, words) =>
  isLinkable(address)
    ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, said(words))
    : said(words);

/**
 * Replace all children of an element.
 *
 * @template {Element} Filled
 * @param {Filled} element
 * @param {...Child} children
 */
export function setChildren(element, ...children) {
  element.replaceChildren();
  return fill(element, null, children);
}
