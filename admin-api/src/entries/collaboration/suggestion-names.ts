/**
 * In whose name suggestions stand. A browser writes the author into its marks, so a changed one could write anybody's. Each update is looked at when it
 * arrives, by the process that holds the connection: a name or an id that it brings along, and that neither stood in the document nor is its person's own, is
 * written over at once. Nothing is taken out, since that would lose what somebody typed. Not seen: words that somebody writes into a
 * suggestion of another (decision 0093).
 */
import type { ContentTypeDefinition } from "@pressbox/shared/content-types/content-types.schema.ts";
import { draftTypeName } from "@pressbox/shared/entries/collaboration.protocol.ts";
import { newId } from "@pressbox/shared/kernel/ids.ts";
import * as Y from "yjs";

interface Signature {
  readonly id: string;
  readonly authorId: string;
}

export interface SuggestionNames {
  /**
   * @param actorId whose connection brought it; null for what another process or this server itself has judged
   * @returns whether something is to be corrected
   */
  hear(update: Uint8Array, actorId: string | null): boolean;
  /** Writes the right names into the document. @returns the suggestions that had wrong ones */
  correct(definition: ContentTypeDefinition): readonly Signature[];
}

export function watchSuggestionNames(doc: Y.Doc): SuggestionNames {
  /** Authors by suggestion; the first one's it is. */
  const known = new Map<string, Set<string>>();
  const strange = new Map<string, { readonly wrong: Signature; readonly right: Signature }>();

  function learn({ id, authorId }: Signature): void {
    known.set(id, (known.get(id) ?? new Set()).add(authorId));
  }

  function judge(signature: Signature, actorId: string): void {
    const [owner] = known.get(signature.id) ?? [];
    const isFree = owner === undefined || owner === actorId;
    if (strange.has(keyOf(signature)) || known.get(signature.id)?.has(signature.authorId) === true) return;
    if (isFree && signature.authorId === actorId) learn(signature);
    else strange.set(keyOf(signature), { wrong: signature, right: { id: isFree ? signature.id : newId(), authorId: actorId } });
  }

  function hear(update: Uint8Array, actorId: string | null): boolean {
    for (const signature of signaturesIn(update)) {
      if (actorId === null) learn(signature);
      else judge(signature, actorId);
    }
    return strange.size > 0;
  }

  hear(Y.encodeStateAsUpdate(doc), null);
  return {
    hear,
    correct(definition) {
      const wrong = [...strange.values()];
      if (wrong.length === 0) return [];
      const rights = new Map(wrong.map((each) => [keyOf(each.wrong), each.right]));
      renameSuggestions(doc, definition, (signature) => rights.get(keyOf(signature)));
      strange.clear();
      return wrong.map((each) => each.wrong);
    },
  };
}

const keyOf = ({ id, authorId }: Signature): string => JSON.stringify([id, authorId]);

/** Ids and authors of suggestions that an update brings: as marks of text, or as attributes of blocks and line breaks. */
function signaturesIn(update: Uint8Array): Signature[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) => {
    const content = struct instanceof Y.Item ? struct.content : null;
    if (content instanceof Y.ContentFormat) return isMark(content.key) && isSignature(content.value) ? [content.value] : [];
    // An attribute that replaces another does not say its name in the update.
    return content instanceof Y.ContentAny ? (content.arr as unknown[]).filter(isSignature) : [];
  });
}

const isMark = (key: string): boolean => ["insertion", "deletion"].includes(key.split("--")[0] ?? "");

const isSignature = (value: unknown): value is Signature =>
  typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" && "authorId" in value && typeof value.authorId === "string";

/** Writes other ids and authors into suggestions of the document: their marks, and the attribute of blocks and line breaks. */
function renameSuggestions(doc: Y.Doc, definition: ContentTypeDefinition, rightOf: (signature: Signature) => Signature | undefined): void {
  const renamed = (value: unknown): object | undefined => {
    const right = isSignature(value) ? rightOf(value) : undefined;
    return right && { ...(value as object), ...right };
  };
  const rename = (type: Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook): void => {
    if (type instanceof Y.XmlText) renameMarks(type);
    if (type instanceof Y.XmlElement) {
      const element = type as unknown as Y.XmlElement<{ suggestion: object }>;
      const suggestion = renamed(element.getAttribute("suggestion"));
      if (suggestion) element.setAttribute("suggestion", suggestion);
    }
    if (type instanceof Y.XmlFragment) for (const child of type.toArray()) rename(child);
  };
  const renameMarks = (text: Y.XmlText): void => {
    let at = 0;
    for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
      const length = typeof insert === "string" ? insert.length : 1;
      for (const [name, value] of Object.entries(attributes ?? {}).filter(([key]) => isMark(key))) {
        const suggestion = renamed(value);
        if (suggestion) text.format(at, length, { [name]: suggestion });
      }
      at += length;
    }
  };
  doc.transact(() => {
    for (const field of definition.fields) if (field.kind === "rich-text") rename(doc.getXmlFragment(draftTypeName(field.key)));
  });
}
