// Marks by keyboard: one stop for Tab, arrows from mark to mark, Enter opens. Cards beside them list the same claims
// one by one; a mark is also there for what has no card in this view.

/** @import { Map } from "leaflet" */
/** @import { Data } from "../types.d.ts" */
/** @import { Choose, MapMark } from "./marks.js" */

import { t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text } from "../words/translation.js";

const NAMED = 5;
/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Return the member of a list to which an arrow key leads, round and round; nothing for any other key.
 * @template T
 * @param {T[]} list
 * @param {T} from
 * @param {string} key
 */
export function stepped(list, from, key) {
  const step = STEPS[key];
  return step ? list[(list.indexOf(from) + step + list.length) % list.length] : undefined;
}

/**
 * Return a mark in words: where, how precisely, and what is claimed.
 * @param {Data} data
 * @param {number[]} rows
 */
export function markInWords(data, rows) {
  const claims = rows.slice(0, NAMED).map(data.claim);
  const labels = claims.map((claim) => text(claim, "label").text).join("; ");
  const rest = rows.length > NAMED ? `; ${t("more", { n: rows.length - NAMED })}` : "";
  return `${whereabouts(data, claims[0]).text}, ${nearness(claims[0])}: ${labels}${rest}`;
}

/** @param {MapMark} mark */
const element = (mark) => /** @type {SVGElement} */ (mark.fill.getElement());

/**
 * Return a function that makes buttons of marks; it is given all of them anew whenever they change.
 * @param {Map} map
 * @param {Data} data
 * @param {Choose} choose
 */
export function createReach(map, data, choose) {
  /** @type {WeakSet<SVGElement>} */
  const known = new WeakSet();
  /** @type {MapMark[]} */
  let marks = [];
  /** @type {MapMark | undefined} */
  let at;

  function rove() {
    if (!at || !marks.includes(at)) [at] = marks;
    for (const mark of marks) element(mark).setAttribute("tabindex", mark === at ? "0" : "-1");
  }

  /**
   * @param {MapMark} mark
   * @param {KeyboardEvent} event
   */
  function press(mark, event) {
    const next = stepped(marks, mark, event.key);
    if (event.key === "Enter" || event.key === " ") choose(mark.rows);
    else if (next) element(next).focus({ preventScroll: true });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {MapMark} mark */
  function come(mark) {
    at = mark;
    rove();
    const bounds = mark.bounds();
    if (!map.getBounds().intersects(bounds)) map.panTo(bounds.getCenter(), { animate: false });
  }

  keepUnscrolled(map.getContainer());

  return (/** @type {MapMark[]} */ drawn) => {
    marks = drawn.filter(element).sort((a, b) => a.rows[0] - b.rows[0]);
    for (const mark of marks) {
      const path = element(mark);
      path.setAttribute("role", "button");
      path.setAttribute("aria-label", markInWords(data, mark.rows));
      if (known.has(path)) continue;
      known.add(path);
      path.addEventListener("keydown", (event) => press(mark, event));
      path.addEventListener("focus", () => come(mark));
    }
    rove();
  };
}

/**
 * Keep the map and what it stands in where they are: the browser scrolls what has the focus into view, but here it
 * is the map that moves, nothing else.
 * @param {HTMLElement} stage
 */
function keepUnscrolled(stage) {
  for (const box of [stage, stage.parentElement, stage.parentElement?.parentElement]) {
    box?.addEventListener("scroll", () => box.scrollTo(0, 0));
  }
}
