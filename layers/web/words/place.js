// Where a claim is and how precisely it is placed, in words.

import { currentLanguage } from "./language.js";
import { t } from "./messages.js";
import { text } from "./translation.js";

/** @import { Claim, Payload, Said } from "../types.d.ts" */

/**
 * Return the place of a claim in the source's terms, or as its place is named in translation where the two are the
 * same.
 *
 * @param {Pick<Payload, "places">} data
 * @param {Pick<Claim, "where">} claim
 * @returns {Said}
 */
export function whereabouts({ places }, { where }) {
  const place = where.place ? places[where.place] : undefined;
  const own = text(where, "name");
  return own.lang !== currentLanguage() && place && place.name === where.name ? text(place, "name") : own;
}

/**
 * Return how precisely a claim is placed, in words.
 *
 * @param {Pick<Claim, "mark" | "where">} claim
 */
export function nearness({ mark, where }) {
  const precision = t(`precision.${where.precision}`);
  if (mark === "arc") return t("schematic");
  if (mark !== "line") return precision;
  if (where.precision === 1) return t("course.given");
  return t(where.precision < 5 ? "course.near" : "course.approximate", { precision });
}
