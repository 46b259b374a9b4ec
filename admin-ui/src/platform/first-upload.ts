/** Tells the shell that this tab uploads something, so that the tray's code is loaded then and not with every page. */
let hasStarted = false;
const listeners = new Set<() => void>();

export function tellUploadStarted(): void {
  hasStarted = true;
  for (const listener of listeners) listener();
}

/** Calls `listener` at the first upload, at once if there was one. @returns how to stop listening */
export function onFirstUpload(listener: () => void): () => void {
  if (hasStarted) listener();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
