// The strip below the map with what is measured: two ends, and how far apart they are.

import { distance } from "../data/lengths.js";
import { button, iconButton } from "../dom/button.js";
import { el, said, setChildren } from "../dom/element.js";
import { t } from "../words/messages.js";
import { nearness, whereabouts } from "../words/place.js";
import { text } from "../words/translation.js";
import { addTool } from "./tool.js";

/** @import { Child, Claim, Data, Parts, Said } from "../types.d.ts" */
/** @import { End, createRuler } from "../map/ruler.js" */

/**
 * Create the strip and its tool.
 *
 * @param {Parts} parts
 * @param {Data} data
 * @param {import("leaflet").Map} map
 * @param {ReturnType<typeof createRuler>} ruler
 * @param {{show(by: string, on: boolean): void}} cross  in the middle of the map
 */
export function createMeasure(parts, data, map, ruler, cross) {
  const strip = parts.measure;
  strip.id = "p-measure";
  const tool = addTool(parts, "measure", "M", turn);
  tool.setAttribute("aria-controls", strip.id);
  /** @type {Claim | null} */
  let refused = null;

  /** Return an end in words: a claim's place and how precisely it is placed, or a point. @param {End} end */
  const named = ({ claim, words }) =>
    claim
      ? [said(text(claim, "label")), ` (${whereabouts(data, claim).text}, ${nearness(claim)})`]
      : [words ?? t("a_point")];

  function result() {
    const [one, other] = ruler.ends();
    return other ? distance(one, other) : null;
  }

  /** Return why there is a band and no bearing, where there is. */
  const why = () => ruler.ends().length === 2 && ruler.ends().some(({ off }) => off === null) && t("apart_why");

  function prompt() {
    if (refused) return t("no_distance", { precision: nearness(refused) });
    return t(ruler.ends().length ? "measure_second" : "measure_first");
  }

  function draw() {
    strip.hidden = !ruler.isOn();
    tool.setAttribute("aria-expanded", String(ruler.isOn()));
    if (strip.hidden) return;
    const [one, other] = ruler.ends();
    const words = result();
    setChildren(
      strip,
      el(
        "p",
        {},
        one && el("span", { class: "p-ends" }, ...named(one), " – ", ...(other ? named(other) : ["…"])),
        words ? el("b", { class: "p-distance" }, words) : el("span", { class: "p-prompt" }, prompt()),
        words && why() && el("span", { class: "p-aside" }, String(why())),
      ),
      button(ruler.clear, { class: "p-action", "data-focus": "again", hidden: !one }, t("measure_again")),
      iconButton("measure_end", "×", () => end(true)),
    );
  }

  /** Say what has changed. */
  function tell() {
    const why = prompt();
    parts.live.textContent = result() ?? why;
  }

  ruler.heard.changed = () => {
    refused = null;
    draw();
    if (ruler.isOn()) tell();
  };
  ruler.heard.refused = (claim) => {
    refused = claim;
    draw();
    tell();
  };

  function start() {
    if (!ruler.isOn()) ruler.turn(true);
    map.getContainer().focus({ preventScroll: true });
    cross.show("keys", true);
  }

  function end(/** @type {boolean} */ back) {
    cross.show("keys", false);
    ruler.turn(false);
    parts.live.textContent = t("measure_ended");
    if (back) tool.focus({ preventScroll: true });
  }

  function turn() {
    if (ruler.isOn()) end(true);
    else start();
  }

  const onMap = () => ruler.isOn() && document.activeElement === map.getContainer();
  return {
    draw,
    /** Measure from a claim. @param {Claim} claim */
    from(claim) {
      start();
      ruler.clear();
      ruler.addClaim(claim);
    },
    keys: [
      { key: "m", label: "measure", act: turn },
      { key: "Enter", label: "measure_point", act: () => ruler.addPoint(map.getCenter()), when: onMap },
      { key: "Escape", label: "measure_end", act: () => end(true), when: ruler.isOn },
    ],
  };
}
