/** Of a transaction that is a suggestion already, or that accepts or rejects one: it is not turned into a suggestion. */
export const suggestionMeta = "suggestion";
