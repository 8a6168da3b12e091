// Text in the form in which it is searched.

/** Text in the form in which it is searched: small letters without accents. */
export const foldText = (text) =>
  (/[\u0080-\uffff]/.test(text) ? text.normalize("NFD").replace(/\p{M}/gu, "") : text).toLowerCase();
