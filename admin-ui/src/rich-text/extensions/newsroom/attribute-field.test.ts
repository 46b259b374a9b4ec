// @vitest-environment happy-dom
import { articleKit } from "@pressbox/shared/rich-text/kits/article-kit.ts";
import { Editor } from "@tiptap/core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Suggesting } from "../suggesting/suggesting.ts";
import { suggestingMode } from "../suggesting/suggesting-mode.ts";
import { attributeField } from "./attribute-field.ts";

let editor: Editor;
let field: HTMLInputElement;
beforeEach(() => {
  editor = new Editor({
    element: document.createElement("div"),
    extensions: [...articleKit, Suggesting],
    content: { type: "doc", content: [{ type: "factBox", attrs: { title: "The final" }, content: [{ type: "paragraph" }] }] },
  });
  const tools = document.createElement("div");
  const drawn = attributeField({ editor, node: editor.state.doc.child(0), positionOf: () => 0, tools }, { name: "title", label: "Title", maxLength: 100 });
  field = drawn.field;
  tools.append(field);
  document.body.append(tools);
  drawn.show(editor.state.doc.child(0));
});
afterEach(() => {
  suggestingMode.stop();
  editor.destroy();
  document.body.replaceChildren();
});
const type = (text: string): void => {
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event("input"));
};
const stored = (): unknown => editor.state.doc.child(0).attrs["title"];

it("writes what one types into the block", () => {
  type("The semi-final");
  expect(stored()).toBe("The semi-final");
  expect(field.value).toBe("The semi-final");
});

it("says again what stands when it was not taken because one suggests", async () => {
  suggestingMode.turn("0197f000-0000-7000-8000-00000000000a");
  await vi.waitUntil(suggestingMode.isOn, { timeout: 10_000 });
  type("The semi-final");
  expect(stored()).toBe("The final");
  expect(field.value).toBe("The final");
});
