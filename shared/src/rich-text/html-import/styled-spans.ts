import { create, elementsIn, type ImportElement, styleOf, unwrap } from "./import-dom.ts";

/** Google Docs wraps a whole selection in `<b style="font-weight:normal" id="docs-internal-guid-…">`, which is not bold. */
export function unwrapGoogleDocs(body: ImportElement): void {
  for (const bold of elementsIn(body, "b")) {
    if ((bold.getAttribute("id") ?? "").startsWith("docs-internal-guid") || ["normal", "400"].includes(styleOf(bold, "font-weight"))) unwrap(bold);
  }
}

const isBold = (span: ImportElement) => /^(bold|bolder|[6-9]00)$/.test(styleOf(span, "font-weight"));
const isItalic = (span: ImportElement) => styleOf(span, "font-style") === "italic";
const isStruck = (span: ImportElement) => `${styleOf(span, "text-decoration")} ${styleOf(span, "text-decoration-line")}`.includes("line-through");

function tagsFor(span: ImportElement): string[] {
  const align = styleOf(span, "vertical-align");
  return [isBold(span) && "strong", isItalic(span) && "em", isStruck(span) && "s", align === "super" && "sup", align === "sub" && "sub"].filter(
    (tag) => typeof tag === "string",
  );
}

/** Emphasis that an editor said by style on a span becomes its element; every other style (fonts, sizes, colours) is lost. Headings are bold anyway. */
export function nameStyledSpans(body: ImportElement): void {
  for (const span of elementsIn(body, "span", "font")) {
    let tags = tagsFor(span);
    for (let parent = span.parentElement; parent !== null; parent = parent.parentElement)
      if (/^h[1-6]$/i.test(parent.tagName)) tags = tags.filter((tag) => tag !== "strong");
    let inside = [...span.childNodes];
    for (const tag of tags) {
      const element = create(span, tag);
      element.append(...inside);
      inside = [element];
    }
    span.replaceWith(...inside);
  }
}
