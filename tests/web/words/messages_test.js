import assert from "node:assert/strict";
import { counted, formatDate, formatNumber, t } from "../../../layers/web/words/messages.js";
import { setMessages, speak } from "../../../layers/web/words/language.js";
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

Deno.test("small whole numbers are their digits, as Intl has them in both languages", () => {
  for (const [language, locale] of [["en", "en-GB"], ["es", "es"]]) {
    spoken(language);
    const { format } = new Intl.NumberFormat(locale);
    for (const value of [0, 1, 999, 1000, -1, 0.5, 9999, 15000]) assert.equal(formatNumber(value), format(value));
  }
});

function invented(messages) {
  setMessages({ en: messages });
  speak("en");
}

Deno.test("a missing message is an error that names it and the language", () => {
  invented({ other: "x" });
  assert.throws(() => t("nothing"), /“nothing” in “en”/);
});

Deno.test("a plural form that a language does not have is its other one", () => {
  invented({ "cases.other": "{n} cases" });
  assert.equal(t("cases", { n: 1 }), "1 cases");
});

Deno.test("numbers in a message are written as such, texts as they are", () => {
  invented({ range: "{low} to {high} {unit}" });
  assert.equal(t("range", { low: 1500, high: "2000", unit: "{low}" }), "1,500 to 2000 {low}");
});

Deno.test("text from right to left keeps its direction to itself inside a message", () => {
  invented({ hidden: "hidden with {label} (2)" });
  assert.equal(t("hidden", { label: "قاعدة" }), "hidden with \u2068قاعدة\u2069 (2)");
  assert.equal(t("hidden", { label: "Łódź" }), "hidden with Łódź (2)");
});

Deno.test("sources and origins are counted, none too", () => {
  spoken("en");
  assert.equal(counted(3, 1), "3 sources, 1 independent origin");
  assert.equal(counted(1, 0), "1 source, origin not named");
});

Deno.test("numbers are written as the language has them", () => {
  spoken("es");
  assert.equal(formatNumber(1234567.5), "1.234.567,5");
  spoken("en");
  assert.equal(formatNumber(1234567.5), "1,234,567.5");
});

Deno.test("a year before 100 is not of this century", () => {
  spoken("en");
  assert.equal(formatDate("0099"), "99");
});
