// Draws the poster of a recap on a canvas and saves it as a PNG; nothing leaves the browser.
(function () {
  "use strict";

  const WIDTH = 1080, HEIGHT = 1350, EDGE = 72;
  const WHITE = "#ffffff", DIM = "#c9e6d9", FAINT = "rgba(255,255,255,0.16)";
  const FONT = '"Inter", system-ui, sans-serif';

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-poster]");
    if (!button) return;
    const told = JSON.parse(button.getAttribute("data-poster"));
    await Promise.all([500, 700].map((weight) => document.fonts.load(`${weight} 40px "Inter"`)));
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    draw(canvas.getContext("2d"), told);
    canvas.toBlob((blob) => save(blob, told.file), "image/png");
  });

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function draw(on, told) {
    background(on);
    const put = writer(on);
    put(told.eyebrow, EDGE, 106, 34, 600, DIM);
    const size = told.number.length > 8 ? 132 : 152;
    put(told.number, EDGE - 6, 250, size, 800, WHITE, { spacing: "-6px" });
    put(told.unit, EDGE, 318, 38, 600, WHITE);
    put(told.under, EDGE, 364, 25, 500, DIM, { most: WIDTH - 2 * EDGE });
    const half = (WIDTH - 2 * EDGE - 48) / 2;
    told.lists.forEach(([title, lines], at) => {
      list(on, put, title, lines, EDGE + at * (half + 48), 428, half);
    });
    bars(on, put, told, 862);
    facts(put, told.facts, 1070);
    rule(on, 1258);
    put(told.foot, EDGE, 1306, 24, 600, DIM);
  }

  function background(on) {
    const fill = on.createLinearGradient(0, 0, WIDTH, HEIGHT);
    fill.addColorStop(0, "#062a1f");
    fill.addColorStop(0.55, "#0a4a37");
    fill.addColorStop(1, "#0a6b4c");
    on.fillStyle = fill;
    on.fillRect(0, 0, WIDTH, HEIGHT);
    on.strokeStyle = "rgba(255,255,255,0.07)";
    on.lineWidth = 2;
    for (let radius = 120; radius <= 620; radius += 50) {
      on.beginPath();
      on.arc(WIDTH - 40, 60, radius, 0, 2 * Math.PI);
      on.stroke();
    }
  }

  // Writes a line of text that is cut where it is too long.
  function writer(on) {
    return (text, x, y, size, weight, colour, { most = Infinity, spacing = "0px", align = "left" } = {}) => {
      on.font = `${weight} ${size}px ${FONT}`;
      on.letterSpacing = spacing;
      on.fillStyle = colour;
      on.textAlign = align;
      let shown = text;
      for (let end = text.length; on.measureText(shown).width > most && end > 1; end -= 1) {
        shown = text.slice(0, end - 1).trimEnd() + "…";
      }
      on.fillText(shown, x, y);
    };
  }

  function list(on, put, title, lines, x, y, width) {
    put(title, x, y, 27, 700, WHITE);
    lines.forEach(([name, artist, plays, hue], at) => {
      const top = y + 26 + at * 76;
      on.fillStyle = `hsl(${hue} 45% 80%)`;
      on.beginPath();
      on.roundRect(x, top, 54, 54, artist ? 12 : 27);
      on.fill();
      put(String(at + 1), x + 27, top + 37, 26, 700, `hsl(${hue} 60% 20%)`, { align: "center" });
      put(name, x + 72, top + 24, 26, 600, WHITE, { most: width - 72 });
      const under = artist ? `${artist} · ${plays}` : plays;
      put(under, x + 72, top + 52, 21, 500, DIM, { most: width - 72 });
    });
  }

  function bars(on, put, told, y) {
    put(told.barsTitle, EDGE, y, 23, 500, DIM);
    const width = WIDTH - 2 * EDGE, step = width / Math.max(1, told.bars.length);
    const bar = Math.min(step * 0.72, 80);
    told.bars.forEach((part, at) => {
      const height = Math.max(4, part * 112);
      on.fillStyle = part === 1 ? "#7ef0c0" : "rgba(126,240,192,0.55)";
      on.beginPath();
      on.roundRect(EDGE + at * step + (step - bar) / 2, y + 136 - height, bar, height, Math.min(6, bar / 2));
      on.fill();
      put(told.marks[at], EDGE + (at + 0.5) * step, y + 164, 18, 500, DIM, { align: "center" });
    });
  }

  function facts(put, told, y) {
    const width = (WIDTH - 2 * EDGE) / 3;
    told.forEach(([label, value, note], at) => {
      const x = EDGE + (at % 3) * width, top = y + Math.floor(at / 3) * 104;
      put(label, x, top, 21, 500, DIM, { most: width - 24 });
      put(value, x, top + 32, 28, 700, WHITE, { most: width - 24 });
      put(note, x, top + 58, 20, 500, DIM, { most: width - 24 });
    });
  }

  function rule(on, y) {
    on.fillStyle = FAINT;
    on.fillRect(EDGE, y, WIDTH - 2 * EDGE, 2);
  }
})();
