// The page around the viewer: the app has one, a snapshot has none.

/**
 * Return the page around the viewer, where the browser lets us see it (the app serves both), else null.
 *
 * @returns {Window | null}
 */
export function outerWindow() {
  try {
    return window.parent !== window && window.parent.document ? window.parent : null;
  } catch {
    return null;
  }
}
