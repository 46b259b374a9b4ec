import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { borrowUndo } from "./borrowed-undo.ts";

const form = "form";
function draft() {
  const doc = new Y.Doc();
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([form]), captureTimeout: 0 });
  const write = (name: string, words: string, origin: unknown): void => doc.transact(() => doc.getText(name).insert(0, words), origin);
  return { doc, undo, write, read: (name: string) => doc.getText(name).toString() };
}

it("what is typed in a text and in the form is taken back in the order it was done; what others did stays", () => {
  const { undo, write, read } = draft();
  borrowUndo(undo);
  write("title", "headline", form);
  write("body", "text", ySyncPluginKey);
  write("body", "theirs ", "server");
  undo.undo();
  expect([read("title"), read("body")]).toEqual(["headline", "theirs "]);
  undo.undo();
  expect([read("title"), read("body")]).toEqual(["", "theirs "]);
  undo.redo();
  expect(read("title")).toBe("headline");
});

it("an editor that closes leaves the undo of the draft as it was, without its listeners", () => {
  const { undo, write, read } = draft();
  const borrowed = borrowUndo(undo);
  let heard = 0;
  borrowed.on("stack-item-added", () => {
    heard++;
  });
  write("body", "one", ySyncPluginKey);
  expect(heard).toBe(1);
  borrowed.destroy();
  write("body", "two", ySyncPluginKey);
  expect(heard).toBe(1);
  borrowed.undo();
  expect(read("body")).toBe("one");
  expect(undo.canRedo()).toBe(true);
});
