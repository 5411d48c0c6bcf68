// Boxes to search in. What is typed stays the browser's own: nothing that comes back from the
// services is ever written into a box that somebody types in.
(function () {
  "use strict";

  const PAUSE_MS = 180;
  const PATH = "/search";
  let pause = null;
  let asked = "";

  const boxOf = (kind) => document.querySelector(`input[data-search=${kind}]`);
  const panel = () => document.getElementById("search-panel");

  // The box beside the pages has what it finds under it, the box of the page is in its address.
  function ask(box) {
    clearTimeout(pause);
    const words = box.value.trim();
    if (box.getAttribute("data-search") === "beside") {
      if (words === asked) return;
      asked = words;
      window.dash_clientside.set_props("search-words", { data: words });
    } else {
      const query = new URLSearchParams(location.search);
      if (words === (query.get("q") || "")) return;
      query.delete("page");
      if (words) query.set("q", words); else query.delete("q");
      const text = query.toString();
      window.spotistats.go(PATH + (text ? "?" + text : ""));
    }
  }

  document.addEventListener("input", (event) => {
    const box = event.target;
    if (!box.matches("input[data-search]")) return;
    clearTimeout(pause);
    pause = setTimeout(() => ask(box), PAUSE_MS);
  });

  function fromTheAddress() {
    const box = boxOf("page");
    if (box) box.value = new URLSearchParams(location.search).get("q") || "";
  }

  function onAddress() {
    clearTimeout(pause);
    const box = boxOf("beside");
    if (box) { box.value = ""; ask(box); }
    if (boxOf("page") !== document.activeElement) fromTheAddress();
  }

  window.addEventListener("_dashprivate_pushstate", onAddress);
  window.addEventListener("popstate", () => { onAddress(); fromTheAddress(); });

  // The page of results brings a box of its own each time, which goes on where the last one was.
  let typing = null;
  document.addEventListener("focusin", (event) => {
    typing = event.target.matches("input[data-search=page]") ? event.target : null;
  });

  function goOn(box) {
    fromTheAddress();
    if (!typing || typing.isConnected) return;
    box.value = typing.value;
    box.focus({ preventScroll: true });
    box.setSelectionRange(typing.selectionStart, typing.selectionEnd);
  }

  new MutationObserver(() => {
    const box = boxOf("page");
    if (!box || box.seen) return;
    box.seen = true;
    goOn(box);
  }).observe(document.documentElement, { childList: true, subtree: true });

  // --- Keys ----------------------------------------------------------------------------------

  function enter(box) {
    if (box.getAttribute("data-search") === "page") ask(box);
    else if (box.value.trim()) window.spotistats.go(PATH + "?" + new URLSearchParams({ q: box.value.trim() }));
  }

  // Up and down go through what is found.
  function step(event) {
    const places = [boxOf("beside"), ...panel().querySelectorAll("a")];
    const at = places.indexOf(document.activeElement);
    if (at < 0) return;
    const next = places[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) { event.preventDefault(); next.focus(); }
  }

  function begin(event) {
    const box = [...document.querySelectorAll("input[data-search]")].reverse().find((each) => each.offsetParent);
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  }

  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (!at.matches) return;
    if (event.key === "Enter" && at.matches("input[data-search]")) enter(at);
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && at.closest(".search")) step(event);
    if (event.key === "Escape" && at.closest(".search")) onAddress();
    const types = at.matches("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !types && !event.ctrlKey && !event.metaKey && !event.altKey) begin(event);
  });
})();
