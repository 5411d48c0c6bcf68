// Covers and pictures from Spotify's image hosts, put over the drawn covers that are in view. Where
// there is none, or it does not load, or nobody wants them, the drawn cover stays.
(function () {
  "use strict";

  const OFF = "artwork-off";
  const MOST = 100;
  const FIELDS = { tracks: "track_id", albums: "album_id", artists: "artist_id" };
  const known = new Map();  // entity/id: images; null where there are none
  let wanted = new Set();
  let asking = null;

  function isOff() {
    try { return localStorage.getItem(OFF) === "true"; } catch (_) { return true; }
  }

  // The smallest that is sharp in this place.
  function addressIn(images, cover) {
    const pixels = (cover.classList.contains("large") ? 112 : 40) * (window.devicePixelRatio || 1);
    const enough = images.filter((each) => !each.width || each.width >= pixels);
    return (enough.length ? enough[enough.length - 1] : images[0]).url;
  }

  function show(cover, images) {
    if (!images || cover.querySelector("img")) return;
    const picture = document.createElement("img");
    picture.alt = "";
    picture.decoding = "async";
    picture.referrerPolicy = "no-referrer";
    picture.addEventListener("load", () => picture.classList.add("loaded"));
    picture.addEventListener("error", () => { known.set(cover.dataset.art, null); picture.remove(); });
    picture.src = addressIn(images, cover);
    if (picture.complete) picture.classList.add("loaded");
    cover.append(picture);
  }

  async function ask() {
    asking = null;
    const some = [...wanted].slice(0, MOST);
    wanted = new Set([...wanted].slice(MOST));
    const query = new URLSearchParams();
    for (const each of some) {
      const [entity, id] = each.split(/\/(.*)/s);
      query.append(FIELDS[entity], id);
      known.set(each, null);
    }
    let items = [];
    try {
      const answer = await fetch("/api/v1/artwork?" + query);
      if (!answer.ok) return;
      ({ items } = await answer.json());
    } catch (_) {
      return;
    }
    for (const item of items) known.set(item.entity + "/" + item.id, item.images);
    for (const cover of document.querySelectorAll("[data-art]")) {
      if (some.includes(cover.dataset.art)) inView.observe(cover);
    }
    if (wanted.size) want();
  }

  function want() {
    asking = asking || setTimeout(ask, 50);
  }

  const inView = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      inView.unobserve(target);
      const art = target.dataset.art;
      if (known.has(art)) show(target, known.get(art));
      else { wanted.add(art); want(); }
    }
  }, { rootMargin: "200px" });

  function look() {
    if (isOff()) return;
    for (const cover of document.querySelectorAll("[data-art]")) {
      if (cover.artSeen === cover.dataset.art) continue;
      cover.artSeen = cover.dataset.art;
      if (known.get(cover.dataset.art)) show(cover, known.get(cover.dataset.art));
      else if (!known.has(cover.dataset.art)) inView.observe(cover);
    }
  }

  // At once, so that a picture that is known already is there with the first paint of its place.
  new MutationObserver(() => { look(); showSwitch(); }).observe(document.documentElement, { childList: true, subtree: true });

  // --- Whether this browser loads them ---------------------------------------------------------

  function showSwitch() {
    const box = document.querySelector("input[data-artwork]");
    if (box && !box.seen) { box.seen = true; box.checked = !isOff(); }
  }

  document.addEventListener("change", (event) => {
    if (!event.target.matches("input[data-artwork]")) return;
    try {
      if (event.target.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "true");
    } catch (_) { /* then there are none anyway */ }
  });
})();
