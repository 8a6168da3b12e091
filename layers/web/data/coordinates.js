// Coordinates in words, no finer than what they are of: a pixel of the map, or a claim.

import { t } from "../words/messages.js";
import { nearness } from "../words/place.js";
import { gridReference, sexagesimal } from "./ellipsoid.js";

/** @import { Claim, Coordinates, LatLon, Payload, Position } from "../types.d.ts" */

/** Metres in a degree of the equator. */
export const DEGREE = 111320;
// degrees (some kilometre): a named place is not a spot, however many decimals its gazetteer has
const EXACT = 0.01;
// kilometres: what "near" is by UCDP's codebook where a claim has no radius
const NEAR = 25;
const [MINUTE, SECOND] = [1 / 60, 1 / 3600];
const MOST_DECIMALS = 5;

/** @type {Coordinates} */
let format = "degrees";

/** Write coordinates so from now on. @param {Coordinates} chosen */
export function writeCoordinates(chosen) {
  format = chosen;
}

/**
 * Return how an angle is written: the unit and the decimals that are no finer than a step.
 *
 * @param {number} step  degrees
 * @returns {["d" | "dm" | "dms", number]}
 */
function fineness(step) {
  if (format !== "dms") return ["d", Math.max(0, Math.min(MOST_DECIMALS, Math.floor(-Math.log10(step) + 1e-9)))];
  return [step <= SECOND ? "dms" : step <= MINUTE ? "dm" : "d", 0];
}

/** @param {number} angle @param {number} step @param {string} letter */
function angleInWords(angle, step, letter) {
  const words = sexagesimal(Math.abs(angle), ...fineness(step));
  // the equator and the meridians of 0° and 180° are neither one side nor the other
  return /^(0|180)[^1-9]*$/.test(words) ? words : words + t(`compass_${letter}`);
}

/** Return a latitude in words, no finer than a step. @param {number} lat degrees @param {number} step degrees */
export const latitude = (lat, step) => angleInWords(lat, step, lat < 0 ? "s" : "n");

/** Return a longitude in words, no finer than a step. @param {number} lon degrees @param {number} step degrees */
export function longitude(lon, step) {
  const turned = lon - 360 * Math.round(lon / 360);
  return angleInWords(turned, step, turned < 0 ? "w" : "e");
}

/** Return the MGRS square that is no smaller than a step, or null where there is none. */
function grid(/** @type {LatLon} */ at, /** @type {number} */ step) {
  const digits = 5 - Math.ceil(Math.log10(step * DEGREE));
  return digits < 0 ? null : gridReference(at, Math.min(digits, 5));
}

/**
 * Return a point in words, as the reader has chosen, no finer than a step; null where nothing is so coarse, and in MGRS
 * near the poles.
 *
 * @param {LatLon} at
 * @param {number} step  degrees
 */
export function coordinates(at, step) {
  if (step > 1) return null;
  return format === "mgrs" ? grid(at, step) : `${latitude(at[0], step)} ${longitude(at[1], step)}`;
}

/**
 * Return how far around its point a claim of precision 1 or 2 may be, in degrees; null for one that is no point, or is
 * placed less precisely.
 *
 * @param {Pick<Claim, "mark" | "where">} claim
 */
export function uncertainty({ mark, where: { precision, radius_km: radius } }) {
  if ((mark !== "point" && mark !== "ring") || precision < 1 || precision > 2) return null;
  if (radius) return Math.max(EXACT, (radius * 1000) / DEGREE);
  return precision === 1 ? EXACT : (NEAR * 1000) / DEGREE;
}

/**
 * Return the point of a claim that has one.
 *
 * @param {Pick<Payload, "places">} data
 * @param {Pick<Claim, "anchors" | "where">} claim
 * @returns {LatLon}
 */
export function pointOf({ places }, { anchors, where }) {
  const [[lon, lat]] = /** @type {Position[]} */ (anchors || places[where.place ?? ""].anchors);
  return [lat, lon];
}

/**
 * Return the coordinates of a claim in words, cut to its own precision; null for a claim that has none.
 *
 * @param {Pick<Payload, "places">} data
 * @param {Claim} claim
 */
export function claimCoordinates(data, claim) {
  const step = uncertainty(claim);
  return step === null ? null : coordinates(pointOf(data, claim), step);
}

/** Return that a claim has no coordinates, and why. @param {Pick<Claim, "mark" | "where">} claim */
export const noCoordinates = (claim) => t("no_coordinates", { precision: nearness(claim) });
