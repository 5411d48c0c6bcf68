// What the browser does by itself: it follows links without loading the page anew, puts inputs
// into the address, shows that something is on its way, and writes the tables behind charts.
(function () {
  "use strict";

  const byId = (id) => document.getElementById(id);
  window.spotistats = { go, writeTable };

  const noUpdate = () => window.dash_clientside.no_update;

  // --- Links -------------------------------------------------------------------------------

  function go(href) {
    const target = new URL(href, location.href);
    const samePath = target.pathname === location.pathname;
    history.pushState({}, "", target.pathname + target.search + target.hash);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    if (!samePath) window.scrollTo(0, 0);
  }

  function isOurs(link, event) {
    return link && link.origin === location.origin && !link.hasAttribute("download") &&
      !link.hasAttribute("data-reload") && !link.target &&
      !link.pathname.startsWith("/api/") && event.button === 0 &&
      !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (isOurs(link, event) && !event.defaultPrevented) {
      event.preventDefault();
      go(link.href);
    }
    if (event.target.closest("[data-refresh]")) refresh();
    if (event.target.closest("#burger")) document.body.classList.toggle("nav-open");
    else if (!event.target.closest(".nav") || link) document.body.classList.remove("nav-open");
    if (event.target.closest("#scheme")) switchScheme();
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target) || link) menu.open = false;
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.body.classList.remove("nav-open");
      for (const menu of document.querySelectorAll("details.menu[open]")) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    }
    const isSwitch = event.target.matches && event.target.matches("a[role=switch]");
    if (event.key === " " && isSwitch) { event.preventDefault(); event.target.click(); }
  });

  function refresh() {
    window.dash_clientside.set_props("refresh", { data: Date.now() });
  }

  // --- Whether anybody answers -------------------------------------------------------------

  const asked = window.fetch;

  // Dash has no word of its own for an answer that does not come.
  window.fetch = async function (resource, options) {
    const address = String(resource && resource.url ? resource.url : resource);
    if (!address.includes("/_dash-update-component")) return asked.call(this, resource, options);
    try {
      const answer = await asked.call(this, resource, options);
      showNoAnswer(answer.status >= 500);
      return answer;
    } catch (error) {
      showNoAnswer(!(error && error.name === "AbortError"));
      throw error;
    }
  };

  function showNoAnswer(isGone) {
    const told = byId("no-answer");
    if (!told || document.body.classList.contains("unanswered") === isGone) return;
    told.innerHTML = isGone ? told.getAttribute("data-told") : "";
    document.body.classList.toggle("unanswered", isGone);
  }

  // A second press on the same button is not a second wish.
  document.addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest("#page button[id]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);

  // --- Light and dark ----------------------------------------------------------------------

  function switchScheme() {
    const now = document.documentElement.getAttribute("data-mantine-color-scheme");
    const next = now === "dark" ? "light" : "dark";
    document.documentElement.setAttribute("data-mantine-color-scheme", next);
    try { localStorage.setItem("mantine-color-scheme-value", next); } catch (_) { /* not kept */ }
  }

  // --- What is on its way ------------------------------------------------------------------

  let shownPath = null;

  function onAddress() {
    const isOther = shownPath !== null && shownPath !== location.pathname;
    document.body.classList.toggle("changing", isOther);
    showBare();
    for (const link of document.querySelectorAll("[data-nav]")) {
      const at = link.getAttribute("data-nav");
      const here = at === location.pathname || (at !== "/" && location.pathname.startsWith(at + "/"));
      if (here) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
    }
  }

  // What somebody shares is shown without the ways to pages of one's own.
  function showBare() {
    const isShared = location.pathname.startsWith("/shared/");
    document.documentElement.classList.toggle("bare", isShared);
  }

  showBare();

  function onShown() {
    const titled = document.querySelector("#page [data-title]");
    if (titled && titled.getAttribute("data-path") !== location.pathname) return;
    const first = shownPath === null;
    const isOther = shownPath !== location.pathname;
    shownPath = location.pathname;
    document.body.classList.remove("changing");
    document.body.classList.add("ready");
    onAddress();
    if (titled) {
      const title = titled.getAttribute("data-title");
      document.title = title + " – Spotify Stats";
      if (isOther && !first) {
        byId("announcer").textContent = title;
        byId("main").focus({ preventScroll: true });
      }
    }
    if (document.querySelector("[data-signed-out]")) signInAgain();
  }

  function signInAgain() {
    let last = 0;
    try {
      last = Number(sessionStorage.getItem("signed-out-at") || 0);
      sessionStorage.setItem("signed-out-at", String(Date.now()));
    } catch (_) { return; }
    if (Date.now() - last > 15000) location.reload();
  }

  window.addEventListener("_dashprivate_pushstate", onAddress);
  window.addEventListener("popstate", onAddress);

  new MutationObserver((changes) => {
    const page = byId("page");
    if (!page) return;
    for (const change of changes) {
      if (change.type === "attributes" || change.target === page || page.contains(change.target)) {
        if (page.childElementCount && page.getAttribute("data-dash-is-loading") !== "true") onShown();
        return;
      }
    }
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-title", "data-path", "data-dash-is-loading"],
  });

  // --- Tables behind charts ----------------------------------------------------------------

  document.addEventListener("toggle", (event) => {
    const holder = event.target.querySelector && event.target.querySelector("[data-table]");
    if (holder && event.target.open) writeTable(holder);
  }, true);

  // --- Any range of days -------------------------------------------------------------------

  document.addEventListener("toggle", (event) => {
    const holder = event.target.querySelector && event.target.querySelector("[data-range]");
    if (holder && event.target.open) askForRange(holder);
  }, true);

  function askForRange(holder) {
    const told = JSON.parse(holder.getAttribute("data-range"));
    const [from, to, firstWord, lastWord, showWord, names] = told;
    const [fromName, toName, otherName] = names || ["from", "to", "period"];
    const form = document.createElement("form");
    const field = (word, value) => {
      const label = document.createElement("label");
      label.textContent = word;
      const input = document.createElement("input");
      input.type = "date";
      input.min = "1970-01-01";
      input.value = value;
      label.append(input);
      form.append(label);
      return input;
    };
    const first = field(firstWord, from);
    const last = field(lastWord, to);
    const button = document.createElement("button");
    button.className = "button primary";
    button.textContent = showWord;
    form.append(button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (first.value && last.value && last.value < first.value) {
        [first.value, last.value] = [last.value, first.value];
      }
      if (!first.value && !last.value) return;
      for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
      go(location.pathname + changed(location.search, {
        [fromName]: first.value || null, [toName]: last.value || null, [otherName]: null,
      }));
    });
    holder.replaceChildren(form);
  }

  function writeTable(holder) {
    const told = holder.getAttribute("data-table");
    if (holder.written === told) return;
    holder.written = told;
    const { columns, rows } = JSON.parse(told);
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const name of columns) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = name;
      head.append(cell);
    }
    const body = table.createTBody();
    for (const row of rows) {
      const line = body.insertRow();
      row.forEach((value, at) => {
        const cell = document.createElement(at === 0 ? "th" : "td");
        if (at === 0) cell.scope = "row";
        cell.textContent = value;
        line.append(cell);
      });
    }
    holder.replaceChildren(table);
  }

  // --- Inputs change the address -----------------------------------------------------------

  function changed(search, changes) {
    const query = new URLSearchParams(search || "");
    query.delete("page");
    for (const [name, value] of Object.entries(changes)) {
      query.delete(name);
      const values = Array.isArray(value) ? value : value === null || value === "" ? [] : [value];
      for (const each of values) query.append(name, each);
    }
    const text = query.toString();
    return text ? "?" + text : "";
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    spotistats: {
      // Inputs with ids {type: "query", name, default}: their values are parameters of the address.
      inputs(values, ids, search) {
        const query = new URLSearchParams(search || "");
        const changes = {};
        ids.forEach((id, at) => {
          const value = values[at];
          const list = (value === null || value === undefined || value === "" ? [] :
            Array.isArray(value) ? value : [value]).map(String);
          const now = query.getAll(id.name);
          const shown = now.length ? now : id.default === "" ? [] : [String(id.default)];
          if (list.join("\n") !== shown.join("\n")) {
            changes[id.name] = list.length === 1 && list[0] === String(id.default) ? [] : list;
          }
        });
        return Object.keys(changes).length ? changed(search, changes) : noUpdate();
      },
    },
  });
})();
