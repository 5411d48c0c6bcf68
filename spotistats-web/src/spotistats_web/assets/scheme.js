// Before anything is painted: light or dark, as the person chose, else as the system says.
(function () {
  let chosen = null;
  try { chosen = localStorage.getItem("mantine-color-scheme-value"); } catch (_) { /* none kept */ }
  const dark = chosen === "dark" ||
    (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
