/** Format 1 → 2. Format 2 only adds (blocks of a newsroom, suggestions), so every document of format 1 is one of format 2. */
export const from1To2 = (doc: Record<string, unknown>): Record<string, unknown> => ({ ...doc, formatVersion: 2 });
