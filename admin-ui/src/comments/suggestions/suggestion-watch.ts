import type { OpenSuggestion } from "@pressbox/shared/rich-text/suggestions/summarize-suggestions.ts";

const restMs = 250;

type Heard = (event: { transaction: { docChanged: boolean } }) => void;
/** What is needed of a text. */
interface WatchedText {
  readonly isDestroyed: boolean;
  on(event: "transaction", listener: Heard): unknown;
  off(event: "transaction", listener: Heard): unknown;
}

/** What is suggested in one text: looked at once for all who ask, when typing rests, and only while somebody asks. */
export class SuggestionWatch<Text extends WatchedText> {
  #suggestions: readonly OpenSuggestion[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #text: Text;
  readonly #summarize: () => readonly OpenSuggestion[];

  constructor(text: Text, summarize: () => readonly OpenSuggestion[]) {
    this.#text = text;
    this.#summarize = summarize;
  }

  /** The same array as long as nothing moved. */
  get suggestions(): readonly OpenSuggestion[] {
    return this.#suggestions;
  }

  subscribe(listener: () => void): () => void {
    if (this.#listeners.size === 0) {
      this.#look();
      this.#text.on("transaction", this.#wait);
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#timer);
      this.#text.off("transaction", this.#wait);
    };
  }

  readonly #wait: Heard = ({ transaction }) => {
    if (!transaction.docChanged) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), restMs);
  };
  #look(): void {
    if (this.#text.isDestroyed) return;
    const suggestions = this.#summarize();
    if (JSON.stringify(suggestions) === JSON.stringify(this.#suggestions)) return;
    this.#suggestions = suggestions;
    for (const listener of this.#listeners) listener();
  }
}
