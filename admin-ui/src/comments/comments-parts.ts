import { CommentButton } from "./comment-button.tsx";
import { CommentsHost } from "./comments-host.tsx";
import { DockButton } from "./dock-button.tsx";
import { FieldMark } from "./field-mark.tsx";
import { OpenCount } from "./open-count.tsx";

/** What comes together, right after the page. */
export const parts = { CommentButton, CommentsHost, DockButton, FieldMark, OpenCount };
