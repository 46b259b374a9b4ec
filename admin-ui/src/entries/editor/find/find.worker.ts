import { type FindQuery, matchesIn, type TextMatch } from "./find-matches.ts";

export interface FindRequest {
  readonly id: number;
  readonly texts: readonly string[];
  readonly query: FindQuery;
  readonly template: string;
}
/** `fault` is what the browser says of an expression that is none. */
export type FindAnswer = { readonly id: number } & ({ readonly matches: TextMatch[] } | { readonly fault: string });

function answer({ id, texts, query, template }: FindRequest): FindAnswer {
  try {
    return { id, matches: matchesIn(texts, query, template) };
  } catch (error) {
    if (error instanceof SyntaxError) return { id, fault: error.message };
    throw error;
  }
}

/** Says that the code has come: from here on time counts. */
globalThis.postMessage("ready", {});
globalThis.addEventListener("message", (event: MessageEvent<FindRequest>) => globalThis.postMessage(answer(event.data), {}));
