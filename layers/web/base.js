// The namespace, and the two ways to make an element. Text only ever becomes a text node.
"use strict";

window.posture = window.posture || {};

(function (posture) {
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
  posture.el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

  /** The same for SVG. */
  posture.svg = (tag, attributes, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

  // {text, lang} in another language than the page's says so, with a small mark unless it is a source's own words
  /** Text that somebody else wrote: shown verbatim, its writing direction kept to itself. */
  posture.said = (said) => {
    const { text, lang, verbatim } = typeof said === "object" ? said : { text: said };
    const foreign = lang && lang !== posture.language;
    const mark = foreign && !verbatim && [" ", posture.el("span", { class: "p-lang", lang: posture.language, title: posture.t("untranslated") }, lang.toUpperCase())];
    return posture.el("bdi", { lang: foreign && lang }, String(text), mark);
  };

  /** A link, only where the address is http or https; otherwise its text. */
  posture.link = (address, text) =>
    /^https?:\/\//.test(address || "")
      ? posture.el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, posture.said(text))
      : posture.said(text);

  /** Replace all children of an element. */
  posture.show = (element, ...children) => {
    element.replaceChildren();
    return fill(element, {}, children);
  };
})(window.posture);
