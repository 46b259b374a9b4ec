import { DirectionProvider, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router/dom";
import { directionOf } from "../platform/i18n/languages.ts";
import { queryClient } from "../platform/query-client.ts";
import { colourSchemeManager, theme } from "../ui/theme/theme.ts";
import { router } from "./router.tsx";

/** Providers around the router. The key turns Mantine round when the language's direction changes. */
export function Application() {
  const { i18n } = useTranslation();
  const direction = directionOf(i18n.language);
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={theme} colorSchemeManager={colourSchemeManager} defaultColorScheme="auto">
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
