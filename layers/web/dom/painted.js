// When what was drawn is on the screen.

// milliseconds: a window that is not seen, or a frame out of sight, paints nothing
const LONGEST = 500;

/**
 * Resolve when what is in the page now has been painted: a second frame begins after the first is drawn. At once where
 * the window is hidden, and soon in any case.
 *
 * @returns {Promise<void>}
 */
export function painted() {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    setTimeout(resolve, LONGEST);
    // in a task of its own: what follows would belong to the second frame
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });
}
