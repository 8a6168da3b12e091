// Draws dots and clusters on a canvas.

/** @import { Assertion } from "../../types.d.ts" */

import { formatNumber } from "../../words/messages.js";
import { dashes } from "../edges.js";
import { DOT, dotShape, ringArcs, STROKE } from "../paint.js";

// widths of a cluster's two rings in pixels
const [BAND, RING] = [5, 4];
const FULL = 2 * Math.PI;

/** @typedef {CanvasRenderingContext2D} Pen */
/** @typedef {{"--ink": string, "--ink-2": string, "--panel": string, "--halo": string}} Inks */
/** @typedef {ReturnType<typeof createBrush>} Brush */

/**
 * Return the colours of the theme that an element is in.
 * @param {Element} element
 * @returns {Inks}
 */
export function themeInks(element) {
  const style = getComputedStyle(element);
  const ink = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return {
    "--ink": ink("--ink"),
    "--ink-2": ink("--ink-2"),
    "--panel": ink("--panel"),
    "--halo": ink("--halo"),
  };
}

/**
 * @param {Pen} pen
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
const circle = (pen, x, y, radius) => {
  pen.beginPath();
  pen.arc(x, y, radius, 0, FULL);
};

/**
 * Draw a dot, its middle at a place.
 * @param {Pen} pen
 * @param {number} at  both x and y
 * @param {Assertion} assertion
 * @param {string} colour
 * @param {Inks} ink
 */
function drawDot(pen, at, assertion, colour, ink) {
  const { core, edge, dashes, tint, cross } = dotShape(assertion);
  pen.fillStyle = ink["--halo"];
  circle(pen, at, at, DOT + 1.5);
  pen.fill();
  pen.fillStyle = pen.strokeStyle = colour;
  for (const [radius, alpha] of [[core, 1], [edge, tint]]) {
    pen.globalAlpha = alpha;
    circle(pen, at, at, radius);
    pen.fill();
  }
  pen.globalAlpha = 1;
  pen.lineWidth = STROKE;
  pen.setLineDash(dashes);
  if (edge) {
    circle(pen, at, at, edge);
    pen.stroke();
  }
  pen.setLineDash([]);
  if (!cross) return;
  pen.beginPath();
  pen.moveTo(at - 3, at - 3);
  pen.lineTo(at + 3, at + 3);
  pen.moveTo(at + 3, at - 3);
  pen.lineTo(at - 3, at + 3);
  pen.stroke();
}

/**
 * Return a function that gives a dot as an image, drawn once to be stamped again and again.
 * @param {number} ratio
 * @param {Inks} ink
 */
function createStamps(ratio, ink) {
  /** @type {Map<string, HTMLCanvasElement>} */
  const stamps = new Map();
  return (/** @type {Assertion} */ assertion, /** @type {string} */ colour) => {
    const key = `${assertion} ${colour}`;
    let sheet = stamps.get(key);
    if (!sheet) {
      sheet = document.createElement("canvas");
      sheet.width = sheet.height = Math.ceil(2 * (DOT + 2) * ratio);
      const pen = /** @type {Pen} */ (sheet.getContext("2d"));
      pen.scale(ratio, ratio);
      drawDot(pen, DOT + 2, assertion, colour, ink);
      stamps.set(key, sheet);
    }
    return sheet;
  };
}

/**
 * Return a brush for a canvas whose pen is scaled to `ratio` device pixels per pixel, in those inks.
 * @param {Pen} pen
 * @param {number} ratio
 * @param {Inks} ink
 * @param {string} family  the font
 */
export function createBrush(pen, ratio, ink, family) {
  const stamp = createStamps(ratio, ink);

  /**
   * Draw a dot.
   * @param {number} x
   * @param {number} y
   * @param {Assertion} assertion
   * @param {string} colour
   */
  function dot(x, y, assertion, colour) {
    const image = stamp(assertion, colour);
    const snap = (/** @type {number} */ value) => Math.round((value - DOT - 2) * ratio) / ratio;
    pen.drawImage(image, snap(x), snap(y), image.width / ratio, image.height / ratio);
  }

  /**
   * Draw the circle of a claim that is near its place.
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {Assertion} assertion
   * @param {string} colour
   */
  function reach(x, y, radius, assertion, colour) {
    pen.strokeStyle = pen.fillStyle = colour;
    circle(pen, x, y, radius);
    pen.globalAlpha = 0.06;
    pen.fill();
    pen.globalAlpha = 0.75;
    pen.lineWidth = 1.2;
    pen.setLineDash(dashes(assertion, FULL * radius, 0.7));
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }

  /**
   * Draw the ring around the chosen claim.
   * @param {number} x
   * @param {number} y
   */
  function picked(x, y) {
    for (const { colour, width } of [{ colour: ink["--halo"], width: 5 }, { colour: ink["--ink"], width: 2.5 }]) {
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      circle(pen, x, y, DOT + 5);
      pen.stroke();
    }
  }

  /**
   * Draw the parts of a ring.
   * @template T
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {number} width
   * @param {[share: number, part: T][]} parts
   * @param {(part: T, length: number) => void} dress  makes ready to stroke a part, of that length in pixels
   */
  function ring(x, y, radius, width, parts, dress) {
    pen.lineWidth = width;
    ringArcs(parts.map(([share]) => share)).forEach(({ from, to, length }, index) => {
      dress(parts[index][1], length * radius);
      pen.beginPath();
      pen.arc(x, y, radius, from, to);
      pen.stroke();
    });
    pen.setLineDash([]);
  }

  /**
   * Draw a count in two rings: shares of assertions outside, shares of layers, by their colours, inside.
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {number} count
   * @param {[share: number, assertion: Assertion][]} assertions
   * @param {[share: number, colour: string][]} colours
   */
  function cluster(x, y, radius, count, assertions, colours) {
    pen.fillStyle = ink["--panel"];
    circle(pen, x, y, radius + 1.5);
    pen.fill();
    pen.strokeStyle = ink["--ink-2"];
    pen.lineWidth = 0.8;
    for (const at of [radius, radius - BAND]) {
      circle(pen, x, y, at);
      pen.stroke();
    }
    pen.strokeStyle = ink["--ink"];
    ring(
      x,
      y,
      radius - BAND / 2,
      BAND,
      assertions,
      (assertion, length) => pen.setLineDash(dashes(assertion, length, 0.45)),
    );
    ring(x, y, radius - BAND - RING / 2 - 0.8, RING, colours, (colour) => (pen.strokeStyle = colour));
    pen.fillStyle = ink["--ink"];
    pen.font = `650 11.5px ${family}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(formatNumber(count), x, y + 0.5);
  }

  return { dot, reach, picked, cluster };
}
