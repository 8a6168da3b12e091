// How dots and clusters look on a canvas. Edges mean the same as everywhere: whole, then ever more broken.

import { formatNumber } from "../words/messages.js";
import { dashes, isFirm } from "./edges.js";

export const DOT = 6;
const [CORE, STROKE] = [2.4, 2];
// how much of its colour a dot has inside that is not firm
const TINT = 0.3;
const [BAND, RING, GAP] = [5, 4, 0.06];
const FULL = 2 * Math.PI;
const TOKENS = ["--ink", "--ink-2", "--panel", "--halo", "--focus"];

/** How a dot of that assertion is built: filled where firm, else tinted; crossed out where denied. */
export function dotShape(assertion) {
  const whole = assertion === "stated";
  return {
    core: whole ? DOT : isFirm(assertion) ? CORE : 0,
    edge: whole ? 0 : DOT - STROKE / 2,
    dashes: dashes(assertion, FULL * (DOT - STROKE / 2), 0.6),
    tint: isFirm(assertion) ? 0 : TINT,
    cross: assertion === "denied",
  };
}

const circle = (pen, x, y, radius) => {
  pen.beginPath();
  pen.arc(x, y, radius, 0, FULL);
};

function dot(pen, x, y, assertion, colour, ink) {
  const { core, edge, dashes, tint, cross } = dotShape(assertion);
  pen.fillStyle = ink["--halo"];
  circle(pen, x, y, DOT + 1.5);
  pen.fill();
  pen.fillStyle = pen.strokeStyle = colour;
  for (const [radius, alpha] of [[core, 1], [edge, tint]]) {
    pen.globalAlpha = alpha;
    circle(pen, x, y, radius);
    pen.fill();
  }
  pen.globalAlpha = 1;
  pen.lineWidth = STROKE;
  pen.setLineDash(dashes);
  if (edge) {
    circle(pen, x, y, edge);
    pen.stroke();
  }
  pen.setLineDash([]);
  if (cross) {
    pen.beginPath();
    pen.moveTo(x - 3, y - 3);
    pen.lineTo(x + 3, y + 3);
    pen.moveTo(x + 3, y - 3);
    pen.lineTo(x - 3, y + 3);
    pen.stroke();
  }
}

/** The colours of the theme that an element is in. */
export function themeInks(element) {
  const style = getComputedStyle(element);
  return Object.fromEntries(TOKENS.map((name) => [name, style.getPropertyValue(name).trim()]));
}

/** A brush for a canvas whose pen is scaled to `ratio` device pixels per pixel, in those inks. */
export function createBrush(pen, ratio, ink, family) {
  const stamps = new Map();

  /** A dot drawn once, to be stamped again and again. */
  function stamp(assertion, colour) {
    const key = `${assertion} ${colour}`;
    if (!stamps.has(key)) {
      const sheet = document.createElement("canvas");
      sheet.width = sheet.height = Math.ceil(2 * (DOT + 2) * ratio);
      const own = sheet.getContext("2d");
      own.scale(ratio, ratio);
      dot(own, DOT + 2, DOT + 2, assertion, colour, ink);
      stamps.set(key, sheet);
    }
    return stamps.get(key);
  }

  /** Parts of a ring, clockwise from the top: [share, dress], each of which `dress` makes ready to be stroked. */
  function ring(x, y, radius, width, parts) {
    let from = -FULL / 4;
    pen.lineWidth = width;
    for (const [share, dress] of parts) {
      const gap = parts.length > 1 ? Math.min(GAP, (share * FULL) / 3) : 0;
      dress((share * FULL - gap) * radius);
      pen.beginPath();
      pen.arc(x, y, radius, from + gap / 2, from + share * FULL - gap / 2);
      pen.stroke();
      from += share * FULL;
    }
    pen.setLineDash([]);
  }

  return {
    dot(x, y, assertion, colour) {
      const image = stamp(assertion, colour);
      const snap = (value) => Math.round((value - DOT - 2) * ratio) / ratio;
      pen.drawImage(image, snap(x), snap(y), image.width / ratio, image.height / ratio);
    },
    /** The circle of a claim that is near its place. */
    reach(x, y, radius, assertion, colour) {
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
    },
    /** The mark around the chosen claim. */
    picked(x, y) {
      for (const [colour, width] of [[ink["--halo"], 5], [ink["--ink"], 2.5]]) {
        pen.strokeStyle = colour;
        pen.lineWidth = width;
        circle(pen, x, y, DOT + 5);
        pen.stroke();
      }
    },
    /** A count in two rings: shares of assertions as [share, assertion], and of layers as [share, colour]. */
    cluster(x, y, radius, count, words, colours) {
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
        words.map(([share, assertion]) => [share, (length) => pen.setLineDash(dashes(assertion, length, 0.45))]),
      );
      ring(
        x,
        y,
        radius - BAND - RING / 2 - 0.8,
        RING,
        colours.map(([share, colour]) => [share, () => (pen.strokeStyle = colour)]),
      );
      pen.fillStyle = ink["--ink"];
      pen.font = `650 11.5px ${family}`;
      pen.textAlign = "center";
      pen.textBaseline = "middle";
      pen.fillText(formatNumber(count), x, y + 0.5);
    },
  };
}
