// A very large window, a screen of 3840 × 2160 at one pixel a pixel, has larger type outside a briefing as well.

const LARGE = "(min-width: 3000px) and (min-height: 1600px)";

/**
 * Let the type of the page follow the window; paper has its own.
 *
 * @param {HTMLElement} root
 */
export function sizeType({ classList, dataset }) {
  if (!classList.contains("is-paper") && window.matchMedia(LARGE).matches) dataset.large = "true";
  else delete dataset.large;
}
