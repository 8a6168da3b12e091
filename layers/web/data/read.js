// Until when the theatre or a collection was read, as the reader has dates written.

import { formatDate } from "../words/messages.js";

/** @import { Collection, Data, Store } from "../types.d.ts" */

/**
 * Return until when the theatre was read, or a collection with a date of its own. The group is Python's
 * (layers/theatre/as_of.py): it has a time where the theatre has one.
 *
 * @param {Pick<Data, "theatre" | "groups">} data
 * @param {Pick<Store, "dates">} store
 * @param {Pick<Collection, "id" | "as_of">} [collection]
 */
export function readUntil({ theatre, groups }, store, collection) {
  if (store.dates === "dtg") return groups[collection?.id ?? ""];
  if (collection) return formatDate(String(collection.as_of));
  const date = formatDate(theatre.as_of);
  return theatre.as_of_time ? `${date}, ${theatre.as_of_time} UTC` : date;
}
