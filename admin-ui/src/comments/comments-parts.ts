/** What comes together, right after the page. */
export { CommentButton } from "./comment-button.tsx";
export { CommentsHost } from "./comments-host.tsx";
export { FieldMark } from "./field-mark.tsx";
export { OpenCount } from "./open-count.tsx";
