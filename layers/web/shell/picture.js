// A picture of the first sheet of paper, on the clipboard: map, legend, how firmly it is said, by whom, as of when.
//
// The page itself is drawn, as HTML within an SVG that a canvas takes over: what is on the picture is what is on paper.
// html-to-image (npm, 20 KB) does the same for any page, by writing the style of each element beside it; ours has one
// sheet of styles, no font and no picture of its own.

import { el, svg } from "../dom/element.js";
import { t } from "../words/messages.js";

/** @import { Child, Parts } from "../types.d.ts" */

// pixels of the picture for one of the sheet
const SCALE = 2;
// of the sheet as a picture, in pixels, and the height of a line with the marking; as in print.css
const MARGIN = 16;
const BAND = 24;

/** Return the styles of the page as text. */
const styles = () =>
  Array.from(document.styleSheets, (sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText)).flat().join("\n");

/**
 * Return a copy of the sheet as it stands, without what is on the pages behind it.
 *
 * @param {Parts} parts
 */
function copyOf({ root, markings }) {
  const copy = /** @type {HTMLElement} */ (root.cloneNode(true));
  const drawn = root.querySelectorAll("canvas");
  for (const [index, canvas] of copy.querySelectorAll("canvas").entries()) {
    const image = el("img", { src: drawn[index].toDataURL(), class: canvas.className });
    image.style.cssText = canvas.style.cssText;
    canvas.replaceWith(image);
  }
  for (const each of copy.querySelectorAll(".p-print, .p-marking, .p-live, script")) each.remove();
  copy.classList.add("is-picture");
  const lines = markings.map((line) => line.cloneNode(true));
  copy.prepend(lines[0]);
  copy.append(lines[1]);
  return copy;
}

/**
 * Return the sheet as the text of an SVG, with its width and height in pixels.
 *
 * @param {Parts} parts
 */
function written(parts) {
  const { left, top, right } = parts.root.getBoundingClientRect();
  const { bottom } = parts.foot.getBoundingClientRect();
  // the margins and the marking at top and bottom
  const [wide, high] = [Math.ceil(right - left) + 2 * MARGIN, Math.ceil(bottom - top) + 2 * (MARGIN + BAND)];
  const page = el("div", { lang: document.documentElement.lang }, el("style", {}, styles()), copyOf(parts));
  page.setAttribute("xmlns", "http://www.w3.org/1999/xhtml");
  const inside = svg("foreignObject", { width: wide, height: high });
  inside.append(page);
  const whole = svg("svg", { width: wide, height: high, viewBox: `0 0 ${wide} ${high}` }, inside);
  return { text: new XMLSerializer().serializeToString(whole), wide, high };
}

/**
 * Return an SVG as PNG; raise if the browser does not draw it, or keeps what is drawn to itself.
 *
 * @param {ReturnType<typeof written>} sheet
 * @returns {Promise<Blob>}
 */
async function drawn({ text, wide, high }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = el("canvas", { width: wide * SCALE, height: high * SCALE });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  // where the last row of pixels is not wholly covered, paper shows, not black
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject()), "image/png"));
}

/** @param {Blob} picture */
async function intoClipboard(picture) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    return true;
  } catch {
    return false;
  }
}

/**
 * Return what copies the picture and says so through `show` and in the live region; a browser that refuses the
 * clipboard is said to, and the picture offered as a file.
 *
 * @param {Parts} parts
 * @param {{enter(): void, leave(): void}} paper
 * @param {string} name  of the file
 * @param {(...children: Child[]) => void} show
 */
export const createPicture = (parts, paper, name, show) => async () => {
  paper.enter();
  const sheet = written(parts);
  paper.leave();
  /** @type {string} */
  let message;
  let save = null;
  try {
    const picture = await drawn(sheet);
    const copied = await intoClipboard(picture);
    message = t(copied ? "picture_copied" : "picture_refused");
    const href = URL.createObjectURL(picture);
    save = el("a", { class: "p-action", href, download: `${name}.png` }, t("picture_save"));
  } catch {
    message = t("picture_failed");
  }
  show(el("p", { class: "p-aside" }, message), save);
  parts.live.textContent = message;
};
