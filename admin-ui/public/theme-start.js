// Runs before the first paint, so that a dark theme never flashes white. A file of its own: the content security policy allows no inline script.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("pressbox.colour-scheme");
  } catch {
    // Storage can be forbidden; the system's choice then holds.
  }
  const dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
