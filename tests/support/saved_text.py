"""A text dump saved again as people save tables in text: with bars, spaces, delimiters, a cell a line."""

import csv
import io
import unicodedata
from collections.abc import Callable, Sequence

Rows = Sequence[Sequence[str]]


def rows_of(text: str) -> list[list[str]]:
    """The lines of a dump as cells; prose has one."""
    return [line.split("\t") for line in text.splitlines()]


def _tables(rows: Rows, saved: Callable[[list[list[str]]], list[str]]) -> str:
    """The text with every run of rows saved in a style; prose as it is."""
    lines: list[str] = []
    run: list[list[str]] = []
    for row in [*rows, [""]]:
        if len(row) > 1:
            run.append([cell.strip() for cell in row])
            continue
        lines += saved(run) if run else []
        run = []
        lines.append(row[0])
    return "\n".join(lines[:-1]) + "\n"


def _even(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def _escaped(row: list[str]) -> list[str]:
    return [cell.replace("|", "\\|") for cell in row]


def framed(rows: Rows) -> str:
    return _tables(rows, lambda run: [f"| {' | '.join(_escaped(row))} |" for row in run])


def markdown(rows: Rows) -> str:
    def saved(run: list[list[str]]) -> list[str]:
        lines = [f"| {' | '.join(_escaped(row))} |" for row in _even(run)]
        return [lines[0], "|---" * len(_even(run)[0]) + "|", *lines[1:]]

    return _tables(rows, saved)


def bars_behind(rows: Rows) -> str:
    return _tables(rows, lambda run: [f"{' | '.join(_escaped(row))} |" for row in _even(run)])


def bars_between(rows: Rows) -> str:
    return _tables(rows, lambda run: [" | ".join(_escaped(row)) for row in _even(run)])


def bars_between_far(rows: Rows) -> str:
    """With a blank line below each row."""
    return _tables(
        rows, lambda run: [line for row in _even(run) for line in (" | ".join(_escaped(row)), "")]
    )


def bars_without_blanks(rows: Rows) -> str:
    return _tables(
        rows, lambda run: [f"{' | '.join(filter(None, _escaped(row)))} |" for row in run]
    )


def bars_without_merged(rows: Rows) -> str:
    """Cells merged with those above are left out, blank ones to their right are not."""

    def saved(run: list[list[str]]) -> list[str]:
        starts = [next((at for at, cell in enumerate(row) if cell), 0) for row in run]
        return ["| ".join(_escaped(row[at:])) for at, row in zip(starts, _even(run), strict=True)]

    return _tables(rows, saved)


def boxes(rows: Rows) -> str:
    def saved(run: list[list[str]]) -> list[str]:
        run = _even(run)
        ruling = "──┼" * (len(run[0]) - 1) + "──"
        body = [line for row in run for line in (f"│{'│'.join(row)}│", f"├{ruling}┤")]
        return [f"┌{ruling.replace('┼', '┬')}┐", *body[:-1], f"└{ruling.replace('┼', '┴')}┘"]

    return _tables(rows, saved)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(rows: list[list[str]], measure: Callable[[str], int], pad: str) -> list[str]:
    rows = _even(rows)
    widths = [max(measure(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "".join(
            cell + pad * (width - measure(cell) + 2)
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def aligned(rows: Rows) -> str:
    """Columns padded to the width that they have on a screen."""
    return _tables(rows, lambda run: _padded(run, _width, " "))


def aligned_by_characters(rows: Rows) -> str:
    return _tables(rows, lambda run: _padded(run, len, " "))


def aligned_by_wide_spaces(rows: Rows) -> str:
    return _tables(rows, lambda run: _padded(run, len, "\u3000"))


def spaced(rows: Rows) -> str:
    """Two spaces between cells; nothing stands for a blank one."""
    return _tables(rows, lambda run: ["  ".join(filter(None, row)) for row in run])


def spaced_wide(rows: Rows) -> str:
    return _tables(rows, lambda run: ["\u3000".join(filter(None, row)) for row in run])


def spaced_once(rows: Rows) -> str:
    return _tables(
        rows,
        lambda run: [" ".join("".join(cell.split()) for cell in row if cell) for row in run],
    )


def stacked(rows: Rows) -> str:
    """A cell a line; blank ones are lost."""
    return _tables(rows, lambda run: [cell for row in run for cell in row if cell])


def stacked_far(rows: Rows) -> str:
    """A cell a line, a blank line below each; blank ones are lost."""
    return _tables(
        rows, lambda run: [text for row in run for cell in row if cell for text in (cell, "")]
    )


def stacked_with_blanks(rows: Rows) -> str:
    return _tables(rows, lambda run: [cell for row in _even(run) for cell in row])


def stacked_bars(rows: Rows) -> str:
    return _tables(rows, lambda run: [f"{cell} |" for row in run for cell in _escaped(row) if cell])


def stacked_bars_between(rows: Rows) -> str:
    """The last cell of a row has no bar."""

    def saved(run: list[list[str]]) -> list[str]:
        filled = [[cell for cell in _escaped(row) if cell] for row in run]
        return [
            f"{cell} |" if place < len(row) - 1 else cell
            for row in filled
            for place, cell in enumerate(row)
        ]

    return _tables(rows, saved)


def _delimited(rows: Rows, mark: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\r\n").writerows(_even([list(r) for r in rows]))
    return out.getvalue()


def commas(rows: Rows) -> str:
    return _delimited(rows, ",")


def semicolons(rows: Rows) -> str:
    return _delimited(rows, ";")


def tabs(rows: Rows) -> str:
    return _delimited(rows, "\t")


# Styles in which every cell keeps its place, and those that lose something.
WHOLE = (
    framed, markdown, bars_behind, bars_between, bars_between_far, boxes, commas, semicolons, tabs,
)  # fmt: skip
LOSSY = (
    bars_without_merged, bars_without_blanks, aligned, aligned_by_characters, aligned_by_wide_spaces, spaced, spaced_wide,
    spaced_once, stacked, stacked_far, stacked_with_blanks, stacked_bars, stacked_bars_between,
)  # fmt: skip
