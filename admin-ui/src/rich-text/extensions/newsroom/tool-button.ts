/** Outlines of Tabler icons (MIT), drawn here because these buttons are no React. */
const outlines = {
  plus: "M12 5v14M5 12h14",
  remove: "M18 6L6 18M6 6l12 12",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
  before: "M15 6l-6 6 6 6",
  after: "M9 6l6 6-6 6",
  link: "M9 15l6-6M11 6l.46-.54a5 5 0 0 1 7.08 7.08L18 13M13 18l-.4.53a5.07 5.07 0 0 1-7.12 0 4.97 4.97 0 0 1 0-7.07L6 11",
  open: "M12 6H6a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-6M11 13l9-9M15 4h5v5",
} as const;
export type ToolIcon = keyof typeof outlines;

/** A button with an icon and a name; hidden by the style sheet while the text is read only. */
export function toolButton(icon: ToolIcon, label: string, onPress: () => void | Promise<void>): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset["tool"] = icon;
  button.title = label;
  button.setAttribute("aria-label", label);
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", width: "16", height: "16", fill: "none", stroke: "currentColor", "aria-hidden": "true" }))
    svg.setAttribute(name, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of Object.entries({ d: outlines[icon], "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round" }))
    path.setAttribute(name, value);
  svg.append(path);
  button.append(svg);
  button.addEventListener("click", () => void onPress());
  return button;
}
