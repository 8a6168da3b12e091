// Text that somebody else wrote, as plain text.

/** Return text on one line, with its writing direction kept to itself. @param {unknown} words */
export function plain(words) {
  const line = String(words).replace(/\s+/g, " ").trim();
  return /[\u202a-\u202e\u2066-\u2069]/.test(line) ? `\u2068${line}\u2069` : line;
}

/** Return the same in quotation marks. @param {string} words */
export const quoted = (words) => `“${plain(words)}”`;
