// Where a claim is and how precisely it is placed, in words.

import { currentLanguage } from "./language.js";
import { t } from "./messages.js";
import { text } from "./translation.js";

/** The place of a claim in the source's terms, or as its place is named in translation where the two are the same. */
export function whereabouts(data, { where }) {
  const place = data.places[where.place];
  const own = text(where, "name");
  return own.lang !== currentLanguage() && place && place.name === where.name ? text(place, "name") : own;
}

/** How precisely a claim is placed, in words. */
export const nearness = (claim) => (claim.mark === "arc" ? t("schematic") : t(`precision.${claim.where.precision}`));
