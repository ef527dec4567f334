"""Units as people compose them: a magnitude, a form of the table or any noun, and what it is per.

万人次, 百万元, 元/亩, 元/生·年, 万元/公里, 例/10万人. Money, time, shares and measures come from
``units.yml``; of what is counted, any noun is a unit (550万粒), since no table could hold them all.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from nlp.patterns import any_of
from nlp.values.states import has_state_word
from nlp.values.units import Form, bearers, form_of, is_counter, units

LONGEST_NOUN = 4  # characters of a counter that the table does not know: 盘录像带
LONGEST_INSIDE = 2  # the same within a sentence, where more would be its next words
_MAGNITUDE = re.compile(r"[十百千]?万?亿?")
# A run of characters that may be a noun: up to what joins, compares or divides.
_RUN = re.compile(r"(?:(?![每和及与或并且至到])[\u4e00-\u9fff])+")
_LATIN = re.compile(r"[A-Za-zμΩ°]+[23]?")
_CUT = re.compile(
    r"(?:[以之][上下内前后外]|左右|上下|不等|之间|为止|[内前后起整正的了等计为是在])$"
)
_FIRST_PER = re.compile(r"(?:/|每)[(]?每?")
_NEXT_PER = re.compile(r"(?:[/·•・‧*]|(?=每))每?|[.、](?=[\u4e00-\u9fff])每?")
_NO_LATIN = frozenset("GgXx")  # 5G is a kind of network; ≥XX is a place to fill in
_NO_UNIT = re.compile("[含全共约见注其第]")  # (含), (不含), (全部)
_MEAN = re.compile(r"([人户亩生村校床月年日周])均")
_PER_COUNT = re.compile(r"\d*[十百千]?万?亿?")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as composed.

    Attributes:
        name: normalised, without magnitude and per; None for a magnitude alone (400万).
        kind: the kind of value it makes.
        printed: as printed, with magnitude and per.
        magnitude: 万, 亿, 百万 …, blank for none.
        per: what one is per, parts joined by ·.
        is_known: whether the table has it.
    """

    name: str | None
    kind: str
    printed: str
    magnitude: str = ""
    per: str | None = None
    is_known: bool = True

    @property
    def base(self) -> str | None:
        """The unit without a magnitude: 元 of 万元."""
        return self.name and self.name.removeprefix(self.magnitude)

    def with_bracket(self, inner: "Unit") -> "Unit":
        """The unit with what stands in brackets behind it: 5万(人次), 3人(次); 件(册) is 件."""
        printed = f"{self.printed}{inner.printed}"
        if inner.name is None:  # 20元(每人)
            return replace(self, printed=printed, per=self.per or inner.per)
        if self is BARE:
            return inner
        if self.name is None and not inner.magnitude:
            name = _full_name(self.magnitude, inner)
            return replace(inner, name=name, magnitude=self.magnitude, printed=printed)
        if inner.name == "次" and self.kind == "count":
            return replace(self, name=f"{self.name}次", printed=printed)
        return self


BARE = Unit(None, "count", "")


def _full_name(magnitude: str, unit: Unit) -> str | None:
    """The name of a unit behind a magnitude, which money keeps: 万元."""
    if unit.kind == "money":
        return f"{magnitude}{unit.name}"
    return unit.name


@cache
def read_unit(text: str) -> Unit | None:
    """The unit that a folded text is, all of it known: 万人次, 元/亩; None for any other text."""
    found = unit_at(text, 0, is_last=False)
    if found is None or found[1] != len(text):
        return None
    unit = found[0]
    return unit if unit.is_known and unit.name else None


def unit_at(text: str, start: int, *, is_last: bool) -> tuple[Unit, int] | None:
    """The unit that begins at a place of a folded text, and where it ends.

    Args:
        text: the text.
        start: the place, right behind a number.
        is_last: whether nothing but the number's sign and unit stands in the text, so that a
            longer unknown noun is its unit too.
    """
    magnitude = _magnitude_at(text, start)
    begin = start + len(magnitude)
    noun = _noun_at(text, begin, is_last=is_last)
    if noun is None:
        per, end = _per_at(text, begin)
        if not magnitude and per is None:
            return None
        return Unit(None, "count", text[start:end], magnitude, per), end
    form, end, is_known = noun
    per, end = _per_at(text, end)
    name = form.unit
    if form.kind == "money":
        name = magnitude + name
    if per == "次" and form.unit in bearers():
        name, per = f"{name}次", None
    elif per is not None and _is_alternative(form, per):
        name, per = f"{name}/{per}", None
    return Unit(name, form.kind, text[start:end], magnitude, per, is_known), end


def _magnitude_at(text: str, start: int) -> str:
    """万, 百万 … from a place on; blank where it begins a form of the table (千瓦, 百分点)."""
    known = _matched(_forms(), text, start)
    if known and units()[known].kind != "money":
        return ""
    return _matched(_MAGNITUDE, text, start)


def _noun_at(text: str, start: int, *, is_last: bool) -> tuple[Form, int, bool] | None:
    """What is counted or measured from a place on, its end, and whether the table knows it."""
    latin = _LATIN.match(text, start)
    if latin is not None:
        form = form_of(latin.group())
        if form is not None:
            return form, latin.end(), True
        is_unit = is_last and latin.end() == len(text) and latin.group() not in _NO_LATIN
        return (Form(latin.group(), "count"), latin.end(), False) if is_unit else None
    known, run = _matched(_forms(), text, start), _run_at(text, start)
    if known:
        return _known_noun(text, start, known, run)
    longest = LONGEST_NOUN if is_last else LONGEST_INSIDE
    is_noun = 0 < len(run) <= longest and not has_state_word(run)
    return (Form(run, "count"), start + len(run), False) if is_noun else None


def _known_noun(text: str, start: int, known: str, run: str) -> tuple[Form, int, bool]:
    """A noun that begins with a form of the table: 名 of 名学生, but 种次 and 人份 whole."""
    form = units()[known]
    end = start + len(known)
    rest = run[len(known) :]
    if text.startswith(known, end):  # printed twice: 次次
        return form, end + len(known), True
    if rest in ("数", "数量"):
        return form, end + len(rest), True
    if form.kind == "count" and rest[:1] == "次" and not known.endswith("次"):
        return Form(f"{form.unit}次", "count"), end + 1, True
    if known in bearers() and rest in units() and rest not in bearers():  # 人份
        return Form(run, "count"), end + len(rest), False
    return form, end, True


def _run_at(text: str, start: int) -> str:
    """The characters from a place on that may be a noun, without what closes them (以上, 的)."""
    run = _matched(_RUN, text, start)
    while (cut := _CUT.search(run)) is not None:
        run = run[: cut.start()]
    return run


def _per_at(text: str, start: int) -> tuple[str | None, int]:
    """What the unit before a place is per, parts joined by ·, and where that ends."""
    parts: list[str] = []
    end, separator = start, _FIRST_PER.match(text, start)
    while separator is not None:
        word = per_word(text, separator.end(), needs_known=separator.group()[:1] in (".", "、"))
        if not word:
            break
        parts.append(word)
        end = separator.end() + len(word)
        separator = _NEXT_PER.match(text, end)
    if parts and "(" in text[start : start + 2] and text.startswith(")", end):
        end += 1
    return "·".join(parts) or None, end


def unit_in(bracket: str) -> Unit | None:
    """The unit that stands in brackets beside a number: (万人次), (粒); None for others."""
    text = bracket.replace("·次", "次")
    if not text or _NO_UNIT.search(text):
        return None
    found = unit_at(text, 0, is_last=True)
    return found[0] if found is not None and found[1] == len(text) else None


def per_before(lead: str) -> str | None:
    """What a number is per by the words before it: 每亩补助, 每人每月."""
    parts: list[str] = []
    place = lead.find("每")
    while place >= 0:
        per, end = _per_at(lead, place)
        if per is not None:
            parts.append(per)
        place = lead.find("每", max(end, place + 1))
    return "·".join(parts) or None


def mean_before(lead: str) -> str | None:
    """What a number is the mean of by the words before it: 人均 -> 人."""
    mean = _MEAN.search(lead)
    return mean and mean.group(1)


def per_word(text: str, start: int, *, needs_known: bool = False) -> str:
    """What something is per, from a place on: 亩, 人次, 10万人, 标准床位; blank for none."""
    begin = start + len(_matched(_PER_COUNT, text, start))
    word, run = _matched(_forms(), text, begin), _run_at(text, begin)
    rest = run[len(word) :]
    is_whole = len(run) <= LONGEST_NOUN and not has_state_word(rest) and not needs_known
    if is_whole and (len(rest) <= 1 or not word):
        word = run or word
    latin = _LATIN.match(text, begin)
    if latin is not None:
        word = latin.group()
    number = text[start:begin]
    return number + word if word or number.endswith(("万", "亿")) else ""


def _is_alternative(form: Form, per: str) -> bool:
    """Whether X/Y names two counters for one thing (套/件, 人/次), not one per the other."""
    other = form_of(per)
    if other is None or per in bearers() or not form.kind == other.kind == "count":
        return False
    return is_counter(form.unit) and is_counter(other.unit)


def _matched(pattern: re.Pattern[str], text: str, start: int) -> str:
    """What a pattern matches at a place of a text, blank for nothing."""
    match = pattern.match(text, start)
    return match.group() if match else ""


@cache
def _forms() -> re.Pattern[str]:
    """The forms of the table that are no Latin letters, longest first."""
    return re.compile(any_of(form for form in units() if not _LATIN.fullmatch(form)))
