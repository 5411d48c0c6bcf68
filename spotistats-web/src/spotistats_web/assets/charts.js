// Draws the figures of charts once they come into view, so that words and numbers are there first.
(function () {
  "use strict";

  const PLOTLY = "/assets/plotly/plotly-cartesian.min.js?v=4.1.1";
  const drawn = new Set();
  let loading = null;

  function plotly() {
    if (window.Plotly) return Promise.resolve(window.Plotly);
    loading = loading || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = PLOTLY;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => { loading = null; reject(new Error("Plotly did not load")); };
      document.head.append(script);
    });
    return loading;
  }

  const inView = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        inView.unobserve(entry.target);
        draw(entry.target);
      }
    }
  }, { rootMargin: "300px" });

  function isChanging() {
    const page = document.getElementById("page");
    return Boolean(page) && page.getAttribute("data-dash-is-loading") === "true";
  }

  async function draw(holder) {
    const told = holder.getAttribute("data-figure");
    if (!told || holder.told === told) return;
    holder.told = told;
    const Plotly = await plotly();
    // After the paint of what is around it.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    if (!holder.isConnected || holder.told !== told) return;
    if (isChanging()) { holder.told = null; return; }  // what comes is more urgent
    const figure = JSON.parse(told);
    const config = { displayModeBar: false, responsive: true, doubleClick: false, showTips: false };
    await Plotly.react(holder, figure.data, figure.layout, config);
    if (!drawn.has(holder)) {
      drawn.add(holder);
      holder.on("plotly_click", (event) => lead(event.points[0]));
      holder.on("plotly_hover", (event) => holder.classList.toggle("leads", Boolean(hrefOf(event.points[0]))));
      holder.on("plotly_unhover", () => holder.classList.remove("leads"));
    }
    holder.setAttribute("data-drawn", "");
  }

  // A mark whose `customdata` is an address (of a list: its last) leads there. One that begins with
  // `~` goes on where the `meta` of its trace ends, so that thousands of marks need not repeat it.
  function hrefOf(point) {
    const data = point && point.customdata;
    const told = Array.isArray(data) ? data[data.length - 1] : data;
    const isRest = typeof told === "string" && told.startsWith("~");
    const href = isRest ? point.data.meta + told.slice(1) : told;
    return typeof href === "string" && href.startsWith("/") ? href : null;
  }

  function lead(point) {
    const href = hrefOf(point);
    if (href) window.spotistats.go(href);
  }

  function look() {
    for (const holder of drawn) {
      if (!holder.isConnected) {
        drawn.delete(holder);
        window.Plotly.purge(holder);
      }
    }
    for (const holder of document.querySelectorAll("[data-figure]")) {
      if (holder.told !== holder.getAttribute("data-figure")) inView.observe(holder);
    }
  }

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; look(); });
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-figure", "data-dash-is-loading"],
  });

  // A chart as a picture, in the colours that the page has now.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-picture]");
    const card = button && button.closest(".card");
    const holder = card && card.querySelector("[data-figure]");
    if (!holder) return;
    const Plotly = await plotly();
    const style = getComputedStyle(document.body);
    const text = style.getPropertyValue("--text").trim();
    const heading = card.querySelector("h2");
    const title = heading ? heading.textContent : "";
    const { data, layout } = JSON.parse(holder.getAttribute("data-figure"));
    await Plotly.downloadImage({
      data,
      layout: Object.assign({}, layout, {
        paper_bgcolor: style.getPropertyValue("--surface").trim(),
        font: Object.assign({}, layout.font, { color: text }),
        title: { text: title, x: 0.02, font: { size: 18, color: text } },
        margin: { t: 64, l: 70, r: 30, b: 60 },
      }),
    }, {
      format: "png", width: 1200, height: Math.max(520, holder.clientHeight), scale: 2,
      filename: "spotify-stats-" + title.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    });
  });
})();
