/** A list's words, whatever a foreign program has put into the shared document beside them. */
export const stringsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : []);
/** A text, or none. */
export const stringOf = (value: unknown): string => (typeof value === "string" ? value : "");
