// HTML and SVG elements. Text only ever becomes a text node.

import { currentLanguage } from "../words/language.js";
import { t } from "../words/messages.js";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An HTML element with attributes (`on` holds listeners) and children (strings become text nodes). */
export const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** The same for SVG. */
export const svg = (tag, attributes, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

// {text, lang} in another language than the page's says so, with a small mark unless it is a source's own words
/** Text that somebody else wrote: shown verbatim, its writing direction kept to itself. */
export function said(said) {
  const { text, lang, verbatim } = typeof said === "object" ? said : { text: said };
  const foreign = lang && lang !== currentLanguage();
  const mark = foreign && !verbatim &&
    [" ", el("span", { class: "p-lang", lang: currentLanguage(), title: t("untranslated") }, lang.toUpperCase())];
  return el("bdi", { lang: foreign && lang }, String(text), mark);
}

/** A link, only where the address is http or https; otherwise its text. */
export const link = (address, text) =>
  /^https?:\/\//.test(address || "")
    ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, said(text))
    : said(text);

/** Replace all children of an element. */
export function setChildren(element, ...children) {
  element.replaceChildren();
  return fill(element, {}, children);
}
