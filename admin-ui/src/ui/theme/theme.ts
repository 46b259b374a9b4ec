import { createTheme, localStorageColorSchemeManager, type MantineColorsTuple } from "@mantine/core";

/** Ten steps of one token scale, as Mantine wants them. The values live in tokens.css alone. */
const scale = (name: string): MantineColorsTuple => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((step) => `var(--${name}-${step})`) as unknown as MantineColorsTuple;

/** Same key as `public/theme-start.js`, which sets the attribute before the first paint. */
export const colourSchemeManager = localStorageColorSchemeManager({ key: "pressbox.colour-scheme" });

/** Mantine over the tokens: compact, 4-px grid, motion under 150 ms (and none where the system asks for none). */
export const theme = createTheme({
  colors: {
    gray: scale("gray"),
    dark: scale("night"),
    green: scale("green"),
    amber: scale("amber"),
    red: scale("red"),
    blue: scale("blue"),
    violet: scale("violet"),
  },
  primaryColor: "green",
  primaryShade: { light: 6, dark: 4 },
  fontFamily: "var(--font-ui)",
  fontFamilyMonospace: "var(--font-mono)",
  headings: { fontFamily: "var(--font-ui)", fontWeight: "600" },
  fontSizes: { xs: "11px", sm: "12px", md: "13px", lg: "14px", xl: "18px" },
  lineHeights: { xs: "16px", sm: "16px", md: "20px", lg: "20px", xl: "24px" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  autoContrast: false,
  components: {
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 100 }, offset: 4, position: "bottom-end" } },
    Popover: { defaultProps: { transitionProps: { duration: 100 }, offset: 4 } },
    Tooltip: { defaultProps: { openDelay: 350, transitionProps: { duration: 80 }, offset: 6 } },
    Modal: { defaultProps: { transitionProps: { duration: 120 }, centered: true, size: 480 } },
    Drawer: { defaultProps: { transitionProps: { duration: 140 } } },
    TextInput: { defaultProps: { size: "md" } },
    Select: { defaultProps: { size: "md", comboboxProps: { transitionProps: { duration: 80 } } } },
  },
});
