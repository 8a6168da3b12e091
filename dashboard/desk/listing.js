// A list of records of which one is open; arrow keys go through it, Enter or a click opens one.

/** @type {WeakMap<object, string>} */
const drawn = new WeakMap();

/** @param {string} key @param {number} at @param {number} count @returns {number | undefined} where a key leads */
export function led(key, at, count) {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 8,
    PageUp: at - 8,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(count - 1, to));
}

/**
 * @typedef {{id: string, text: string, note: string}} Row
 * @typedef {{rows: Row[], open: string, label: string}} Data
 * @param {{data: Data, parentElement: HTMLElement | ShadowRoot, setTriggerValue: (name: string, value: unknown) => void}} component
 */
export default function listing({ data, parentElement, setTriggerValue }) {
  const box = /** @type {HTMLElement} */ (parentElement.querySelector(".rows"));
  // a rerun with the same rows leaves the place in the list and the focus as they are
  const now = JSON.stringify(data);
  if (drawn.get(box) === now) return;
  drawn.set(box, now);

  const rows = data.rows.map((row, at) => {
    const line = document.createElement("div");
    line.className = "row";
    line.id = `row-${at}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", String(row.id === data.open));
    const note = document.createElement("span");
    note.className = "note";
    note.textContent = row.note;
    line.append(row.text, note);
    return line;
  });
  const scrolled = box.scrollTop;
  box.replaceChildren(...rows);
  box.scrollTop = scrolled;
  box.setAttribute("aria-label", data.label);

  let at = Math.max(0, data.rows.findIndex((row) => row.id === data.open));
  /** @param {number} to */
  const go = (to) => {
    rows[at]?.classList.remove("at");
    at = to;
    rows[at]?.classList.add("at");
    rows[at]?.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", `row-${at}`);
  };
  const open = () => {
    if (data.rows[at]) setTriggerValue("opened", data.rows[at].id);
  };
  if (rows.length) {
    box.setAttribute("aria-activedescendant", `row-${at}`);
    // the page itself must not jump to the list
    const line = rows[at];
    if (line.offsetTop < box.scrollTop || line.offsetTop > box.scrollTop + box.clientHeight - 40) {
      box.scrollTop = line.offsetTop;
    }
  } else box.removeAttribute("aria-activedescendant");

  box.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !rows.length) return;
    const to = led(event.key, at, rows.length);
    if (to !== undefined) go(to);
    else if (event.key === "Enter" || event.key === " ") open();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  box.onclick = (event) => {
    const hit = rows.findIndex((row) => row.contains(/** @type {Node} */ (event.target)));
    if (hit < 0) return;
    go(hit);
    open();
  };
}
