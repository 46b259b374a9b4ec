import { expect, it } from "vitest";
import { findSlashItems, type SlashItem } from "./slash-items.ts";

const items: SlashItem[] = [
  { id: "heading2", title: "Título", keywords: "h2 encabezado" },
  { id: "clip", title: "Clip", keywords: "video film goal" },
  { id: "embed", title: "Embed", keywords: "youtube video post" },
  { id: "entryLink", title: "Link to an entry", keywords: "internal" },
];
const found = (query: string) => findSlashItems(items, query).map((item) => item.id);

it("shows everything at first and then what begins with what is typed, title before keyword", () => {
  expect(found("")).toHaveLength(4);
  expect(found("em")).toEqual(["embed"]);
  expect(found("vid")).toEqual(["clip", "embed"]);
  expect(found("entry")).toEqual(["entryLink"]);
});

it("does not mind accents and case", () => {
  expect(found("TIT")).toEqual(["heading2"]);
  expect(found("zzz")).toEqual([]);
});
