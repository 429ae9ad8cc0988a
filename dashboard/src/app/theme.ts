import { createTheme } from "@mui/material/styles";
import { DARK, LIGHT, type Tokens } from "../ui/tokens";

/** Where the scheme is written on the root element, for style sheets and charts alike. */
export const SCHEME_ATTRIBUTE = "data-scheme";

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

/** The library's own colours fail contrast here and there: every one it uses is mapped to a token. */
function palette(tokens: Tokens) {
  return {
    primary: { main: tokens.accent },
    success: { main: tokens.ok },
    warning: { main: tokens.warn },
    error: { main: tokens.crit },
    background: { default: tokens.bg, paper: tokens.surface },
    text: { primary: tokens.text, secondary: tokens.text2, disabled: tokens.text3 },
    divider: tokens.border,
  };
}

export const theme = createTheme({
  cssVariables: { colorSchemeSelector: SCHEME_ATTRIBUTE },
  colorSchemes: { light: { palette: palette(LIGHT) }, dark: { palette: palette(DARK) } },
  shape: { borderRadius: 4 },
  spacing: 4,
  typography: { fontFamily: FONT, fontSize: 14, body1: { fontSize: 14, lineHeight: 1.4 }, button: { textTransform: "none", fontWeight: 500 } },
  transitions: { create: () => "none" },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiToggleButton: {
      styleOverrides: {
        root: {
          padding: "2px 8px",
          minHeight: 24,
          fontSize: 12,
          lineHeight: 1.4,
          color: "var(--text2)",
          borderColor: "var(--borderStrong)",
          "&.Mui-selected": { color: "var(--text)", backgroundColor: "var(--raised)", fontWeight: 650 },
          "&.Mui-focusVisible": { outline: "2px solid var(--ring)", outlineOffset: -1 },
        },
      },
    },
  },
});

/** The tokens as custom properties, for the style sheets. */
export const tokenSheet = {
  ":root, [data-scheme='light']": properties(LIGHT),
  "[data-scheme='dark']": properties(DARK),
};

function properties(tokens: Tokens): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, colour]) => [`--${name}`, colour as string]));
}
