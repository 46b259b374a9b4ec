import { newId } from "@pressbox/shared/kernel/ids.ts";
import type { Mark } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";

export interface Suggests {
  /** Turns what somebody is about to change into a suggestion; null for what cannot be one. */
  change(state: EditorState, wanted: Transaction): Transaction | null;
  /** What text typed at the cursor carries. */
  marks(state: EditorState): readonly Mark[];
}

/** The code that suggests. */
export type SuggestCode = Pick<typeof import("./suggest-change.ts"), "suggestChange" | "suggestedMarks">;

/** Offline an import fails, or answers with nothing where the page has taken the fault upon itself (`vite:preloadError`). */
const importCode = (): Promise<SuggestCode | undefined> => import("./suggest-change.ts").catch(() => undefined);

/** What a listener hears: something was not done because it cannot be suggested; or suggesting could not begin, because its code did not come. */
export type SuggestingRefusal = "notSuggestible" | "away";

/** Whether this tab writes or suggests: one switch for all texts of the page. The code that suggests comes with the first switching on. */
export class SuggestingMode {
  #suggests: Suggests | null = null;
  /** In whose turn at the switch the code was asked for; null while none is on its way. */
  #starting: symbol | null = null;
  readonly #load: () => Promise<SuggestCode | undefined>;
  readonly #listeners = new Set<() => void>();
  readonly #refusalListeners = new Set<(why: SuggestingRefusal) => void>();

  constructor(load: () => Promise<SuggestCode | undefined> = importCode) {
    this.#load = load;
  }

  /** Null while one writes. */
  get suggests(): Suggests | null {
    return this.#suggests;
  }
  isOn = (): boolean => this.#suggests !== null;

  /** Brings the code before it is needed: whoever loses the connection later can still suggest. */
  fetchAhead(): void {
    void this.#load();
  }
  /** On or off. Pressed again before it is on, it stays off. @param authorId in whose name */
  turn(authorId: string): void {
    if (this.isOn() || this.#starting !== null) this.stop();
    else void this.#start(authorId);
  }
  async #start(authorId: string): Promise<void> {
    const turn = Symbol();
    this.#starting = turn;
    const code = await this.#load();
    if (this.#starting !== turn) return;
    this.#starting = null;
    if (code === undefined) return this.#tell("away");
    const suggester = { authorId, now: () => new Date(), makeId: newId };
    this.#set({ change: (state, wanted) => code.suggestChange(state, wanted, suggester), marks: (state) => code.suggestedMarks(state, suggester) });
  }
  stop(): void {
    this.#starting = null;
    if (this.#suggests !== null) this.#set(null);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** Hears when something was not done, and why. */
  onRefusal(listener: (why: SuggestingRefusal) => void): () => void {
    this.#refusalListeners.add(listener);
    return () => this.#refusalListeners.delete(listener);
  }
  refuse(): void {
    this.#tell("notSuggestible");
  }

  #tell(why: SuggestingRefusal): void {
    for (const listener of this.#refusalListeners) listener(why);
  }
  #set(suggests: Suggests | null): void {
    this.#suggests = suggests;
    for (const listener of this.#listeners) listener();
  }
}

export const suggestingMode = new SuggestingMode();
