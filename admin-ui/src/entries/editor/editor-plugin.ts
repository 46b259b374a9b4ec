/**
 * What a feature of higher rank (comments, checks, preview) adds to the workspace. `app/entry-workspace` hands the list in; entries knows none of
 * them. Only what a text must have from its first moment (`extendText`) is loaded with the page, everything else is a lazy part.
 */
import type { Field } from "@pressbox/shared/content-types/content-types.schema.ts";
import type { Icon } from "@tabler/icons-react";
import type { Extensions, Editor as TextEditor } from "@tiptap/core";
import { type ComponentType, createContext, useContext } from "react";
import type { Draft } from "../draft/draft-connection.ts";

/** One rich text of the draft. Nothing that changes while it is open: the text is built anew from it. */
export interface TextPlace {
  readonly entryId: string;
  readonly locale: string;
  readonly field: Field;
  readonly draft: Draft;
}

export interface EditorPlugin {
  readonly name: string;
  /** A tab of the inspector. Its name is a text of this page, because it is there from the first moment. */
  readonly panel?: {
    readonly icon: Icon;
    readonly label: "editor.inspector.checks" | "editor.inspector.comments";
    /** A small number at the tab, or nothing. */
    readonly Badge?: ComponentType;
    readonly Panel: ComponentType;
  };
  /** Buttons at the end of the toolbar above the page. */
  readonly Tools?: ComponentType;
  /** At the foot of a phone, beside the outline: a button of class `ed-dock-item`. */
  readonly Dock?: ComponentType;
  /** Mounted once in an open editor: keys, dialogs, the pane that takes the canvas's place. */
  readonly Host?: ComponentType;
  /** TipTap extensions of each rich text, made once a text. Small: they come with the page. */
  readonly extendText?: (place: TextPlace) => Extensions;
  /** Buttons of the menu over selected text, also where one may only read. */
  readonly SelectionActions?: ComponentType<{ place: TextPlace; editor: TextEditor }>;
  /** Beside a field's name in the form and on the page: a mark that something is there. */
  readonly FieldMark?: ComponentType<{ field: Field }>;
  /** Beside the words of what publishing will do: what one should know before pressing. @param codes the languages chosen */
  readonly PublishNote?: ComponentType<{ codes: readonly string[] }>;
}

const PluginsContext = createContext<readonly EditorPlugin[]>([]);
export const EditorPluginsProvider = PluginsContext.Provider;
export const useEditorPlugins = (): readonly EditorPlugin[] => useContext(PluginsContext);

/** @see useOpenPanel */
export type OpenPanel = (name: string | null, search?: Readonly<Record<string, string>>) => void;
const OpenPanelContext = createContext<OpenPanel>(() => undefined);
export const OpenPanelProvider = OpenPanelContext.Provider;
/**
 * Opens a tab of the inspector, also where the column is closed and, on a phone, as a sheet; null leaves that sheet, so that the page is seen.
 * @param search more of the address to set with it
 */
export const useOpenPanel = (): OpenPanel => useContext(OpenPanelContext);
