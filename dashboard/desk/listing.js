// A list of records of which one is open; arrow keys go through it, Enter or a click opens one. Where their order is
// to be chosen, Alt with an arrow key or dragging moves one.

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
 * @param {number} from the row that is dragged @param {number} over the row below the pointer
 * @param {boolean} below whether the pointer is in its lower half
 * @returns {number} where the row comes to stand among the others
 */
export function dropped(from, over, below) {
  const to = below ? over + 1 : over;
  return to > from ? to - 1 : to;
}

/**
 * @typedef {{id: string, text: string, note: string}} Row
 * @typedef {{rows: Row[], open: string, label: string, help: string, movable: boolean}} Data
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
    line.draggable = data.movable;
    return line;
  });
  const scrolled = box.scrollTop;
  box.replaceChildren(...rows);
  box.scrollTop = scrolled;
  box.setAttribute("aria-label", data.label);
  box.setAttribute("aria-description", data.help);

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

  /** @param {number} from @param {number} to */
  const move = (from, to) => {
    if (to !== from && data.rows[to]) setTriggerValue("moved", { id: data.rows[from].id, to });
  };
  if (data.movable) drag(box, rows, move);

  box.onkeydown = (event) => {
    if (data.movable && event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      move(at, event.key === "ArrowUp" ? at - 1 : at + 1);
      event.preventDefault();
      return;
    }
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

/**
 * Have rows dragged to another place in their list.
 * @param {HTMLElement} box @param {HTMLElement[]} rows @param {(from: number, to: number) => void} move
 */
function drag(box, rows, move) {
  let from = -1;
  /** @param {DragEvent} event @returns {[number, boolean]} the row below the pointer, and whether it is in its lower half */
  const below = (event) => {
    const over = rows.findIndex((row) => row.contains(/** @type {Node} */ (event.target)));
    const { top, height } = (rows[over] ?? box).getBoundingClientRect();
    return [over, event.clientY > top + height / 2];
  };
  /** @param {number} over @param {boolean} after */
  const show = (over, after) => {
    rows.forEach((row, at) => row.classList.toggle("before", at === over && !after));
    rows.forEach((row, at) => row.classList.toggle("after", at === over && after));
  };
  box.ondragstart = (event) => {
    [from] = below(event);
    // Firefox drags nothing that has no data
    event.dataTransfer?.setData("text/plain", "");
  };
  box.ondragover = (event) => {
    if (from < 0) return;
    event.preventDefault();
    show(...below(event));
  };
  box.ondrop = (event) => {
    event.preventDefault();
    const [over, after] = below(event);
    if (from >= 0 && over >= 0) move(from, dropped(from, over, after));
  };
  box.ondragend = () => {
    from = -1;
    show(-1, false);
  };
}
