// A paragraph whose words can be selected by mouse or by keyboard; tells Python the characters from and to.

/** @type {WeakMap<object, string>} */
const drawn = new WeakMap();

/** @param {string} text @returns {{start: number, end: number, text: string}[]} words, in characters, not UTF-16 units */
export function words(text) {
  const found = [];
  let at = 0;
  for (const piece of text.split(/(\s+)/)) {
    const end = at + [...piece].length;
    if (piece.trim()) found.push({ start: at, end, text: piece });
    at = end;
  }
  return found;
}

/**
 * @typedef {{start: number, end: number}} Span
 * @typedef {{paragraph: string, marks: Span[], label: string, nothing: string, keys: Record<string, string>}} Data
 * @param {{data: Data, parentElement: HTMLElement | ShadowRoot, setTriggerValue: (name: string, value: unknown) => void}} component
 */
export default function passage({ data, parentElement, setTriggerValue }) {
  const box = /** @type {HTMLElement} */ (parentElement.querySelector(".passage"));
  const said = /** @type {HTMLElement} */ (parentElement.querySelector(".said"));
  // a rerun with the same paragraph leaves selection and focus as they are
  const now = JSON.stringify(data);
  if (drawn.get(box) === now) return;
  drawn.set(box, now);

  const all = words(data.paragraph);
  const spans = all.map((word) => {
    const span = document.createElement("span");
    span.textContent = word.text;
    span.classList.toggle("marked", data.marks.some((mark) => mark.start < word.end && word.start < mark.end));
    return span;
  });
  box.replaceChildren(...spans.flatMap((span) => [span, " "]));
  box.setAttribute("aria-label", data.label);

  let anchor = 0, head = 0;
  const show = () => {
    const [first, last] = [Math.min(anchor, head), Math.max(anchor, head)];
    spans.forEach((span, at) => span.classList.toggle("chosen", first <= at && at <= last));
    said.textContent = all.slice(first, last + 1).map((word) => word.text).join(" ") || data.nothing;
    return { start: all[first].start, end: all[last].end };
  };
  /** @param {string} field */
  const use = (field) => setTriggerValue("used", { ...show(), field });

  box.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { ArrowRight: head + 1, ArrowLeft: head - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      head = Math.max(0, Math.min(all.length - 1, to));
      if (!event.shiftKey) anchor = head;
      show();
    } else if (event.key === "Enter") use("");
    else if (data.keys[event.key]) use(data.keys[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** @param {Event} event */
  const at = (event) => spans.indexOf(/** @type {HTMLElement} */ (event.target));
  let held = false;
  box.onpointerdown = (event) => {
    if (at(event) < 0) return;
    held = true;
    head = at(event);
    if (!event.shiftKey) anchor = head;
    show();
  };
  box.onpointerover = (event) => {
    if (!held || at(event) < 0) return;
    head = at(event);
    show();
  };
  box.onpointerup = () => {
    if (held) use("");
    held = false;
  };
  box.onpointerleave = () => held = false;
}
