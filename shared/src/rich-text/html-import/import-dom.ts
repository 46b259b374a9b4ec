/** The little of the DOM that the import transforms use: true of a browser's document and of a server-side one, so `shared` needs neither. */
export interface ImportNode {
  readonly nodeType: number;
  textContent: string | null;
}
export interface ImportElement extends ImportNode {
  readonly tagName: string;
  readonly childNodes: Iterable<ImportNode>;
  readonly parentElement: ImportElement | null;
  readonly nextElementSibling: ImportElement | null;
  readonly ownerDocument: { createElement(tag: string): ImportElement } | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  append(...nodes: (ImportNode | string)[]): void;
  before(...nodes: (ImportNode | string)[]): void;
  replaceWith(...nodes: (ImportNode | string)[]): void;
  remove(): void;
}

const elementNode = 1;

/**
 * The elements below `root` with one of these tags, in document order, as they are now. A plain walk: selector engines of server-side DOMs take
 * seconds for what this does in milliseconds.
 */
export function elementsIn(root: ImportElement, ...tags: string[]): ImportElement[] {
  const wanted = new Set(tags);
  const found: ImportElement[] = [];
  const walk = (element: ImportElement): void => {
    for (const child of element.childNodes) {
      if (child.nodeType !== elementNode) continue;
      const inner = child as ImportElement;
      if (wanted.has(inner.tagName.toLowerCase())) found.push(inner);
      walk(inner);
    }
  };
  walk(root);
  return found;
}

export const create = (near: ImportElement, tag: string): ImportElement => {
  if (near.ownerDocument === null) throw new Error("An element belongs to a document.");
  return near.ownerDocument.createElement(tag);
};

/** Puts the children where the element was. */
export const unwrap = (element: ImportElement): void => element.replaceWith(...element.childNodes);

/** The same content in another tag; attributes are left behind. */
export function retag(element: ImportElement, tag: string): ImportElement {
  const made = create(element, tag);
  made.append(...element.childNodes);
  element.replaceWith(made);
  return made;
}

/** One declaration of a style attribute, lower case; "" when it is not there. Matches whole names: `mso-list` is not `list`. */
export function styleOf(element: ImportElement, name: string): string {
  const style = element.getAttribute("style") ?? "";
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === name)
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
  }
  return "";
}
