// An answer of /sparql -> what is shown of it. All text is set as text; addresses become links only where the service has a page.

import { positions } from "./sparql_layout.js";
import { say, showNumber } from "./words.js";

const PAGES = { indicator: "indicators", project: "projects", department: "departments", policy: "policies", target: "targets" };
const PAGED = /\/id\/(indicator|project|department|policy|target)\/([^/?#]+)$/;
const NUMERIC = /^http:\/\/www\.w3\.org\/2001\/XMLSchema#(?:integer|decimal|double|float|long|int|short|byte|(?:non)?(?:Negative|Positive|negative|positive)Integer|unsigned\w+)$/;
const ROWS = 1000;
const MOST_BARS = 300;
const MOST_NODES = 3000;
const MOST_SIDE = 80;
const MOST_CHARACTERS = 200_000;
const collator = new Intl.Collator("zh-CN", { numeric: true });

export function element(name, text = "", classes = "") {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (classes) made.className = classes;
  return made;
}

function withLanguage(path) {
  const language = new URLSearchParams(window.location.search).get("lang");
  return language ? `${path}?lang=${encodeURIComponent(language)}` : path;
}

/** The page of a thing, '' where there is none. */
function pageOf(term) {
  const match = term?.type === "uri" && PAGED.exec(term.value);
  return match ? withLanguage(`/${PAGES[match[1]]}/${encodeURIComponent(match[2])}`) : "";
}

function isNumber(term) {
  return term?.type === "literal" && NUMERIC.test(term.datatype ?? "") && Number.isFinite(Number(term.value));
}

/** A table: its columns, its rows as terms, and what is needed to show them. */
export class Table {
  constructor({ head, results }, prefixes) {
    this.columns = head.vars ?? [];
    this.rows = results.bindings;
    this.spaces = Object.entries(prefixes).sort((a, b) => b[1].length - a[1].length);
    this.numbers = this.columns.filter((name) => this.holds(name, isNumber));
    const others = this.columns.filter((name) => !this.numbers.includes(name) && this.rows.some((row) => row[name]));
    this.labels = this.labelled(others);
    this.texts = others.filter((name) => ![...this.labels.values()].includes(name));
  }

  /** Column of things -> the column right after it that says their names: one name for each thing. */
  labelled(columns) {
    const found = new Map();
    columns.slice(1).forEach((name, at) => {
      const things = columns[at];
      if (!this.holds(things, (term) => term.type === "uri") || !this.holds(name, (term) => term.type === "literal")) return;
      const names = new Map();
      const isName = this.rows.every((row) => {
        const [thing, said] = [row[things]?.value, row[name]?.value];
        if (!names.has(thing)) names.set(thing, said);
        return said !== undefined && names.get(thing) === said;
      });
      if (isName) found.set(things, name);
    });
    return found;
  }

  /** What a chart calls the thing in a column of a row. */
  title(row, name) {
    return this.text(row[this.labels.get(name) ?? name]);
  }

  holds(name, test) {
    const terms = this.rows.map((row) => row[name]).filter(Boolean);
    return terms.length > 0 && terms.every(test);
  }

  text(term) {
    if (!term) return "";
    if (term.type === "bnode") return `_:${term.value}`;
    if (term.type === "triple") return `<<${["subject", "predicate", "object"].map((part) => this.text(term.value[part])).join(" ")}>>`;
    if (term.type !== "uri") return term.value;
    const paged = PAGED.exec(term.value);
    if (paged) return `${paged[1]}/${paged[2]}`;
    const known = this.spaces.find(([, space]) => term.value.startsWith(space));
    return known ? `${known[0]}:${term.value.slice(known[1].length)}` : term.value;
  }

  /** Rows in the order of a column. */
  sorted(name, isDown) {
    const sign = isDown ? -1 : 1;
    const compare = this.numbers.includes(name)
      ? (a, b) => Number(a.value) - Number(b.value)
      : (a, b) => collator.compare(this.text(a), this.text(b));
    // What is empty stands last either way.
    return [...this.rows].sort((a, b) => (a[name] && b[name] ? sign * compare(a[name], b[name]) : Number(!a[name]) - Number(!b[name])));
  }
}

/** Views that fit a table: which columns each needs, and what it makes of them. */
export const VIEWS = {
  table: { needs: [], name: () => say("表格", "Table") },
  chart: { needs: ["texts", "numbers"], name: () => say("条形图", "Bar chart"), form: "bar", make: bars },
  network: { needs: ["texts", "texts"], name: () => say("网络", "Network"), form: "network", make: net },
  heat: { needs: ["texts", "texts", "numbers"], name: () => say("热力图", "Heat map"), form: "heat", make: grid },
};

export function fitting(table) {
  return Object.keys(VIEWS).filter((view) => view === "table" || (table.rows.length > 0 && chosen(table, view)));
}

/** The columns a view takes at first, null where there are not enough. */
export function chosen(table, view) {
  const free = { texts: [...table.texts], numbers: [...table.numbers] };
  const columns = VIEWS[view].needs.map((kind) => free[kind].shift());
  return columns.includes(undefined) ? null : columns;
}

// The makers below give { data, cut }: DATA of a chart, and whether rows were left out of it.

function bars(table, [label, value]) {
  const rows = table.rows.filter((row) => row[value]);
  const items = rows.slice(0, MOST_BARS).map((row) => ({
    label: table.title(row, label), value: Number(row[value].value), href: pageOf(row[label]),
  }));
  return { data: { unit: value, items }, cut: rows.length > MOST_BARS };
}

function net(table, [source, target]) {
  const weight = table.numbers[0];
  const nodes = new Map();
  const edges = new Map();
  let cut = false;
  for (const row of table.rows) {
    const ends = [source, target].map((name) => row[name] && JSON.stringify([row[name].type, row[name].value]));
    if (!ends[0] || !ends[1]) continue;
    const fresh = new Set(ends.filter((id) => !nodes.has(id)));
    if (nodes.size + fresh.size > MOST_NODES) {
      cut = true;
      continue;
    }
    ends.forEach((id, at) => {
      const term = row[[source, target][at]];
      const kind = (term.type === "uri" && PAGED.exec(term.value)?.[1]) || "group";
      if (!nodes.has(id)) nodes.set(id, { id, label: table.title(row, [source, target][at]), kind, size: 0, group: at, href: pageOf(term), place: nodes.size });
      nodes.get(id).size += 1;
    });
    const key = ends.join("\n");
    const edge = edges.get(key) ?? { source: ends[0], target: ends[1], weight: 0 };
    edge.weight += weight && row[weight] ? Math.abs(Number(row[weight].value)) : 1;
    edges.set(key, edge);
  }
  const listed = [...nodes.values()];
  const joined = [...edges.values()];
  const places = positions(listed.length, joined.map((edge) => [nodes.get(edge.source).place, nodes.get(edge.target).place]));
  return { data: { nodes: listed.map((node, at) => ({ ...node, ...places[at] })), edges: joined }, cut };
}

function grid(table, [down, across, value]) {
  const places = { down: new Map(), across: new Map() };
  const place = (side, text) => {
    if (!places[side].has(text)) places[side].set(text, places[side].size);
    return places[side].get(text);
  };
  const sums = new Map();
  let cut = false;
  for (const row of table.rows.filter((one) => one[value])) {
    const at = [place("across", table.title(row, across)), place("down", table.title(row, down))];
    if (at.some((side) => side >= MOST_SIDE)) cut = true;
    else sums.set(at.join(), [...at, (sums.get(at.join())?.[2] ?? 0) + Number(row[value].value)]);
  }
  const labels = (side) => [...places[side].keys()].slice(0, MOST_SIDE);
  return { data: { x: labels("across"), y: labels("down"), cells: [...sums.values()], unit: value }, cut };
}

/** The table itself, sortable, some rows at a time. */
export function tableView(table) {
  const frame = element("div", "", "wide");
  const made = frame.appendChild(element("table", "", "result-table"));
  const heads = made.createTHead().insertRow();
  const body = made.createTBody();
  const more = element("button", "", "plain");
  more.type = "button";
  let rows = table.rows;
  let shown = 0;
  const show = () => {
    for (const row of rows.slice(shown, shown + ROWS)) {
      const line = body.insertRow();
      for (const name of table.columns) line.append(cell(table, row[name]));
    }
    shown = Math.min(shown + ROWS, rows.length);
    more.hidden = shown >= rows.length;
    more.textContent = say(`显示更多（还有 ${showNumber(rows.length - shown)} 行）`, `Show more (${showNumber(rows.length - shown)} rows left)`);
  };
  for (const name of table.columns) {
    const head = heads.appendChild(element("th"));
    head.scope = "col";
    const button = head.appendChild(element("button", name, "sort"));
    button.type = "button";
    button.addEventListener("click", () => {
      const isDown = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      rows = table.sorted(name, isDown);
      shown = 0;
      body.replaceChildren();
      show();
    });
  }
  more.addEventListener("click", show);
  show();
  const view = element("div");
  view.append(frame, more);
  return view;
}

function cell(table, term) {
  const made = element("td", "", isNumber(term) ? "n" : "");
  const address = pageOf(term);
  const text = table.text(term);
  if (address) made.appendChild(element("a", text)).href = address;
  else made.textContent = text;
  if (term?.type === "uri") made.title = term.value;
  return made;
}

/** Triples as the service writes them. */
export function textView(text) {
  const view = element("div");
  view.append(element("pre", text.slice(0, MOST_CHARACTERS), "result-text"));
  if (text.length > MOST_CHARACTERS) view.append(element("p", say("太长，只显示开头；请下载。", "Too long, only the beginning is shown; please download."), "result-note"));
  return view;
}
