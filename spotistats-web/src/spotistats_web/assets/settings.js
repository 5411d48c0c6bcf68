// The settings: what only the browser knows (its time zone, its clipboard), and where it looks next.
(function () {
  "use strict";

  // --- Copying ------------------------------------------------------------------------------

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const text = button.getAttribute("data-copy");
    if (!(await copied(text, button))) return;
    const words = button.lastChild;
    const before = words.textContent;
    words.textContent = button.getAttribute("data-copied");
    setTimeout(() => { words.textContent = before; }, 2000);
  });

  async function copied(text, button) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (_) {
      // Where the page is not served by HTTPS: it is selected, and copied the old way.
      const secret = button.closest(".shown-once").querySelector("[data-secret]");
      getSelection().selectAllChildren(secret);
      return document.execCommand("copy");
    }
  }

  // --- What has just been made is looked at ---------------------------------------------------

  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const made = node.matches("[data-focus]") ? node : node.querySelector("[data-focus]");
        if (made) {
          made.scrollIntoView({ block: "nearest" });
          made.focus({ preventScroll: true });
        }
        node.querySelectorAll(".choices").forEach(showChosen);
      }
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  // Of choices that are wider than the screen, the chosen one is in view.
  function showChosen(choices) {
    const chosen = choices.querySelector("[aria-current]");
    if (chosen) choices.scrollLeft = chosen.offsetLeft - (choices.clientWidth - chosen.clientWidth) / 2;
  }

  // --- What callbacks ask the browser -----------------------------------------------------------

  function zoneHere() {
    try {
      return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    } catch (_) {
      return "UTC";
    }
  }

  const isUtc = (zone) => ["UTC", "Etc/UTC", "GMT", "Etc/GMT"].includes(zone);

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    settings: {
      // Suggests the browser's time zone to who still has UTC.
      suggestZone(stored) {
        const here = zoneHere();
        return [here, { display: isUtc(stored) && !isUtc(here) ? "flex" : "none" }];
      },
      // Whether the word that a deed asks for was typed.
      mayDo(typed, asked) {
        return !asked || Boolean(asked.word) && (typed || "").trim() !== asked.word;
      },
    },
  });
})();
