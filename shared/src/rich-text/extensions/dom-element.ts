/** What parse rules read of an element: true of browsers and of server-side DOMs alike, so that `shared` needs no DOM types. */
export interface DomElement {
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
  readonly textContent: string | null;
}
