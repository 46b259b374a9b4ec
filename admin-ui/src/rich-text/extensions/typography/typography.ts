import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { priorities } from "../priorities.ts";

export interface TypographyOptions {
  /** BCP 47 tag of the text. */
  language: string;
  isOn: () => boolean;
}

type Typing = typeof import("./typing.ts");
let typing: Typing | null = null;
/** Comes with the first focus of a text, before anybody has typed a quote. */
const bring = async (): Promise<void> => {
  typing ??= await import("./typing.ts").catch(() => null);
};

/** Quotes, dashes and dots as the language of the text prints them, while one types; never in code. What is pasted stays as it came. */
export const Typography = Extension.create<TypographyOptions>({
  name: "typography",
  priority: priorities.typography,
  addOptions: () => ({ language: "en", isOn: () => true }),
  addProseMirrorPlugins() {
    const { options } = this;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            focus: () => {
              void bring();
              return false;
            },
          },
          handleTextInput: (view, from, to, text) =>
            // Without a line the code may not have come: then the character is typed as it is.
            /^["'.-]$/.test(text) && options.isOn() && typing?.typeTypographically(view, from, to, text, options.language) === true,
          handleKeyDown: (view, event) => event.key === "Backspace" && !event.ctrlKey && !event.altKey && !event.metaKey && typing?.takeBack(view),
        },
      }),
    ];
  },
});
