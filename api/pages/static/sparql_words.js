// The words of the graph as the editor offers them: prefixes, terms with their labels, variables of the query.

import { say } from "./words.js";

const KEYWORDS = [
  "SELECT", "DISTINCT", "WHERE", "FILTER", "OPTIONAL", "UNION", "MINUS", "BIND", "VALUES", "GROUP BY", "HAVING", "ORDER BY", "DESC",
  "ASC", "LIMIT", "OFFSET", "COUNT", "SUM", "AVG", "MIN", "MAX", "GROUP_CONCAT", "CONTAINS", "STRSTARTS", "REGEX", "LANG", "STR",
  "BOUND", "IF", "COALESCE", "EXISTS", "NOT EXISTS", "GRAPH", "CONSTRUCT", "DESCRIBE", "ASK", "PREFIX",
];
const MOST = 60;
// Strings, IRIs and comments: nothing in them is a name.
const APART = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|#[^\n]*/g;

const bare = (query) => query.replace(APART, " ");

/** The PREFIX lines a query lacks for the known prefixes that it uses, '' for none. */
export function missingPrefixes(query, prefixes) {
  const text = bare(query);
  const declared = new Set([...text.matchAll(/\bPREFIX\s+([\w-]*):/gi)].map((match) => match[1]));
  const used = new Set([...text.matchAll(/(?<![\w:?$@.-])([A-Za-z][\w-]*):/g)].map((match) => match[1]));
  return [...used]
    .filter((name) => !declared.has(name) && Object.hasOwn(prefixes, name))
    .map((name) => `PREFIX ${name}: <${prefixes[name]}>\n`)
    .join("");
}

function variables(query) {
  return [...new Set([...bare(query).matchAll(/[?$]([\p{L}_][\p{L}\p{N}_]*)/gu)].map((match) => match[1]))];
}

function rank({ term, label, label_en: english }, asked) {
  const texts = [term, term.slice(term.indexOf(":") + 1), label, english].map((text) => String(text ?? "").toLowerCase());
  if (!asked) return 1;
  if (texts.some((text) => text.startsWith(asked))) return 2;
  return texts.some((text) => text.includes(asked)) ? 1 : 0;
}

/** What to offer where the cursor stands: `before` is the query up to it, `asked` the word under way; the most fitting first. */
export function offers({ prefixes, terms }, query, before, asked) {
  if (/^[?$]/.test(asked)) {
    const others = variables(`${query.slice(0, before.length - asked.length)} ${query.slice(before.length)}`);
    return others.filter((name) => name.startsWith(asked.slice(1))).map((name) => ({ label: asked[0] + name, type: "variable" }));
  }
  const lower = asked.toLowerCase();
  if (/\bPREFIX\s+[\w-]*:?$/i.test(before)) {
    return Object.entries(prefixes)
      .filter(([name]) => name.startsWith(lower.replace(/:$/, "")))
      .map(([name, space]) => ({ label: `${name}: <${space}>`, type: "namespace" }));
  }
  const isType = /(?:\sa|\brdf:type)\s+$/.test(before.slice(0, before.length - asked.length));
  const inUse = new Set(bare(query).match(/[A-Za-z][\w-]*:\w+/g) ?? []);
  const found = terms
    .map((term) => ({ ...term, rank: isType && term.kind !== "class" ? 0 : rank(term, lower) }))
    .filter((term) => term.rank > 0)
    .map((term) => ({ ...term, fits: (term.classes ?? []).some((name) => inUse.has(name)) }))
    .sort((a, b) => b.rank - a.rank || b.fits - a.fits || (b.count ?? 0) - (a.count ?? 0));
  const offered = found.slice(0, MOST).map((term) => ({
    label: term.term, detail: say(term.label, term.label_en || term.label), type: term.kind === "class" ? "class" : "property", isTerm: true,
  }));
  if (!isType && /^[A-Za-z]+$/.test(asked)) {
    const keywords = KEYWORDS.filter((word) => word.startsWith(asked.toUpperCase()));
    offered.push(...keywords.map((label) => ({ label, type: "keyword" })));
  }
  return offered;
}
