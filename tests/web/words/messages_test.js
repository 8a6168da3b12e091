import assert from "node:assert/strict";
import { formatDate, t } from "../../../layers/web/words/messages.js";
import { spoken } from "../spoken.js";

const CASES = {
  en: {
    counts: ["1 claim shown", "15,000 claims shown", "1,000,000 claims shown"],
    dates: ["2025", "Nov 2025", "3 Nov 2025"],
  },
  es: {
    counts: ["1 afirmación visible", "15.000 afirmaciones visibles", "1.000.000 afirmaciones visibles"],
    dates: ["2025", "nov 2025", "3 nov 2025"],
  },
};

for (const [language, { counts, dates }] of Object.entries(CASES)) {
  Deno.test(`a count takes its plural form and its thousands apart: ${language}`, () => {
    spoken(language);
    assert.deepEqual([1, 15000, 1000000].map((n) => t("shown", { n })), counts);
  });

  Deno.test(`a date is written no more precisely than it is: ${language}`, () => {
    spoken(language);
    assert.deepEqual(["2025", "2025-11", "2025-11-03"].map(formatDate), dates);
  });
}
