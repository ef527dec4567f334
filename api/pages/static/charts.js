// Draws the charts of a page.
//
//   <figure class="chart" data-chart="bar|line|heat|network" aria-label="…">
//     <script type="application/json">DATA</script>
//     <div class="canvas"></div>
//   </figure>
//
// What DATA is for each form: chart_forms.js. Colours are the custom properties --ink, --muted, --line, --accent, --mark and --paper.
// Everything a chart says also stands in a table beside it: the canvas takes no keyboard focus.
//
// Classes (widgets.css): chart, canvas; made here: chart-tools (the buttons below a network), is-failed (nothing could be drawn).

import * as forms from "./chart_forms.js";
import { locale, say } from "./words.js";

const LIGHT = { ink: "#1b1f24", muted: "#5c6570", line: "#d5dae0", accent: "#0b5c8a", mark: "#b3261e", paper: "#ffffff" };
// Readable on light and dark paper, and told apart by most colour-blind eyes.
const PALETTE = ["#3b82c4", "#e08a1e", "#2f9e77", "#c25493", "#8a6fc9", "#b59a1b", "#4aa8b8", "#d0604c", "#6d8f3c", "#8b8f96"];
const ZOOM_STEP = 1.4;
const FORMS = { bar: forms.bar, line: forms.line, heat: forms.heat, network: forms.network };
const drawings = new Map();

/** Whether an address is one of this service. */
export function isLocal(address) {
  if (typeof address !== "string" || !/^\/(?![/\\])/.test(address)) return false;
  try {
    return new URL(address, window.location.origin).origin === window.location.origin;
  } catch {
    return false;
  }
}

/** A colour as ECharts can calculate with, whatever way CSS says it. */
function asRgb(colour, fallback) {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  context.fillStyle = fallback;
  context.fillStyle = colour;
  const said = context.fillStyle;
  if (/^(#|rgb)/.test(said)) return said;
  context.fillRect(0, 0, 1, 1);
  return `rgb(${[...context.getImageData(0, 0, 1, 1).data].slice(0, 3).join(",")})`;
}

function mix(one, other, share) {
  const parts = (colour) => {
    const hex = /^#(..)(..)(..)/.exec(colour);
    return hex ? hex.slice(1).map((part) => parseInt(part, 16)) : colour.match(/[\d.]+/g).slice(0, 3).map(Number);
  };
  const [first, second] = [parts(one), parts(other)];
  return `rgb(${first.map((part, at) => Math.round(part * (1 - share) + second[at] * share)).join(",")})`;
}

function coloursOf(figure, isPrinted) {
  const style = getComputedStyle(figure);
  const probe = figure.appendChild(document.createElement("span"));
  const colours = {};
  for (const [name, fallback] of Object.entries(LIGHT)) {
    probe.style.color = `var(--${name}, ${fallback})`;
    colours[name] = isPrinted ? fallback : asRgb(getComputedStyle(probe).color, fallback);
  }
  probe.remove();
  return { ...colours, faint: mix(colours.paper, colours.accent, 0.1), palette: PALETTE, font: style.fontFamily };
}

class Drawing {
  constructor(figure, form, data, init) {
    this.figure = figure;
    this.canvas = figure.querySelector(".canvas");
    this.form = form;
    this.data = data;
    this.init = init;
    this.zoom = 1;
    this.watch = new ResizeObserver(() => this.fit());
    this.watch.observe(figure);
    if (form === "network") {
      // The wheel scrolls the page; with Ctrl it zooms.
      this.canvas.addEventListener("wheel", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); }, true);
      this.figure.append(this.tools());
    }
  }

  /** Draw anew where the room has changed. */
  fit() {
    const room = this.figure.clientWidth;
    if (room > 0 && room !== this.room) {
      this.room = room;
      this.draw();
    }
  }

  draw(isPrinted = false) {
    if (!this.room) return;
    const colours = coloursOf(this.figure, isPrinted);
    const description = this.figure.getAttribute("aria-label") ?? this.figure.querySelector("figcaption")?.textContent ?? "";
    this.made = FORMS[this.form](this.data, { colours, room: this.room, description });
    const { height, least = 0, option } = this.made;
    this.canvas.style.height = `${height}px`;
    this.canvas.style.width = least > this.room ? `${least}px` : "";
    if (this.chart) {
      this.chart.resize({ silent: true });
    } else {
      this.chart = this.init(this.canvas, null, { renderer: "canvas", locale });
      this.chart.on("click", (event) => this.follow(event));
      this.chart.on("graphroam", (event) => { if (event.zoom) this.label(event.zoom); });
    }
    this.zoom = 1;
    this.chart.setOption(option, { notMerge: true });
  }

  /** Go to what was clicked, a mark or the label beside it. */
  follow({ componentType, dataType, dataIndex, tickIndex }) {
    if (dataType === "edge") return;
    const address = this.made.targets[componentType === "yAxis" ? (dataIndex ?? tickIndex) : dataIndex];
    if (isLocal(address)) window.location.assign(address);
  }

  /** More names as one zooms in. */
  label(factor) {
    this.zoom *= factor;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.chart.setOption({ series: [{ data: this.made.drawn(this.zoom) }] }), 120);
  }

  tools() {
    const tools = document.createElement("div");
    tools.className = "chart-tools";
    const button = (text, name, action) => {
      const made = tools.appendChild(document.createElement("button"));
      made.type = "button";
      made.className = "plain";
      made.textContent = text;
      made.setAttribute("aria-label", name);
      made.addEventListener("click", action);
    };
    const zoom = (factor) => {
      const origin = { originX: this.canvas.clientWidth / 2, originY: this.canvas.clientHeight / 2 };
      this.chart?.dispatchAction({ type: "graphRoam", seriesIndex: 0, zoom: factor, ...origin });
    };
    button("＋", say("放大", "Zoom in"), () => zoom(ZOOM_STEP));
    button("－", say("缩小", "Zoom out"), () => zoom(1 / ZOOM_STEP));
    button(say("复位", "Reset"), say("恢复原来的大小", "Reset zoom"), () => this.draw());
    const hint = tools.appendChild(document.createElement("span"));
    hint.textContent = say("拖动平移，Ctrl+滚轮缩放", "Drag to move, Ctrl+wheel to zoom");
    return tools;
  }
}

/** Draw a figure; the table beside it stays when that fails. */
export async function drawFigure(figure, form = figure.dataset.chart, data = undefined) {
  if (drawings.has(figure) || !Object.hasOwn(FORMS, form)) return;
  drawings.set(figure, null);
  try {
    const given = data ?? JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
    const { init } = await import("./vendor/echarts.js");
    const drawing = new Drawing(figure, form, given, init);
    drawings.set(figure, drawing);
    drawing.fit();
  } catch (error) {
    figure.classList.add("is-failed");
    console.error(error);
  }
}

/** Free what a figure that is taken off the page holds. */
export function forgetFigure(figure) {
  const drawing = drawings.get(figure);
  drawing?.watch.disconnect();
  clearTimeout(drawing?.waiting);
  drawing?.chart?.dispose();
  drawings.delete(figure);
}

const redraw = (isPrinted) => { for (const drawing of drawings.values()) drawing?.draw(isPrinted); };

window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw(false));
window.addEventListener("beforeprint", () => redraw(true));
window.addEventListener("afterprint", () => redraw(false));
for (const figure of document.querySelectorAll("figure.chart[data-chart]")) drawFigure(figure);
