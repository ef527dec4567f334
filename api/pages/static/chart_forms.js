// DATA of a figure -> the option of ECharts, one function for each form of chart.
//
// Labels come out of other people's documents. They never reach ECharts as names, categories or templates, only through function
// formatters, and `plain` takes from them what rich text would read as markup.

import { say, showNumber } from "./words.js";

const FONT = 12;
const ROW = 26;
const LINE = { axis: 1, halo: 3 };
const MOST_BARS = 100; // on the screen at once; more can be scrolled to
const WORDS_OF_KINDS = {
  department: () => say("部门", "Department"),
  indicator: () => say("指标", "Indicator"),
  community: () => say("社群", "Community"),
  group: () => say("分组", "Group"),
};
const SYMBOLS = { department: "circle", indicator: "diamond", community: "roundRect", group: "triangle" };
const DASHES = ["solid", "dashed", "dotted"];
const MARKERS = ["circle", "rect", "triangle", "diamond"];
const STRIPES = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4 };

/** Text on one line, without control characters and without what ECharts would take for the beginning of markup. */
export function plain(text) {
  const line = String(text ?? "").replace(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ").trim();
  return line.replace(/\{(?=\w+\|)/g, "{\u2060");
}

/** About how many pixels a text takes: one em for wide characters, 0.6 em for the others. */
function width(text) {
  let ems = 0;
  for (const character of text) ems += character.codePointAt(0) > 0x2e7f ? 1 : 0.6;
  return Math.ceil(ems * FONT);
}

const widest = (texts) => texts.reduce((most, text) => Math.max(most, width(text)), 0);

function shorten(text, most) {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : text;
}

/** Lines of a tooltip, long ones broken. */
function told(...lines) {
  const broken = lines.filter(Boolean).flatMap((text) => plain(text).match(/.{1,30}/gsu) ?? []);
  return broken.slice(0, 12).join("\n");
}

const withUnit = (value, unit) => (value === null || value === undefined ? say("无", "none") : `${showNumber(value)} ${unit ?? ""}`.trim());
const indexes = (labels) => labels.map((_, place) => String(place));

function base(colours, description, tooltip) {
  return {
    animation: false,
    textStyle: { color: colours.ink, fontFamily: colours.font, fontSize: FONT },
    aria: { enabled: true, label: { description }, decal: { show: true, decals: [{ symbol: "none" }] } },
    tooltip: {
      renderMode: "richText",
      confine: true,
      backgroundColor: colours.paper,
      borderColor: colours.line,
      borderWidth: 1,
      padding: 8,
      textStyle: { color: colours.ink, fontSize: FONT, fontFamily: colours.font },
      ...tooltip,
    },
  };
}

/** An axis whose categories are places in a list of labels. */
function categories(labels, colours, more, most) {
  return {
    type: "category",
    data: indexes(labels),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: colours.line, width: LINE.axis } },
    ...more,
    axisLabel: {
      color: colours.ink, fontSize: FONT, hideOverlap: false, width: most, overflow: "truncate",
      formatter: (place) => plain(labels[Number(place)]), ...more?.axisLabel,
    },
  };
}

function values(colours, more) {
  return {
    type: "value",
    splitLine: { lineStyle: { color: colours.line } },
    ...more,
    axisLabel: { color: colours.muted, fontSize: FONT, hideOverlap: true, formatter: showNumber, ...more?.axisLabel },
  };
}

/** Horizontal bars in the order given. */
export function bar({ items, unit }, { colours, room, description }) {
  const labels = items.map((item) => item.label);
  const left = Math.min(widest(labels.map(plain)) + 10, Math.round(room * 0.42));
  const isWhole = items.every((item) => Number.isInteger(item.value));
  const right = widest(items.map((item) => showNumber(item.value))) + 14;
  const scrolled = items.length > MOST_BARS;
  return {
    height: Math.min(items.length, MOST_BARS) * ROW + 44,
    targets: items.map((item) => item.href),
    option: {
      ...base(colours, description, { trigger: "item", formatter: ({ dataIndex: at }) => told(labels[at], withUnit(items[at].value, unit)) }),
      grid: { left: left + 12, right: right + (scrolled ? 34 : 0), top: 6, bottom: 38, outerBoundsMode: "none" },
      xAxis: values(colours, {
        minInterval: isWhole ? 1 : undefined, name: plain(unit), nameLocation: "middle", nameGap: 22, nameTextStyle: { color: colours.muted }, splitNumber: room < 600 ? 2 : 5,
      }),
      yAxis: categories(labels, colours, { inverse: true, triggerEvent: true, axisLabel: { interval: 0 } }, left),
      dataZoom: scrolled
        ? [{
            type: "slider", yAxisIndex: 0, startValue: 0, endValue: MOST_BARS - 1, right: 4, width: 18, showDetail: false,
            borderColor: colours.line, fillerColor: colours.faint, brushSelect: false, zoomLock: true,
          }]
        : [],
      series: [{
        type: "bar",
        barMaxWidth: 18,
        itemStyle: { color: colours.accent },
        label: { show: true, position: "right", color: colours.ink, formatter: ({ dataIndex: at }) => showNumber(items[at].value) },
        data: items.map((item) => ({
          value: item.value,
          cursor: item.href ? "pointer" : "default",
          itemStyle: item.marked ? { color: colours.mark, decal: { ...STRIPES, color: colours.paper } } : {},
        })),
      }],
    },
  };
}

/** Lines over years or other steps. */
export function line({ x, series, unit }, { colours, room, description }) {
  const isMany = series.length > 1;
  const rows = isMany ? Math.ceil(widest(series.map((one) => `${plain(one.name)}    `)) * series.length / Math.max(room, 1)) : 0;
  const legend = isMany ? Math.min(rows + (room < 600 ? 1 : 0), 8) * 24 : 0;
  return {
    height: 300 + legend,
    targets: [],
    option: {
      ...base(colours, description, {
        trigger: "axis",
        formatter: (points) =>
          told(x[points[0].dataIndex], ...points.map((point) => `${series[point.seriesIndex].name}：${withUnit(point.value, unit)}`)),
      }),
      legend: isMany
        ? { top: 0, left: 0, textStyle: { color: colours.ink }, formatter: (place) => shorten(plain(series[Number(place)].name), 20) }
        : { show: false },
      grid: { left: 62, right: 24, top: legend + 30, bottom: 30, outerBoundsMode: "none" },
      xAxis: categories(x, colours, { boundaryGap: x.length < 2, axisLabel: { hideOverlap: true } }),
      yAxis: values(colours, { name: plain(unit), nameTextStyle: { color: colours.muted, align: "left" } }),
      series: series.map((one, at) => ({
        type: "line",
        name: String(at),
        data: one.values,
        symbol: MARKERS[at % MARKERS.length],
        symbolSize: 8,
        color: colours.palette[at % colours.palette.length],
        lineStyle: { width: 2, type: DASHES[Math.floor(at / colours.palette.length) % DASHES.length] },
      })),
    },
  };
}

/** A grid of cells, the darker the more. */
export function heat({ x, y, cells, unit }, { colours, room, description }) {
  const left = Math.min(widest(y.map(plain)) + 4, Math.round(Math.min(room, 900) * 0.34));
  const top = Math.min(widest(x.map(plain)) + 12, 130);
  const numbers = cells.map((cell) => cell[2]);
  const least = numbers.reduce((low, number) => Math.min(low, number), 0);
  const most = numbers.reduce((high, number) => Math.max(high, number), least + 1e-9);
  const needed = left + 24 + x.length * 24;
  const cellWidth = (Math.max(room, needed) - left - 24) / Math.max(x.length, 1);
  const isFlat = cellWidth > widest(x.map(plain)) + 8;
  const isTold = cellWidth > widest(numbers.map(showNumber)) + 4;
  return {
    height: (isFlat ? 28 : top) + y.length * ROW + 52,
    least: needed,
    targets: cells.map((cell) => cell[3]),
    option: {
      ...base(colours, description, {
        trigger: "item",
        formatter: ({ dataIndex: at }) => told(y[cells[at][1]], x[cells[at][0]], withUnit(cells[at][2], unit)),
      }),
      grid: { left: left + 12, right: 12, top: isFlat ? 28 : top, bottom: 52, outerBoundsMode: "none" },
      xAxis: categories(x, colours, { position: "top", axisLabel: { interval: 0, rotate: isFlat ? 0 : 60 } }, 120),
      yAxis: categories(y, colours, { inverse: true, axisLabel: { interval: 0 } }, left),
      visualMap: {
        type: "continuous", min: least, max: most, dimension: 2, orient: "horizontal", left: left + 12, bottom: 4, itemWidth: 12,
        itemHeight: 120, calculable: false, hoverLink: false, inRange: { color: [colours.faint, colours.accent] },
        text: [withUnit(most, plain(unit)), showNumber(least)], textStyle: { color: colours.muted },
      },
      series: [{
        type: "heatmap",
        itemStyle: { borderColor: colours.paper, borderWidth: 1 },
        label: { show: isTold, formatter: ({ dataIndex: at }) => showNumber(cells[at][2]) },
        data: cells.map(([across, down, value, href]) => ({
          value: [across, down, value],
          cursor: href ? "pointer" : "default",
          label: { color: value - least > (most - least) * 0.5 ? colours.paper : colours.ink },
        })),
      }],
    },
  };
}

/** Positions -> pixels, from the least at 0 to the greatest at `room`. */
function spread(positions, room) {
  const least = positions.reduce((low, position) => Math.min(low, position), Infinity);
  const most = positions.reduce((high, position) => Math.max(high, position), -Infinity);
  return (position) => (most > least ? ((position - least) / (most - least)) * room : room / 2);
}

/** Nodes where the server put them, with as many names as fit; `zoom` is how far one has zoomed in. */
export function network({ nodes, edges }, { colours, room, description }) {
  const height = Math.round(Math.min(Math.max(room * 0.6, 360), 680));
  const margins = { left: 40, right: 40, top: 30, bottom: 50 };
  const inner = { width: Math.max(room - margins.left - margins.right, 1), height: height - margins.top - margins.bottom };
  // Positions fill the room exactly: ECharts would stretch the nodes along with them.
  const across = spread(nodes.map((node) => node.x ?? 0), inner.width);
  const down = spread(nodes.map((node) => node.y ?? 0), inner.height);
  const places = new Map(nodes.map((node, at) => [node.id, at]));
  const joined = edges.filter((edge) => places.has(edge.source) && places.has(edge.target));
  const degrees = new Array(nodes.length).fill(0);
  for (const edge of joined) {
    degrees[places.get(edge.source)] += 1;
    degrees[places.get(edge.target)] += 1;
  }
  const largest = nodes.reduce((most, node) => Math.max(most, node.size ?? 1), 1);
  const heaviest = joined.reduce((most, edge) => Math.max(most, edge.weight ?? 1), 1);
  const widestNode = Math.min(Math.max(Math.sqrt((room * height) / (nodes.length + 1)) * 0.5, 9), 40);
  const narrowest = Math.max(widestNode * 0.22, 3);
  const diameter = (node) => narrowest + (widestNode - narrowest) * Math.sqrt((node.size ?? 1) / largest);
  const kinds = [...new Set(nodes.map((node) => (node.kind in SYMBOLS ? node.kind : "group")))];
  const isGrouped = nodes.some((node) => Number.isInteger(node.group));
  const colourOf = (node) =>
    colours.palette[(isGrouped ? Math.abs(node.group ?? 0) : Math.max(kinds.indexOf(node.kind), 0)) % colours.palette.length];
  const kindOf = (node) => (node.kind in SYMBOLS ? node.kind : "group");
  const ranks = nodes.map((_, at) => at).sort((a, b) => (nodes[b].size ?? 1) - (nodes[a].size ?? 1) || a - b);
  const ranked = new Array(nodes.length);
  ranks.forEach((at, rank) => { ranked[at] = rank; });
  const opacity = Math.min(Math.max(0.01 * Math.sqrt((room * height) / (joined.length + 1)), 0.06), 0.6);
  const named = (zoom) => Math.max(12, Math.round((room * height) / 9000)) * Math.max(zoom, 1) ** 2;
  // What is labelled changes with the zoom; everything else of a node stays.
  const drawn = (zoom) =>
    nodes.map((node, at) => ({
      id: String(at),
      x: across(node.x ?? 0),
      y: down(node.y ?? 0),
      value: node.size ?? 1,
      category: kinds.indexOf(kindOf(node)),
      symbolSize: diameter(node),
      cursor: node.href ? "pointer" : "default",
      itemStyle: { color: colourOf(node) },
      label: { show: ranked[at] < named(zoom), position: across(node.x ?? 0) > inner.width * 0.85 ? "left" : "right" },
    }));
  return {
    height,
    targets: nodes.map((node) => node.href),
    drawn,
    option: {
      ...base(colours, description, {
        trigger: "item",
        formatter: ({ dataType, dataIndex: at }) => {
          if (dataType === "edge") {
            const edge = joined[at];
            const ends = [edge.source, edge.target].map((id) => nodes[places.get(id)].label);
            return told(...ends, `${say("权重", "Weight")}：${showNumber(edge.weight ?? 1)}`);
          }
          const node = nodes[at];
          return told(node.label, WORDS_OF_KINDS[kindOf(node)](), say(`相连 ${degrees[at]} 个`, `${degrees[at]} connected`));
        },
      }),
      aria: { enabled: true, label: { description } },
      legend: kinds.length > 1
        ? {
            bottom: 0, left: 0, textStyle: { color: colours.ink }, data: kinds.map((kind) => ({ name: kind, icon: SYMBOLS[kind] })),
            formatter: (kind) => WORDS_OF_KINDS[kind](),
          }
        : { show: false },
      series: [{
        type: "graph",
        layout: "none",
        roam: true,
        roamTrigger: "global",
        scaleLimit: { min: 0.5, max: 20 },
        ...margins,
        categories: kinds.map((kind, at) => ({
          name: kind, symbol: SYMBOLS[kind], itemStyle: { color: isGrouped ? colours.muted : colours.palette[at % colours.palette.length] },
        })),
        data: drawn(1),
        edges: joined.map((edge) => ({
          source: String(places.get(edge.source)),
          target: String(places.get(edge.target)),
          lineStyle: { width: 0.6 + 3 * Math.sqrt((edge.weight ?? 1) / heaviest) * (joined.length > 2000 ? 0.4 : 1) },
        })),
        itemStyle: { borderColor: colours.paper, borderWidth: nodes.length > 500 ? 0.5 : 1 },
        lineStyle: { color: colours.muted, opacity, curveness: 0 },
        label: {
          distance: 3, color: colours.ink, fontSize: FONT, textBorderColor: colours.paper, textBorderWidth: LINE.halo,
          formatter: ({ dataIndex: at }) => shorten(plain(nodes[at].label), 16),
        },
        labelLayout: { hideOverlap: true },
        emphasis: { focus: "adjacency", scale: false, label: { show: true, fontWeight: "bold" }, lineStyle: { opacity: 0.9 } },
        blur: { itemStyle: { opacity: 0.12 }, lineStyle: { opacity: 0.04 }, label: { show: false } },
      }],
    },
  };
}
