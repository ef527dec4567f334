// The query page: editor, running and stopping, results in several views, downloads. Without this script the form sends its query by GET.
//
// The page holds #query-form with #query, select[name=timeout], #run and #stop; #vocabulary (JSON); #examples with links
// /query?query=…; #views and #result. What the graph's words look like: sparql_words.js.
//
// Classes (widgets.css): query-editor, result-status, result-note, result-error, result-tools, result-columns, result-table, sort,
// result-text; `plain` is the page's own class of quiet buttons.

import { drawFigure, forgetFigure } from "./charts.js";
import { copyFrom } from "./copying.js";
import { mountEditor } from "./sparql_editor.js";
import { Table, VIEWS, chosen, element, fitting, tableView, textView } from "./sparql_result.js";
import { say, showNumber } from "./words.js";

const ENDPOINT = "/sparql";
const TABLE = "application/sparql-results+json";
const FILES = { table: { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML" }, graph: { ttl: "Turtle", nt: "N-Triples", jsonld: "JSON-LD", rdfxml: "RDF/XML" } };
const MOST_ADDRESS = 8000;
const form = document.getElementById("query-form");
const textarea = document.getElementById("query");
const runButton = document.getElementById("run");
const stopButton = document.getElementById("stop");
const tabs = document.getElementById("views");
const result = document.getElementById("result");
const vocabulary = { prefixes: {}, terms: [], ...JSON.parse(document.getElementById("vocabulary")?.textContent ?? "{}") };
const editor = mountEditor(textarea, vocabulary, () => run());

// Only the state of things is read out, not each of a thousand rows.
result.removeAttribute("aria-live");
const status = element("p", "", "result-status");
status.setAttribute("role", "status");
const notes = element("div");
const panel = element("div");
panel.id = "result-panel";
panel.setAttribute("role", "tabpanel");
panel.tabIndex = -1;
result.replaceChildren(status, notes, panel);
let running = null; // { id, abort } of the query under way

/** A random id; randomUUID is there only over TLS. */
const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function ask(query, { id = newId(), signal, format } = {}) {
  const body = new URLSearchParams({ query });
  const seconds = form.elements.namedItem("timeout")?.value;
  if (seconds) body.set("timeout", seconds);
  if (format) body.set("format", format);
  const headers = { Accept: `${TABLE}, text/turtle;q=0.9`, "X-Jipu-Query-Id": id };
  return fetch(ENDPOINT, { method: "POST", body, headers, signal });
}

function clear() {
  panel.querySelectorAll("figure").forEach(forgetFigure);
  tabs.replaceChildren();
  panel.replaceChildren();
  notes.replaceChildren();
  editor.clearErrors();
}

function address(query) {
  const made = new URL(window.location.href);
  if (made.searchParams.get("query") !== query) made.searchParams.delete("view");
  made.searchParams.set("query", query);
  made.hash = "";
  return made;
}

async function run() {
  await stop();
  editor.completePrefixes();
  const query = editor.text();
  const link = address(query);
  if (link.href.length <= MOST_ADDRESS && link.href !== window.location.href) window.history.pushState(null, "", link);
  clear();
  const mine = { id: newId(), abort: new AbortController() };
  running = mine;
  show(true);
  status.textContent = say("正在查询……", "Running…");
  const started = performance.now();
  try {
    const response = await ask(query, { id: mine.id, signal: mine.abort.signal });
    const text = await response.text();
    if (running !== mine) return;
    if (!response.ok) fail(response, text);
    else answer(response, text, query, (performance.now() - started) / 1000);
  } catch (error) {
    if (running === mine) complain(error.name === "AbortError" ? say("已停止。", "Stopped.") : say("连不上服务，请稍后再试。", "The service cannot be reached; please try again."));
  } finally {
    if (running === mine) {
      running = null;
      show(false);
    }
  }
}

async function stop() {
  const stopped = running;
  if (!stopped) return;
  // The service stops it by its id; hanging up alone would do too, but later.
  fetch(`${ENDPOINT}/queries/${stopped.id}`, { method: "DELETE" }).catch(() => {});
  stopped.abort.abort();
  running = null;
  show(false);
  complain(say("已停止。", "Stopped."));
}

function show(isRunning) {
  if (stopButton) stopButton.disabled = !isRunning;
  panel.setAttribute("aria-busy", String(isRunning));
}

function complain(text) {
  status.textContent = text;
}

/** Where an error is, as [line, column]: the problem's own members, or what its detail says. */
function placeOf({ line, column, detail = "" }) {
  if (Number.isInteger(line)) return [line, column ?? 1];
  const match = /error at (\d+):(\d+)/.exec(detail) ?? /第\s*(\d+)\s*行(?:\D{0,4}(\d+)\s*[列个字])?/.exec(detail) ?? /line (\d+)(?:\D{1,9}(\d+))?/i.exec(detail);
  return match ? [Number(match[1]), Number(match[2] ?? 1)] : null;
}

function fail(response, text) {
  let problem = {};
  try {
    problem = JSON.parse(text);
  } catch {
    // not a problem document: a proxy's own page
  }
  const detail = problem.detail || problem.title || `HTTP ${response.status}`;
  const place = placeOf(problem);
  complain(place ? say(`第 ${place[0]} 行第 ${place[1]} 个字符处有误`, `Error at line ${place[0]}, character ${place[1]}`) : say("没有结果", "No result"));
  notes.append(element("p", detail, "result-error"));
  if (place) editor.markError(place[0], place[1], detail);
}

function answer(response, text, query, seconds) {
  const isTable = (response.headers.get("content-type") ?? "").includes("json");
  const parsed = isTable ? JSON.parse(text) : null;
  const took = say(`用时 ${seconds.toFixed(2)} 秒`, `${seconds.toFixed(2)} s`);
  if (typeof parsed?.boolean === "boolean") {
    complain(`${parsed.boolean ? say("是（true）", "Yes (true)") : say("否（false）", "No (false)")}　${took}`);
    notes.append(tools(query, "table"));
    return;
  }
  const rows = Number(response.headers.get("X-Jipu-Rows") ?? parsed?.results.bindings.length ?? 0);
  const unit = isTable ? say("行", "rows") : say("条三元组", "triples");
  complain(`${showNumber(rows)} ${unit}　${took}`);
  if (response.headers.has("X-Jipu-Truncated")) {
    const said = say(`结果不完整：只取到前 ${showNumber(rows)} ${unit}，后面还有。请加条件、汇总或 LIMIT。`, `Incomplete: only the first ${showNumber(rows)} ${unit} are here. Add conditions, group, or use LIMIT.`);
    notes.append(element("p", said, "result-error"));
  }
  notes.append(tools(query, isTable ? "table" : "graph"));
  if (isTable) offer(new Table(parsed, vocabulary.prefixes));
  else panel.append(textView(text));
}

/** Copying the link, and files. */
function tools(query, kind) {
  const made = element("p", "", "result-tools");
  const button = (text, action) => {
    const one = made.appendChild(element("button", text, "plain"));
    one.type = "button";
    one.addEventListener("click", () => action(one));
  };
  const link = address(query).href;
  if (link.length <= MOST_ADDRESS) button(say("复制链接", "Copy link"), (one) => copyFrom(one, link));
  made.append(element("span", say("下载", "Download")));
  for (const [format, name] of Object.entries(FILES[kind])) button(name, () => download(query, format));
  return made;
}

async function download(query, format) {
  try {
    const response = await ask(query, { format });
    if (!response.ok) {
      fail(response, await response.text());
      return;
    }
    // Spreadsheets take a CSV without a byte order mark for another encoding than UTF-8.
    const parts = [...(format === "csv" ? ["\ufeff"] : []), await response.blob()];
    const link = element("a");
    link.href = URL.createObjectURL(new Blob(parts, { type: response.headers.get("content-type") ?? "" }));
    link.download = `jipu-query.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch {
    complain(say("下载失败，请稍后再试。", "The download failed; please try again."));
  }
}

/** Buttons of the views that fit; the table comes first. */
function offer(table) {
  const names = fitting(table);
  const open = (name) => {
    for (const tab of tabs.children) {
      const isOpen = tab.dataset.view === name;
      tab.setAttribute("aria-selected", String(isOpen));
      tab.tabIndex = isOpen ? 0 : -1;
      if (isOpen) panel.setAttribute("aria-labelledby", tab.id);
    }
    panel.querySelectorAll("figure").forEach(forgetFigure);
    panel.replaceChildren(name === "table" ? tableView(table) : chartView(table, name));
    panel.querySelectorAll("figure").forEach((figure) => figure.start());
  };
  tabs.replaceChildren(
    ...names.map((name, at) => {
      const tab = element("button", VIEWS[name].name(), "plain");
      Object.assign(tab, { type: "button", id: `view-${name}` });
      tab.dataset.view = name;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      tab.addEventListener("click", () => {
        remember("view", name === "table" ? "" : name);
        open(name);
      });
      tab.addEventListener("keydown", ({ key }) => {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
        if (step) tabs.children[(at + step + names.length) % names.length].focus();
      });
      return tab;
    }),
  );
  const wanted = new URLSearchParams(window.location.search).get("view");
  open(names.includes(wanted) ? wanted : "table");
}

/** Keeps a choice in the address, so that copying it copies what is seen. */
function remember(name, value) {
  const link = new URL(window.location.href);
  if (value) link.searchParams.set(name, value);
  else link.searchParams.delete(name);
  window.history.replaceState(null, "", link);
}

/** A chart of a table, with the choice of its columns. */
function chartView(table, name) {
  const { form: drawn, make, needs } = VIEWS[name];
  const columns = chosen(table, name);
  const view = element("div");
  const pickers = view.appendChild(element("p", "", "result-columns"));
  const note = element("p", "", "result-note");
  const place = element("div");
  view.append(place, note);
  const draw = () => {
    place.querySelectorAll("figure").forEach(forgetFigure);
    const figure = element("figure", "", "chart");
    figure.append(element("div", "", "canvas"));
    figure.setAttribute("aria-label", `${VIEWS[name].name()}：${columns.join("、")}`);
    place.replaceChildren(figure);
    const { data, cut } = make(table, columns);
    note.textContent = cut ? say("行太多，图中只有前一部分；全部在表格里。", "Too many rows: the chart shows the first part, the table all of them.") : "";
    figure.start = () => drawFigure(figure, drawn, data);
    if (figure.isConnected) figure.start();
  };
  needs.forEach((kind, at) => {
    const select = pickers.appendChild(element("label", `${say("列", "Column")} ${at + 1} `)).appendChild(element("select"));
    for (const column of table[kind]) select.append(new Option(column, column, false, column === columns[at]));
    select.addEventListener("change", () => {
      columns[at] = select.value;
      draw();
    });
  });
  draw();
  return view;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
stopButton?.addEventListener("click", stop);
document.getElementById("examples")?.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const query = link && new URL(link.href).searchParams.get("query");
  if (!query || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  editor.setText(query);
  run();
});
runButton?.setAttribute("title", "Ctrl+Enter");
window.addEventListener("popstate", () => {
  const query = new URLSearchParams(window.location.search).get("query");
  if (query === null) window.location.reload();
  else {
    editor.setText(query);
    run();
  }
});
if (new URLSearchParams(window.location.search).has("query")) run();
