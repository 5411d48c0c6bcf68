// The forms of Explore: conditions and SQL go into the address, answers into files.
(function () {
  "use strict";

  const CSRF = "spotistats_csrf";

  function address(changes) {
    const query = new URLSearchParams(location.search);
    query.delete("page");
    for (const [name, value] of Object.entries(changes)) {
      query.delete(name);
      if (value !== null) query.set(name, value);
    }
    return location.pathname + "?" + query.toString();
  }

  const CLOSED = { add: null, edit: null, at: null };

  // --- Conditions ----------------------------------------------------------------------------

  function conditionOf(form, told) {
    const fields = new FormData(form);
    const field = told.field;
    if (told.kind === "boolean") {
      const flag = JSON.parse(fields.get("flag"));
      return flag === null ? { field, op: "is_null" } : { field, op: "eq", value: flag };
    }
    const op = fields.get("op");
    if (op === "is_null") return { field, op };
    if (told.kind === "text" || told.kind === "choice") {
      const typed = (fields.get("value") || "").trim();
      if (op !== "in" && op !== "not_in") return typed ? { field, op, value: typed } : null;
      const value = fields.getAll("one").map((each) => JSON.parse(each));
      if (typed) value.push(typed);
      return value.length ? { field, op, value } : null;
    }
    const read = (name) => {
      const said = fields.get(name);
      if (!said || told.kind === "date" || told.kind === "instant") return said || null;
      const value = Number(said) * told.scale;
      return told.kind === "integer" ? Math.round(value) : value;
    };
    const first = read("value");
    if (first === null) return null;
    if (op !== "between") return { field, op, value: first };
    const second = read("second");
    return second === null ? null : { field, op, value: first <= second ? [first, second] : [second, first] };
  }

  // The whole with what was made where it is empty.
  function filled(whole, made) {
    if (Array.isArray(whole)) return whole.map((each) => filled(each, made));
    if (!whole || typeof whole !== "object") return whole;
    const names = Object.keys(whole);
    return names.length ? Object.fromEntries(names.map((name) => [name, filled(whole[name], made)])) : made;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-condition]");
    if (!form) return;
    event.preventDefault();
    const told = JSON.parse(form.getAttribute("data-condition"));
    const made = conditionOf(form, told);
    if (!made) {
      const field = form.querySelector("input:not([type=checkbox]), input");
      if (field) field.focus();
      return;
    }
    if (JSON.stringify(made) === form.atFirst) { cancel(form); return; }
    const condition = filled(told.whole, made);
    leave();
    window.spotistats.go(address({ [told.name]: JSON.stringify(condition), cursor: null, ...CLOSED }));
  });

  // What is said as it was stays as it was, in whatever words.
  function cancel(form) {
    form.querySelector("[data-cancel]").click();
  }

  // Whoever changed a condition goes on where it stands.
  let comeBackTo = null;

  function leave() {
    const chip = document.querySelector("[data-edit][aria-current]");
    comeBackTo = chip && chip.getAttribute("data-edit");
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("form[data-condition] [data-cancel]");
    if (link) leave();
  }, true);

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest && event.target.closest("form[data-condition]");
    if (form && event.key === "Escape") { event.preventDefault(); cancel(form); }
  });

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-condition]");
    if (form && event.target.name === "op") form.setAttribute("data-op", event.target.value);
  });

  // --- SQL -----------------------------------------------------------------------------------

  const WORDS = new Set(("select from where group by order limit offset having as and or not in is null case when " +
    "then else end join left right inner outer full on using with union all distinct between like ilike asc desc " +
    "over partition rows range true false qualify filter values exists").split(" "));
  const TOKENS = /('(?:[^']|'')*'?)|(--[^\n]*)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_]\w*)|([\s\S])/g;

  function paint(area) {
    const shown = area.parentElement.querySelector("pre");
    if (!shown) return;
    const parts = [];
    for (const [text, string, comment, number, word] of area.value.matchAll(TOKENS)) {
      const kind = string ? "string" : comment ? "comment" : number ? "number" :
        word && WORDS.has(word.toLowerCase()) ? "word" : "";
      if (!kind) { parts.push(text); continue; }
      const span = document.createElement("span");
      span.className = "sql-" + kind;
      span.textContent = text;
      parts.push(span);
    }
    shown.replaceChildren(...parts, "\n");
    area.style.height = "auto";
    area.style.height = Math.max(150, area.scrollHeight + 2) + "px";
  }

  function ask(form) {
    const area = form.querySelector("textarea");
    const sql = area.value.trim();
    if (!sql) { area.focus(); return; }
    const href = address({ sql, as: null });
    const isLong = href.length > 14000;
    form.querySelector("[data-status]").textContent = isLong ? form.getAttribute("data-too-long") : "";
    if (isLong) return;
    if (href === location.pathname + location.search) window.dash_clientside.set_props("refresh", { data: Date.now() });
    else window.spotistats.go(href);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-sql]");
    if (form) { event.preventDefault(); ask(form); }
  });
  document.addEventListener("input", (event) => {
    if (event.target.closest("form[data-sql]")) paint(event.target);
  });
  document.addEventListener("scroll", (event) => {
    if (event.target.matches && event.target.matches("form[data-sql] textarea")) {
      const shown = event.target.parentElement.querySelector("pre");
      shown.scrollTop = event.target.scrollTop;
      shown.scrollLeft = event.target.scrollLeft;
    }
  }, true);
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest && event.target.closest("form[data-sql]");
    if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(form); }
  });
  document.addEventListener("click", (event) => {
    const word = event.target.closest("[data-insert]");
    const area = word && document.querySelector("form[data-sql] textarea");
    if (!area) return;
    area.focus();
    area.setRangeText(word.getAttribute("data-insert"), area.selectionStart, area.selectionEnd, "end");
    paint(area);
  });

  // --- Files and links -----------------------------------------------------------------------

  function cookie(name) {
    const found = document.cookie.split("; ").find((each) => each.startsWith(name + "="));
    return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
  }

  async function download(button) {
    const told = JSON.parse(button.getAttribute("data-download"));
    const status = button.closest(".card").querySelector("[data-status]");
    button.disabled = true;
    status.textContent = told.waiting;
    try {
      const answer = await fetch("/api/v1" + told.path, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: told.accept, "X-CSRF-Token": cookie(CSRF) },
        body: JSON.stringify(told.body),
      });
      if (!answer.ok) throw new Error((await answer.json()).detail);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = told.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      status.textContent = "";
    } catch (error) {
      status.textContent = told.failed + " " + (error.message || "");
    }
    button.disabled = false;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-download]");
    if (button) download(button);
    const copies = event.target.closest("[data-copy]");
    if (copies) {
      const status = copies.closest(".card").querySelector("[data-status]");
      navigator.clipboard.writeText(location.href).then(() => { status.textContent = copies.getAttribute("data-copy"); });
    }
  });

  // --- What is new on the page ---------------------------------------------------------------

  function look(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const form of node.querySelectorAll("form[data-condition]")) {
      if (form.seen) continue;
      form.seen = true;
      const isEdit = document.querySelector("[data-edit][aria-current]");
      form.atFirst = isEdit ? JSON.stringify(conditionOf(form, JSON.parse(form.getAttribute("data-condition")))) : "";
      const ticked = form.querySelector(".checks :checked");
      if (ticked) {
        const boxes = ticked.closest(".checks");
        boxes.scrollTop += ticked.getBoundingClientRect().top - boxes.getBoundingClientRect().top - 12;
      }
      const first = form.querySelector("select, input");
      if (first) first.focus();
    }
    const chip = comeBackTo && !document.querySelector("form[data-condition]") &&
      document.querySelector(`[data-edit="${CSS.escape(comeBackTo)}"]`);
    if (chip) { comeBackTo = null; chip.focus({ preventScroll: true }); }
    for (const area of node.querySelectorAll("form[data-sql] textarea")) paint(area);
  }

  new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach((node) => look(node.parentElement || node));
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
