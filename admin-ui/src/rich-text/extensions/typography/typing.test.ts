import { articleSchema } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { history, undo } from "@tiptap/pm/history";
import { EditorState, type Transaction } from "@tiptap/pm/state";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Typewriter, takeBack, typeTypographically } from "./typing.ts";

class Desk implements Typewriter {
  state = EditorState.create({ schema: articleSchema, plugins: [history({ newGroupDelay: 0 })] });
  dispatch = (change: Transaction): void => {
    this.state = this.state.apply(change);
  };
  /** @returns whether a substitution happened */
  type(character: string, language: string): boolean {
    const { from, to } = this.state.selection;
    if (typeTypographically(this, from, to, character, language)) return true;
    this.dispatch(this.state.tr.insertText(character));
    return false;
  }
  text = (): string => this.state.doc.textContent;
}

const keys = fc.constantFrom('"', "'", "-", ".", " ", "a", "7", "(", "ب");
const languages = fc.constantFrom("en", "de", "fr", "ar", "ru", "sv");

it("one undo, or one Backspace, gives back exactly what was typed, whatever was set before it", () => {
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 25 }), languages, fc.boolean(), fc.nat(4), (typed, language, byBackspace, leftAlone) => {
      const desk = new Desk();
      let substitutions = 0;
      for (const character of typed) {
        const before = desk.text();
        if (!desk.type(character, language) || substitutions++ < leftAlone) continue;
        if (byBackspace) expect(takeBack(desk)).toBe(true);
        else undo(desk.state, desk.dispatch);
        expect(desk.text()).toBe(before + character);
        return;
      }
    }),
  );
});

it("Backspace later than right after deletes as ever", () => {
  const desk = new Desk();
  desk.type('"', "en");
  desk.type("a", "en");
  expect(takeBack(desk)).toBe(false);
});

it("code stays as typed", () => {
  const desk = new Desk();
  desk.dispatch(desk.state.tr.setStoredMarks([articleSchema.marks["code"]!.create()]));
  expect(desk.type('"', "en")).toBe(false);
});

it("a quote has the marks of the word it stands at", () => {
  const desk = new Desk();
  desk.dispatch(desk.state.tr.insert(1, articleSchema.text("a", [articleSchema.marks["bold"]!.create()])));
  expect(desk.state.selection.from).toBe(2);
  expect(desk.type('"', "en")).toBe(true);
  expect(desk.state.doc.toString()).toBe('doc(paragraph(bold("a”")))');
});
