import { create, elementsIn, type ImportElement, type ImportNode } from "./import-dom.ts";

const isList = (element: ImportElement | null): boolean => element !== null && /^(ul|ol)$/i.test(element.tagName);
const isElement = (node: ImportNode): node is ImportElement => node.nodeType === 1;
const isText = (node: ImportNode): boolean => (node.textContent ?? "").trim() !== "";

/**
 * Google Docs and old editors put a nested list beside the item it belongs to (`<ul><li/><ul/></ul>`): it goes into that item. An item that begins
 * with a list gets the empty line that our items begin with, else its depth would be lost.
 */
export function nestStrayLists(body: ImportElement): void {
  for (const list of elementsIn(body, "ul", "ol")) {
    const parent = list.parentElement;
    if (parent === null || !isList(parent)) continue;
    const siblings = [...parent.childNodes].filter(isElement);
    const before = siblings[siblings.indexOf(list) - 1];
    if (before?.tagName.toLowerCase() === "li") before.append(list);
    else {
      const item = create(list, "li");
      list.before(item);
      item.append(list);
    }
  }
  for (const list of elementsIn(body, "ul", "ol")) {
    const item = list.parentElement;
    if (item === null || item.tagName.toLowerCase() !== "li") continue;
    const first = [...item.childNodes].find((node) => isText(node) || node === list);
    if (first === list) list.before(create(list, "p"));
  }
}
