// What of a form is not saved yet, and what the check would say. What did not change is left alone, so that a screen
// reader tells only what is new.

/**
 * The Enter key in a field of one line does what the form's first button does, as in Streamlit's own forms; those send
 * nothing before, so that nothing could be said of what they hold. The field has sent its words by then.
 * @param {KeyboardEvent} event
 */
function entered(event) {
  const field = /** @type {HTMLElement} */ (event.target);
  if (event.key !== "Enter" || event.isComposing || !field.matches("input[type=text]:not([role=combobox])")) return;
  const button = field.closest('[class*="-one-form"]')?.querySelector('button[kind="primary"]');
  if (button) setTimeout(() => /** @type {HTMLElement} */ (button).click());
}

// once, however often Streamlit loads this
/** @type {any} */ (globalThis).postureEntered ??= globalThis.document?.addEventListener("keydown", entered) ?? true;

/**
 * @param {Element} at @param {string} text
 */
function put(at, text) {
  if (at.textContent !== text) at.textContent = text;
}

/**
 * @param {Element} list @param {string[]} texts
 */
function fill(list, texts) {
  if (JSON.stringify([...list.children].map((each) => each.textContent)) === JSON.stringify(texts)) return;
  list.replaceChildren(...texts.map((text) => {
    const line = document.createElement("li");
    line.textContent = text;
    return line;
  }));
}

/**
 * @typedef {{unsaved: string, notes: string[], said: string, lines: string[]}} Data
 * @param {{data: Data, parentElement: HTMLElement | ShadowRoot}} component
 */
export default function checked({ data, parentElement }) {
  /** @param {string} name */
  const at = (name) => /** @type {Element} */ (parentElement.querySelector(name));
  put(at(".unsaved"), data.unsaved);
  fill(at(".notes"), data.notes);
  put(at(".said"), data.said);
  fill(at(".lines"), data.lines);
}
