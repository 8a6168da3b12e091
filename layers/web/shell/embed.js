// A snapshot as part of another page (`?embed=1`): the map with its banner, legend, as-of date and sources, and the
// code that puts it there. The app has none of it: it is served to this machine alone.

import { el } from "../dom/element.js";
import { t } from "../words/messages.js";

/** @import { Parts } from "../types.d.ts" */
/** @import { Map } from "leaflet" */

const HEIGHT = "600";

/** Whether the page is part of another one. @param {Location} place */
export const isEmbedded = ({ search }) => new URLSearchParams(search).get("embed") === "1";

/** Return a text as the value of an attribute in HTML. @param {string} text */
const quoted = (text) => `"${text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")}"`;

/**
 * Return the code for a page beside the file: a frame that runs its scripts and opens its links, and may do no more.
 *
 * @param {string} address  of the snapshot, with the state behind "#"
 * @param {string} title
 */
export function embedCode(address, title) {
  const { pathname, hash } = new URL(address);
  const attributes = {
    title,
    src: `${pathname.slice(pathname.lastIndexOf("/") + 1)}?embed=1${hash}`,
    width: "100%",
    height: HEIGHT,
    frameborder: "0",
    loading: "lazy",
    sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
  };
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}=${quoted(value)}`);
  return `<iframe${written.join("")}></iframe>`;
}

/**
 * Show the page as part of another, where it is one: a wheel scrolls the page around it until the map has the focus,
 * and a link leads to the whole.
 *
 * @param {Parts} parts
 * @param {Map} map
 */
export function openEmbedded(parts, map) {
  if (!isEmbedded(location)) return;
  parts.root.dataset.embed = "true";
  const whole = location.href.replace(/\?[^#]*/, "");
  parts.tools.append(el("a", { class: "p-tool", href: whole, target: "_blank", rel: "noopener" }, t("open_whole")));
  map.scrollWheelZoom.disable();
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
}
