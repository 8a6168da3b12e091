// The ink of a colour on a light and on a dark map.

// a colour of less luminance than this drowns in the dark map
const DARK = 0.06;

/**
 * Return relative luminance, 0 to 1 (WCAG 2.2).
 *
 * @param {string} colour "#" and six hexadecimal digits
 */
export function luminance(colour) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Return the ink of a colour on a dark map: nearly white where it would drown.
 *
 * @param {string} colour "#" and six hexadecimal digits
 */
export function darkInk(colour) {
  if (luminance(colour) >= DARK) return colour;
  const lighter = (/** @type {number} */ at) => Math.round(0.2 * parseInt(colour.slice(at, at + 2), 16) + 0.8 * 255);
  return `rgb(${lighter(1)}, ${lighter(3)}, ${lighter(5)})`;
}

/**
 * Give an element the ink of a colour: as it is, and for a dark map.
 *
 * @template {HTMLElement | SVGElement} Shown
 * @param {Shown} element
 * @param {string} colour "#" and six hexadecimal digits
 */
export function setInk(element, colour) {
  element.style.setProperty("--c", colour);
  element.style.setProperty("--c-dark", darkInk(colour));
  return element;
}
