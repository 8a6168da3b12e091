// Partial dates (a year, a month, a day): never taken for more than they say.
"use strict";

(function (posture) {
  /** The first day that a partial date may mean, in milliseconds. */
  posture.earliest = (date) => {
    const [year, month, day] = date.split("-").map(Number);
    return Date.UTC(year, (month || 1) - 1, day || 1);
  };

  /** The last day that a partial date may mean, in milliseconds: a claim "of November" is there when November is over. */
  posture.latest = (date) => {
    const [year, month, day] = date.split("-").map(Number);
    return day ? Date.UTC(year, month - 1, day) : Date.UTC(year, month || 12, 0);
  };
})(window.posture);
