import { Skeleton } from "../../ui/panel.tsx";

/** The columns' places while the text comes: nothing jumps. */
export function EditorSkeleton() {
  return (
    <div className="ed" aria-busy>
      <div className="ed-side" />
      <div className="ed-centre">
        <div className="ed-subbar" />
        <div className="ed-canvas">
          <div className="ed-page ed-page-skeleton">
            <Skeleton height={36} width="90%" />
            <Skeleton height={36} width="60%" />
            <Skeleton height={18} />
            <Skeleton height={18} width="80%" />
            <Skeleton height={170} />
            <Skeleton height={18} />
            <Skeleton height={18} />
            <Skeleton height={18} width="70%" />
          </div>
        </div>
      </div>
      <div className="ed-inspector" />
    </div>
  );
}
