import { newId } from "@pressbox/shared/kernel/ids.ts";
import type { Mark } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";

export interface Suggests {
  /** Turns what somebody is about to change into a suggestion; null for what cannot be one. */
  change(state: EditorState, wanted: Transaction): Transaction | null;
  /** What text typed at the cursor carries. */
  marks(state: EditorState): readonly Mark[];
}

/** Whether this tab writes or suggests: one switch for all texts of the page. The code that suggests comes with the first switching on. */
export class SuggestingMode {
  #suggests: Suggests | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #refusalListeners = new Set<() => void>();

  /** Null while one writes. */
  get suggests(): Suggests | null {
    return this.#suggests;
  }
  isOn = (): boolean => this.#suggests !== null;

  /** On or off. @param authorId in whose name */
  turn(authorId: string): void {
    if (this.isOn()) this.stop();
    else void this.#start(authorId);
  }
  async #start(authorId: string): Promise<void> {
    const { suggestChange, suggestedMarks } = await import("./suggest-change.ts");
    const suggester = { authorId, now: () => new Date(), makeId: newId };
    this.#set({ change: (state, wanted) => suggestChange(state, wanted, suggester), marks: (state) => suggestedMarks(state, suggester) });
  }
  stop(): void {
    if (this.#suggests !== null) this.#set(null);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** Hears when something was not done because it cannot be suggested. */
  onRefusal(listener: () => void): () => void {
    this.#refusalListeners.add(listener);
    return () => this.#refusalListeners.delete(listener);
  }
  refuse(): void {
    for (const listener of this.#refusalListeners) listener();
  }

  #set(suggests: Suggests | null): void {
    this.#suggests = suggests;
    for (const listener of this.#listeners) listener();
  }
}

export const suggestingMode = new SuggestingMode();
