// The query editor in place of the textarea. It lives in a shadow root: there CodeMirror adopts its style sheets, which the content
// security policy allows, whereas in the page itself it would write <style> elements.

import { missingPrefixes, offers } from "./sparql_words.js";
import {
  EditorState, EditorView, HighlightStyle, Prec, StreamLanguage, autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap,
  completionKeymap, defaultKeymap, drawSelection, highlightActiveLine, highlightActiveLineGutter, highlightSelectionMatches,
  highlightSpecialChars, history, historyKeymap, keymap, lineNumbers, lintGutter, pickedCompletion, search, searchKeymap,
  setDiagnostics, sparql, syntaxHighlighting, syntaxTree, tags,
} from "./vendor/codemirror.js";
import { say } from "./words.js";

const INK = "var(--ink, #1b1f24)";
const MUTED = "var(--muted, #5c6570)";
const LINE = "var(--line, #d5dae0)";
const ACCENT = "var(--accent, #0b5c8a)";
const MARK = "var(--mark, #b3261e)";
const PAPER = "var(--paper, #fff)";
const tint = (share) => `color-mix(in srgb, ${ACCENT} ${share}%, ${PAPER})`;

const THEME = EditorView.theme({
  "&": { color: INK, backgroundColor: PAPER, border: `1px solid ${MUTED}`, fontSize: "14px", maxHeight: "60vh" },
  "&.cm-focused": { outline: `2px solid ${ACCENT}` },
  ".cm-scroller": { overflow: "auto", minHeight: "15em", lineHeight: "1.55", fontFamily: '"Noto Sans Mono CJK SC", Consolas, monospace' },
  ".cm-content": { caretColor: INK },
  ".cm-cursor": { borderLeftColor: INK },
  ".cm-gutters": { backgroundColor: PAPER, color: MUTED, borderRight: `1px solid ${LINE}` },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--accent, #0b5c8a) 7%, transparent)" },
  ".cm-selectionMatch": { backgroundColor: tint(18) },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: `${tint(28)} !important` },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: tint(25), outline: `1px solid ${ACCENT}` },
  "&.cm-focused .cm-nonmatchingBracket": { color: MARK },
  ".cm-tooltip, .cm-panels": { backgroundColor: PAPER, color: INK, border: `1px solid ${LINE}` },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: ACCENT, color: PAPER },
  ".cm-tooltip-autocomplete > ul": { maxWidth: "min(40em, 90vw)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.8" },
  ".cm-panel input, .cm-panel button": { color: INK, backgroundColor: PAPER, backgroundImage: "none", border: `1px solid ${MUTED}` },
  ".cm-diagnostic": { borderLeft: `4px solid ${MARK}`, whiteSpace: "pre-wrap", maxWidth: "40em" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: `underline wavy ${MARK}` },
  ".cm-lintPoint-error:after": { borderBottomColor: MARK },
  // Drawn without images: the policy allows no data: addresses.
  ".cm-lint-marker-error": { content: "none", backgroundColor: MARK, borderRadius: "50%", transform: "scale(.6)" },
});
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: ACCENT, fontWeight: "bold" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "color-mix(in srgb, var(--mark, #b3261e) 75%, var(--ink, #1b1f24))" },
  { tag: [tags.string, tags.literal, tags.number, tags.atom], color: "color-mix(in srgb, green 60%, var(--ink, #1b1f24))" },
  { tag: tags.comment, color: MUTED, fontStyle: "italic" },
]);
const PHRASES = {
  Find: "查找", Replace: "替换", next: "下一个", previous: "上一个", all: "全部", "match case": "区分大小写", regexp: "正则", "by word": "整词",
  replace: "替换", "replace all": "全部替换", close: "关闭", "current match": "当前匹配", "on line": "所在行", Completions: "补全",
  Diagnostics: "错误", "No diagnostics": "没有错误",
};

/** Offset of a line and column (from 1, in characters) in a document; both are brought within it. */
function offset(doc, number, column) {
  const line = doc.line(Math.min(Math.max(number, 1), doc.lines));
  return line.from + [...line.text].slice(0, Math.max(column - 1, 0)).join("").length;
}

function completer(vocabulary) {
  const take = (view, completion, from, to) => {
    const { doc } = view.state;
    const after = `${doc.sliceString(0, from)}${completion.label}${doc.sliceString(to)}`;
    const head = missingPrefixes(after, vocabulary.prefixes);
    view.dispatch({
      changes: [...(head ? [{ from: 0, insert: head }] : []), { from, to, insert: completion.label }],
      selection: { anchor: head.length + from + completion.label.length },
      annotations: pickedCompletion.of(completion),
      userEvent: "input.complete",
    });
  };
  return (context) => {
    const { state, pos } = context;
    if (/comment|string/.test(syntaxTree(state).resolveInner(pos, -1).name)) return null;
    const word = context.matchBefore(/[?$]?[\p{L}\p{N}_:-]*/u);
    const before = state.sliceDoc(0, pos);
    if (!word.text && !context.explicit && !/\sa\s$/.test(before)) return null;
    const options = offers(vocabulary, state.doc.toString(), before, word.text)
      .map(({ isTerm, ...one }) => (isTerm ? { ...one, apply: take } : one));
    return options.length ? { from: word.from, options, filter: false } : null;
  };
}

/** Put the editor in place of a textarea, which goes on holding the text. */
export function mountEditor(textarea, vocabulary, run) {
  const host = document.createElement("div");
  host.className = "query-editor";
  textarea.after(host);
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    doc: textarea.value,
    extensions: [
      lineNumbers(), lintGutter(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), bracketMatching(),
      closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), search({ top: true }),
      autocompletion({ override: [completer(vocabulary)], icons: false, maxRenderedOptions: 80 }),
      StreamLanguage.define(sparql), syntaxHighlighting(COLOURS), THEME, EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": say("SPARQL 查询", "SPARQL query") }),
      EditorState.phrases.of(say(PHRASES, {})),
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => { run(); return true; } }])),
      // No Tab: it goes on to the next control.
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap]),
      EditorView.updateListener.of((update) => { if (update.docChanged) textarea.value = update.state.doc.toString(); }),
    ],
  });
  textarea.hidden = true;
  return {
    text: () => view.state.doc.toString(),
    /** Replace the text; undo brings the old one back. */
    setText(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    /** Write the PREFIX lines that are missing. */
    completePrefixes() {
      const head = missingPrefixes(view.state.doc.toString(), vocabulary.prefixes);
      if (head) view.dispatch({ changes: { from: 0, insert: head } });
    },
    clearErrors() {
      view.dispatch(setDiagnostics(view.state, []));
    },
    markError(line, column, message) {
      const { doc } = view.state;
      const at = offset(doc, line, column);
      const { from, to } = doc.lineAt(at);
      const start = at < to ? at : Math.max(at - 1, from);
      const end = Math.min(start + (/^[\p{L}\p{N}_?$:]+/u.exec(doc.sliceString(start, to))?.[0].length ?? 1), to);
      view.dispatch(setDiagnostics(view.state, [{ from: start, to: Math.max(end, start), severity: "error", message }]), {
        effects: EditorView.scrollIntoView(start, { y: "center" }),
      });
    },
  };
}
