/** Something of a clipboard that could not be taken. `source`: its address, or "" where it has none that leads anywhere. */
export interface LeftOut {
  readonly kind: "picture" | "frame";
  readonly source: string;
}

/** Stands in the pasted text for a picture until the paste is in: never in the document. */
export const markerPattern = /\ue000(\d+)\ue001/g;
const marker = (key: string): string => `\ue000${key}\ue001`;
const topBlocks = "p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, figure, pre";

/**
 * Takes the pictures out of foreign HTML, in place: those that are inside it (`data:`) become files with a marker where they stood, beside the block they
 * were in; tracking pixels go silently; those that are only on somebody's disk go and are told. Addresses of the web are left to the cleaner, which links
 * them.
 */
export function takePictures(body: HTMLElement, canUpload: boolean): { pictures: Map<string, File>; left: LeftOut[] } {
  const pictures = new Map<string, File>();
  const left: LeftOut[] = [];
  for (const image of body.querySelectorAll("img")) {
    const source = image.getAttribute("src") ?? "";
    if (isPixel(image)) image.remove();
    else if (/^data:/i.test(source)) {
      const file = canUpload ? fileOf(source, pictures.size + 1) : null;
      if (file === null) {
        left.push({ kind: "picture", source: "" });
        image.remove();
        continue;
      }
      const key = String(pictures.size);
      pictures.set(key, file);
      placeMarker(body, image, key);
    } else if (!/^https?:/i.test(source) && image.closest("figure[data-asset-id]") === null) {
      left.push({ kind: "picture", source: "" });
      image.remove();
    }
  }
  return { pictures, left };
}

/** One that nobody sees: counters of mail and pages. */
function isPixel(image: HTMLImageElement): boolean {
  const sizes = [image.getAttribute("width"), image.getAttribute("height")].map((size) => Number.parseInt(size ?? "", 10));
  return sizes.some((size) => size <= 2) || /(^|;)\s*display\s*:\s*none/i.test(image.getAttribute("style") ?? "");
}

function placeMarker(body: HTMLElement, image: HTMLImageElement, key: string): void {
  const paragraph = body.ownerDocument.createElement("p");
  paragraph.textContent = marker(key);
  let block: Element | null = null;
  for (let parent: Element | null = image; parent !== null && parent !== body; parent = parent.parentElement) if (parent.matches(topBlocks)) block = parent;
  if (block === null) image.replaceWith(paragraph);
  else {
    let last: Element = block;
    while (markerPattern.test(last.nextElementSibling?.textContent ?? "")) last = last.nextElementSibling ?? last;
    markerPattern.lastIndex = 0;
    last.after(paragraph);
    image.remove();
    if ((block.textContent ?? "").trim() === "" && block.querySelector("img, table") === null) block.remove();
  }
}

const kinds: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/tiff": "tiff",
};

/** Null for what is no picture the library takes (SVG above all). */
function fileOf(source: string, number: number): File | null {
  const match = /^data:(image\/[a-z+.-]+)(?:;[^,;]*)*;base64,([A-Za-z0-9+/=\s]+)$/i.exec(source);
  const type = match?.[1]?.toLowerCase() ?? "";
  const extension = kinds[type];
  if (match?.[2] === undefined || extension === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(match[2].replaceAll(/\s/g, "")), (character) => character.charCodeAt(0));
    return new File([bytes], `pasted-${number}.${extension}`, { type });
  } catch {
    return null;
  }
}
