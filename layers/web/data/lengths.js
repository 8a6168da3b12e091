// Distances in words: one figure between two points, no finer than they are; the whole band where an end is an area.

import { t } from "../words/messages.js";
import { apart } from "./apart.js";
import { geodesic } from "./ellipsoid.js";

/** @import { LatLon } from "../types.d.ts" */
/** @import { Extent } from "./apart.js" */

/**
 * An end of a measurement: where it is, and `off`, how far off that may be (kilometres) if it is a point.
 * @typedef {{extent: Extent, off: number | null}} Measurable
 */

const NMI = 1.852;
// kilometres: outlines are not drawn more precisely
const OUTLINE = 10;

/** Return the smallest power of ten that is no smaller than a value, at least 1. @param {number} value */
const unitOf = (value) => 10 ** Math.max(0, Math.ceil(Math.log10(value) - 1e-9));

/**
 * Return a band in whole steps that holds it: of two significant digits, and no finer than outlines are.
 *
 * @param {number} least
 * @param {number} most
 */
export function widened(least, most) {
  const step = (/** @type {number} */ value) => Math.max(OUTLINE, 10 ** (Math.floor(Math.log10(value || 1)) - 1));
  return [
    Math.floor(least / step(least) + 1e-9) * step(least),
    Math.ceil(most / step(most) - 1e-9) * step(most),
  ];
}

/**
 * Return a direction in words, no finer than so many degrees; null where that is more than ten.
 *
 * @param {number | null} bearing
 * @param {number} off
 */
function direction(bearing, off) {
  if (bearing === null || off > 10) return null;
  const step = off > 1 ? 10 : 1;
  return t("bearing", { degrees: String((Math.round(bearing / step) * step) % 360).padStart(3, "0") });
}

/**
 * Return the distance and the direction of two points.
 *
 * @param {LatLon} from
 * @param {LatLon} to
 * @param {number} off  kilometres
 */
function figure(from, to, off) {
  const { km, bearing } = geodesic(from, to);
  const unit = unitOf(off);
  const rounded = (/** @type {number} */ value) => Math.round(value / unit) * unit;
  if (!rounded(km)) return t("apart_below", { km: unit, nmi: unit });
  const words = t("apart_about", { km: rounded(km), nmi: rounded(km / NMI) });
  return [words, direction(bearing, (off / km) * (180 / Math.PI))].filter(Boolean).join(", ");
}

/**
 * Return how far apart two ends are, in words; the direction too where both are points.
 *
 * @param {Measurable} one
 * @param {Measurable} other
 */
export function distance(one, other) {
  if (one.off !== null && other.off !== null) {
    return figure(one.extent.lines[0][0], other.extent.lines[0][0], Math.max(one.off, other.off));
  }
  const { least, most } = apart(one.extent, other.extent);
  const [low, high] = widened(least, most);
  const [nmiLow, nmiHigh] = widened(least / NMI, most / NMI);
  return t("apart_between", { low, high, nmi_low: nmiLow, nmi_high: nmiHigh });
}
