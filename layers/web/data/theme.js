// The theme that the reader's system asks for, until the reader chooses one.

/** @import { Theme } from "../types.d.ts" */

const dark = () => globalThis.matchMedia?.("(prefers-color-scheme: dark)");

/** Return the theme that the browser prefers; light where it says nothing. @returns {Theme} */
export const preferredTheme = () => (dark()?.matches ? "dark" : "light");

/** Call a function whenever the preference changes. @param {() => void} changed */
export const followPreference = (changed) => dark()?.addEventListener("change", changed);
