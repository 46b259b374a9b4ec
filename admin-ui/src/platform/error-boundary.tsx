import { IconPlugConnectedX } from "@tabler/icons-react";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isRouteErrorResponse, Link, useRouteError } from "react-router";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/panel.tsx";
import { ApiProblem } from "./api-client.ts";
import { useProblemText } from "./i18n/problem-text.ts";

/** A page that failed: what happened, what was kept, what to do. Never a stack. */
export function ProblemPage({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation("platform");
  const explain = useProblemText();
  const isMissing = (isRouteErrorResponse(error) || error instanceof ApiProblem) && error.status === 404;
  const { text, reference } = explain(error);
  return (
    <EmptyState
      icon={<IconPlugConnectedX size={36} stroke={1.5} />}
      title={isMissing ? t("page.missingTitle") : t("page.failedTitle")}
      isPage
      action={
        <span className="pb-row">
          <Button tone="primary" onClick={onRetry ?? (() => window.location.reload())}>
            {t("page.tryAgain")}
          </Button>
          <Link to="/" className="pb-link">
            {t("page.home")}
          </Link>
        </span>
      }
    >
      {isMissing ? t("page.missingText") : text} {isMissing ? "" : t("page.kept")}
      {reference !== "" && (
        <span className="pb-small pb-quiet" style={{ display: "block" }}>
          {t("page.reference")} <bdi dir="ltr">{reference}</bdi>
        </span>
      )}
    </EmptyState>
  );
}

/** What a route shows when its page threw. */
export function RouteProblem() {
  return <ProblemPage error={useRouteError()} />;
}

/** Keeps a failing part from taking the page with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };
  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }
  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <ProblemPage error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
