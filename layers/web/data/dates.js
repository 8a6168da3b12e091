// Partial dates (a year, a month, a day): never taken for more than they say.

/** The first day that a partial date may mean, in milliseconds. */
export function earliest(date) {
  const [year, month, day] = date.split("-").map(Number);
  return Date.UTC(year, (month || 1) - 1, day || 1);
}

/** The last day that a partial date may mean, in milliseconds: a claim "of November" is there when November is over. */
export function latest(date) {
  const [year, month, day] = date.split("-").map(Number);
  return day ? Date.UTC(year, month - 1, day) : Date.UTC(year, month || 12, 0);
}
