// Marks by keyboard: one stop for Tab, arrows from mark to mark, Enter opens. Cards beside them list the same claims
// one by one; a mark is also there for what has no card in this view.

import { t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text } from "../words/translation.js";

const NAMED = 5;
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A mark in words: where, how precisely, and what is claimed. */
function words(data, rows) {
  const claims = rows.slice(0, NAMED).map(data.claim);
  const labels = claims.map((claim) => text(claim, "label").text).join("; ");
  const rest = rows.length > NAMED ? `; ${t("more", { n: rows.length - NAMED })}` : "";
  return `${whereabouts(data, claims[0]).text}, ${nearness(claims[0])}: ${labels}${rest}`;
}

/** A function that makes buttons of marks ({fill, rows, group}), given anew whenever they change. */
export function createReach(map, data, choose) {
  const known = new WeakSet();
  let marks = [];
  let at = null;

  const element = (mark) => mark.fill.getElement();

  function rove() {
    if (!marks.includes(at)) [at] = marks;
    for (const mark of marks) element(mark).setAttribute("tabindex", mark === at ? "0" : "-1");
  }

  function press(mark, event) {
    const step = STEPS[event.key];
    if (event.key === "Enter" || event.key === " ") choose(mark.rows);
    else if (step) {
      element(marks[(marks.indexOf(mark) + step + marks.length) % marks.length]).focus({ preventScroll: true });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function come(mark) {
    at = mark;
    rove();
    const bounds = mark.group.getBounds();
    if (!map.getBounds().intersects(bounds)) map.panTo(bounds.getCenter(), { animate: false });
  }

  // the browser scrolls what has the focus into view: here it is the map that moves, nothing else
  const stage = map.getContainer();
  for (const box of [stage, stage.parentElement, stage.parentElement.parentElement]) {
    box.addEventListener("scroll", () => box.scrollTo(0, 0));
  }

  return (drawn) => {
    marks = drawn.filter(element).sort((a, b) => a.rows[0] - b.rows[0]);
    for (const mark of marks) {
      const path = element(mark);
      path.setAttribute("role", "button");
      path.setAttribute("aria-label", words(data, mark.rows));
      if (known.has(path)) continue;
      known.add(path);
      path.addEventListener("keydown", (event) => press(mark, event));
      path.addEventListener("focus", () => come(mark));
    }
    rove();
  };
}
