/** The panel's code: asked for when the tab is opened, and ahead of it when somebody selects words. */
export const loadPanel = () => import("./panel/comments-panel.tsx");
