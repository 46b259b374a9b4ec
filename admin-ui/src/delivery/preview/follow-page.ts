/**
 * Brings a page that is shown to what a new one says, by touching only what differs: nothing flashes, pictures are not fetched again, and the
 * reader's place stays. Both documents have no scripts.
 */
export function followPage(shown: Document, html: string): void {
  const next = new DOMParser().parseFromString(html, "text/html");
  for (const name of ["lang", "dir"]) shown.documentElement.setAttribute(name, next.documentElement.getAttribute(name) ?? "");
  shown.title = next.title;
  follow(shown.body, next.body);
}

/** Equal children at the beginning and the end stay; of what is between, one element that became another of its kind is looked into. */
function follow(shown: Element, next: Element): void {
  const before = [...shown.childNodes];
  const after = [...next.childNodes];
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start]!.isEqualNode(after[start]!)) start++;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end)!.isEqualNode(after.at(-1 - end)!)) end++;
  const gone = before.slice(start, before.length - end);
  const come = after.slice(start, after.length - end);
  const pairs = Math.min(gone.length, come.length);
  for (let index = 0; index < pairs; index++) replace(shown, gone[index]!, come[index]!);
  for (const node of gone.slice(pairs)) node.remove();
  const anchor = end === 0 ? null : (shown.childNodes[shown.childNodes.length - end] ?? null);
  for (const node of come.slice(pairs)) shown.insertBefore(shown.ownerDocument.importNode(node, true), anchor);
}

function replace(parent: Element, gone: Node, come: Node): void {
  if (gone.isEqualNode(come)) return;
  if (isElement(gone) && isElement(come) && gone.tagName === come.tagName && gone.childElementCount > 0 && haveSameAttributes(gone, come)) follow(gone, come);
  else parent.replaceChild(parent.ownerDocument.importNode(come, true), gone);
}

/** Nodes of a frame are of the frame's classes, so they are told by their type. */
const isElement = (node: Node): node is Element => node.nodeType === 1;
const haveSameAttributes = (one: Element, other: Element): boolean => one.cloneNode(false).isEqualNode(other.cloneNode(false));
