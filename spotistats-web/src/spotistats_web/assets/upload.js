// Sends the files that are dropped on a page straight to the services, and tells how far it is.
(function () {
  "use strict";

  let running = null;

  const zone = () => document.querySelector("[data-drop]");

  function words(name, values) {
    const all = JSON.parse(zone().getAttribute("data-words"));
    return all[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  function cookie(name) {
    const found = document.cookie.split("; ").find((each) => each.startsWith(name + "="));
    return found ? found.slice(name.length + 1) : "";
  }

  function say(text, share, isError) {
    const place = document.querySelector("[data-upload-status]");
    if (!place || !zone()) return;
    place.classList.toggle("error", Boolean(isError));
    place.replaceChildren();
    if (share !== undefined) {
      const bar = document.createElement("div");
      bar.className = "progress";
      const part = document.createElement("div");
      part.style.width = Math.round(share * 100) + "%";
      bar.append(part);
      place.append(bar);
    }
    const line = document.createElement("p");
    line.textContent = text;
    place.append(line);
  }

  function size(bytes) {
    const mib = bytes / 1048576;
    return mib >= 1 ? Math.round(mib) + " MB" : Math.ceil(bytes / 1024) + " KB";
  }

  function upload(files) {
    if (running) return say(words("busy"), undefined, true);
    const chosen = Array.from(files).filter((file) => /\.(zip|json|pdf)$/i.test(file.name));
    if (!chosen.length) {
      return say(words("none"), undefined, true);
    }
    const total = chosen.reduce((sum, file) => sum + file.size, 0);
    const most = Number(zone().getAttribute("data-drop"));
    if (total > most) {
      return say(words("large", { total: size(total), most: size(most) }), undefined, true);
    }
    const form = new FormData();
    for (const file of chosen) form.append("files", file, file.name);
    const request = new XMLHttpRequest();
    running = request;
    request.open("POST", "/api/v1/imports");
    request.setRequestHeader("X-CSRF-Token", cookie("spotistats_csrf"));
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) {
        say(words("sending", { sent: size(event.loaded), total: size(event.total) }), event.loaded / event.total);
      }
    });
    request.addEventListener("load", () => { running = null; done(request); });
    request.addEventListener("error", () => {
      running = null;
      say(words("broken"), undefined, true);
    });
    say(words("sending", { sent: size(0), total: size(total) }), 0);
    request.send(form);
    return undefined;
  }

  function done(request) {
    let answer = {};
    try { answer = JSON.parse(request.responseText); } catch (_) { /* no JSON: told by the status */ }
    if (request.status === 202) {
      say("");
      history.pushState({}, "", "/start?import=" + encodeURIComponent(answer.id));
      window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    } else if (request.status === 401) {
      location.reload();
    } else {
      say(answer.detail || words("refused", { status: request.status }), undefined, true);
    }
  }

  const hasFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");

  document.addEventListener("dragover", (event) => {
    if (!zone() || !hasFiles(event)) return;
    event.preventDefault();
    zone().classList.add("over");
  });
  document.addEventListener("dragleave", (event) => {
    if (zone() && !event.relatedTarget) zone().classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    if (!zone() || !hasFiles(event)) return;
    event.preventDefault();
    zone().classList.remove("over");
    upload(event.dataTransfer.files);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-choose]")) return;
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.accept = ".zip,.json";
    input.addEventListener("change", () => upload(input.files));
    input.click();
  });
})();
