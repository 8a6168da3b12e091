// Text in the form in which it is searched.

/**
 * Return text in the form in which it is searched: small letters without accents.
 *
 * @param {string} text
 */
export const foldText = (text) =>
  (/[\u0080-\uffff]/.test(text) ? text.normalize("NFD").replace(/\p{M}/gu, "") : text).toLowerCase();
