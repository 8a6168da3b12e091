// A paragraph whose words can be selected by mouse or by keyboard, and what it may say, to be taken one by one.
// What a curator asks for is told to Python: the characters from and to and what they are, or which proposal.

/** @type {WeakMap<object, string>} */
const drawn = new WeakMap();

/**
 * @typedef {{n: number, of: string, start?: number, end?: number, field?: string, offer?: number}} Intent
 * what was asked for, numbered in the order of asking, and of which paragraph
 */

/**
 * What was asked for and not answered yet; with each more that is asked for all of it is sent again, so that nothing
 * is lost when Streamlit takes the newest of several messages for all. Python answers with the last number it has
 * done, and does none twice. Kept here, since Streamlit may take the paragraph off the page and put it back.
 * @type {Intent[]}
 */
let waiting = [];
let last = 0;

/** @param {Intent[]} intents @param {number} done @returns {Intent[]} those that Python has not answered */
export function unanswered(intents, done) {
  return intents.filter((each) => each.n > done);
}

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

/** @param {string} text @returns {string[]} its words as layers/curating/citing.py compares them */
export function folded(text) {
  const found = text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+|(?<=\p{N})[.,]\p{N}+)*/gu) ?? [];
  return found.map((word) => word.toLowerCase().replace(/['’.,]/g, ""));
}

/**
 * @param {string[]} own @param {string[]} theirs words, folded @param {number} run
 * @returns {Set<number>} which of theirs stand in so many in a row that are their own words too
 */
export function borrowed(own, theirs, run) {
  const runs = new Set(
    own.map((_, at) => own.slice(at, at + run).join(" ")).slice(0, Math.max(0, own.length - run + 1)),
  );
  const found = new Set();
  theirs.forEach((_, at) => {
    if (at + run <= theirs.length && runs.has(theirs.slice(at, at + run).join(" "))) {
      for (let each = at; each < at + run; each += 1) found.add(each);
    }
  });
  return found;
}

/** Looks at what is typed, for the paragraph that is on the page now. */
let look = () => {};
for (const event of ["input", "focusin"]) globalThis.document?.addEventListener(event, () => look());

/**
 * @typedef {{start: number, end: number}} Span
 * @typedef {{words: string, reason: string, take: string}} Offer ``take`` is the button's text, empty where there is none
 * @typedef {{of: string, paragraph: string, marks: Span[], label: string, nothing: string, help: string,
 *   keys: Record<string, string>, uses: {field: string, text: string}[], offers: Offer[], done: number,
 *   theirs: (Span & {text: string})[], run: number, own: string[], borrowed: string}} Data ``theirs`` are the paragraph's
 *   words, folded, ``own`` the names of the fields for a curator's own
 * @param {{data: Data, parentElement: HTMLElement | ShadowRoot, setStateValue: (name: string, value: unknown) => void}} component
 */
export default function passage({ data, parentElement, setStateValue }) {
  const box = /** @type {HTMLElement} */ (parentElement.querySelector(".passage"));
  last = Math.max(last, data.done);
  waiting = unanswered(waiting, data.done);
  // a rerun with the same paragraph leaves selection, focus and the button below the pointer as they are
  const now = JSON.stringify({ ...data, done: 0 });
  if (drawn.get(box) === now) return;
  drawn.set(box, now);

  /** @param {Omit<Intent, "n" | "of">} what */
  const ask = (what) => {
    last += 1;
    waiting = [...waiting, { n: last, of: data.of, ...what }];
    setStateValue("asked", waiting);
  };
  /** @param {string} field */
  const use = (field) => {
    const span = selected.span();
    if (span) ask({ ...span, field });
  };
  const buttons = data.uses.map(({ field, text }) => button(text, () => use(field)));
  const selected = selecting(box, parentElement, data, () => buttons.forEach((each) => each.disabled = false));
  buttons.forEach((each) => each.disabled = true);
  const warned = /** @type {HTMLElement} */ (parentElement.querySelector(".warned"));
  look = () => warned.textContent = selected.borrow(data) ? data.borrowed : "";
  const uses = /** @type {HTMLElement} */ (parentElement.querySelector(".uses"));
  uses.replaceChildren(...buttons);
  uses.setAttribute("aria-label", data.label);
  roving(uses, buttons);
  const takes = data.offers.map((each, at) => each.take ? () => ask({ offer: at }) : null);
  const offers = /** @type {HTMLElement} */ (parentElement.querySelector(".offers"));
  offers.replaceChildren(...data.offers.map((each, at) => line(each, at, takes[at])));
  roving(offers, [...offers.querySelectorAll("button")]);
  /** @type {HTMLElement} */ (parentElement.querySelector(".keys")).textContent = data.help;

  box.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const take = takes[Number(event.key) - 1];
    if (take) take();
    else if (data.keys[event.key]) use(data.keys[event.key]);
    else if (!selected.led(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** @param {string} text @param {() => void} act */
function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.onclick = act;
  return made;
}

/**
 * Make buttons one stop of the Tab key, in which arrow keys go on: the form is what comes next.
 * @param {HTMLElement} box @param {HTMLButtonElement[]} buttons
 */
function roving(box, buttons) {
  /** @param {number} to */
  const stop = (to) => buttons.forEach((each, at) => each.tabIndex = at === to ? 0 : -1);
  stop(0);
  box.onkeydown = (event) => {
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (event.target));
    const to = at + ({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key] ?? 0);
    if (at < 0 || to === at || !buttons[to]) return;
    stop(to);
    buttons[to].focus();
    event.preventDefault();
  };
}

/** @param {Offer} offer @param {number} at @param {(() => void) | null} take */
function line(offer, at, take) {
  const item = document.createElement("li");
  const said = document.createElement("span");
  said.id = `offer-${at}`;
  const own = document.createElement("span");
  own.className = "words";
  own.textContent = `${offer.words}: `;
  said.append(own, offer.reason);
  if (take) {
    const taking = button(offer.take, take);
    taking.setAttribute("aria-describedby", said.id);
    item.append(taking);
  }
  item.append(said);
  return item;
}

/**
 * Have the words of a paragraph selected in a box, by pointer and, where ``led`` is given keys, by arrow keys.
 * @param {HTMLElement} box @param {HTMLElement | ShadowRoot} parent @param {Data} data
 * @param {() => void} told called when words are selected
 */
function selecting(box, parent, data, told) {
  const said = /** @type {HTMLElement} */ (parent.querySelector(".said"));
  const all = words(data.paragraph);
  const spans = all.map((word) => {
    const span = document.createElement("span");
    span.textContent = word.text;
    span.classList.toggle("marked", data.marks.some((mark) => mark.start < word.end && word.start < mark.end));
    return span;
  });
  box.replaceChildren(...spans.flatMap((span) => [span, " "]));
  box.setAttribute("aria-label", data.label);

  // before the first word while none is selected
  let anchor = -1, head = -1;
  const ends = () => [Math.min(anchor, head), Math.max(anchor, head)];
  /** @param {number} to @param {boolean} extends_ */
  const go = (to, extends_) => {
    head = Math.max(0, Math.min(all.length - 1, to));
    if (!extends_ || anchor < 0) anchor = head;
    const [first, end] = ends();
    spans.forEach((span, at) => span.classList.toggle("chosen", first <= at && at <= end));
    spans[head]?.scrollIntoView?.({ block: "nearest" });
    said.textContent = all.slice(first, end + 1).map((word) => word.text).join(" ") || data.nothing;
    told();
  };

  /** @param {Event} event */
  const at = (event) => spans.indexOf(/** @type {HTMLElement} */ (event.target));
  let held = false;
  box.onpointerdown = (event) => {
    held = at(event) >= 0;
    if (held) go(at(event), event.shiftKey);
  };
  box.onpointerover = (event) => {
    if (held && at(event) >= 0) go(at(event), true);
  };
  box.onpointerup = box.onpointerleave = () => held = false;

  return {
    /** @param {Data} data @returns {boolean} whether words of the paragraph, which are marked, stand in the form */
    borrow({ theirs, own, run }) {
      const fields = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input, textarea"));
      const typed = [...fields].filter((each) => own.includes(each.ariaLabel ?? "")).map((each) => folded(each.value));
      const taken = typed.flatMap((each) => [...borrowed(each, theirs.map((word) => word.text), run)]);
      const spots = taken.map((at) => theirs[at]);
      spans.forEach((span, at) => {
        span.classList.toggle("borrowed", spots.some((each) => each.start < all[at].end && all[at].start < each.end));
      });
      return spots.length > 0;
    },
    /** @returns {Span | null} null while none is selected */
    span() {
      const [first, end] = ends();
      return first < 0 ? null : { start: all[first].start, end: all[end].end };
    },
    /** @param {KeyboardEvent} event @returns {boolean} whether the key selects words */
    led(event) {
      const to = { ArrowRight: head + 1, ArrowLeft: head - 1, Home: 0, End: all.length - 1 }[event.key];
      if (to !== undefined) go(to, event.shiftKey);
      return to !== undefined;
    },
  };
}
