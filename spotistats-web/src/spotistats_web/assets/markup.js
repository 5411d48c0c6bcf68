// Puts markup in place: the parts of a page that are HTML alone come as the text of `data-html`.
(function () {
  "use strict";

  const KEPT_OPEN = "details.as-table, details.menu";
  const FOCUSABLE = "a[href], button, summary, [tabindex]";

  function put(holder) {
    const told = holder.getAttribute("data-html");
    if (holder.ourHtml === told) return;
    const focused = holder.contains(document.activeElement)
      ? Array.from(holder.querySelectorAll(FOCUSABLE)).indexOf(document.activeElement) : -1;
    const open = Array.from(holder.querySelectorAll(KEPT_OPEN)).map((each) => each.open);
    for (const node of holder.ourNodes || []) node.remove();
    holder.ourHtml = told;
    holder.ourNodes = [];
    if (told === null) return;
    const template = document.createElement("template");
    template.innerHTML = told;
    holder.ourNodes = Array.from(template.content.childNodes);
    holder.append(template.content);
    openTables(holder);
    const now = holder.querySelectorAll(KEPT_OPEN);
    if (now.length === open.length) now.forEach((each, at) => { each.open = open[at]; });
    if (focused >= 0) {
      const next = holder.querySelectorAll(FOCUSABLE)[focused];
      if (next) next.focus({ preventScroll: true });
    }
  }

  // The table behind a chart stays open while one looks at the same page, whatever else is chosen.
  const opened = new Set();
  const nameOf = (table) => {
    const chart = table.closest(".card").querySelector("[data-chart]");
    return location.pathname + " " + (chart ? chart.getAttribute("data-chart") : "");
  };

  document.addEventListener("toggle", (event) => {
    if (!event.target.matches("details.as-table")) return;
    if (event.target.open) opened.add(nameOf(event.target)); else opened.delete(nameOf(event.target));
  }, true);

  function openTables(holder) {
    for (const table of holder.querySelectorAll("details.as-table")) {
      if (!opened.has(nameOf(table))) continue;
      table.open = true;
      window.spotistats.writeTable(table.querySelector("[data-table]"));
    }
  }

  // Runs before the browser paints what changed.
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") put(change.target);
      for (const node of change.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.hasAttribute("data-html")) put(node);
        node.querySelectorAll("[data-html]").forEach(put);
      }
    }
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-html"],
  });
})();
