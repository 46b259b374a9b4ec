import { type DragEvent, useRef, useState } from "react";

/** Files dropped anywhere on an element. `isOver` while files (not text, not a tile) hang above it. */
export function useDropFiles(onFiles: (files: readonly File[]) => void) {
  const depth = useRef(0);
  const [isOver, setIsOver] = useState(false);
  const isFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes("Files");
  const leave = (isAll: boolean): void => {
    depth.current = isAll ? 0 : Math.max(0, depth.current - 1);
    if (depth.current === 0) setIsOver(false);
  };
  return {
    isOver,
    dropProps: {
      onDragEnter(event: DragEvent) {
        if (!isFiles(event)) return;
        depth.current += 1;
        setIsOver(true);
      },
      onDragOver(event: DragEvent) {
        if (!isFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      },
      onDragLeave: (event: DragEvent) => isFiles(event) && leave(false),
      onDrop(event: DragEvent) {
        if (!isFiles(event)) return;
        event.preventDefault();
        leave(true);
        if (event.dataTransfer.files.length > 0) onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
