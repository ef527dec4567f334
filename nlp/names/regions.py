"""Regions named in text: 邢台市医疗保障局 -> GB/T 2260 code 130500, province, city, county.

``regions.csv`` holds the codes of provinces, prefectures and counties (GB/T 2260, as the National
Bureau of Statistics publishes them with the statistical division codes of 2023; taken from the npm
package china-division 2.7.0, MIT). Development zones without a GB/T 2260 code are left out.
"""

import csv
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

PROVINCE_LENGTH, CITY_LENGTH = 2, 4
# Ends of full names that speech leaves out: 河北省 is 河北, 新疆维吾尔自治区 is 新疆.
_ENDINGS = (
    "维吾尔自治区 壮族自治区 回族自治区 自治区 自治州 自治县 地区 省 市 县 区 盟 旗"
).split()
SHORTEST_NAME = 2  # characters: one alone is a word


@dataclass(frozen=True, slots=True)
class Region:
    """A region of GB/T 2260.

    Attributes:
        code: six digits; 0000 and 00 at the end for provinces and cities.
        name: its full name.
        province, city, county: full names of what it lies in and is; None for levels below it.
    """

    code: str
    name: str
    province: str
    city: str | None = None
    county: str | None = None

    @property
    def level(self) -> str:
        """``province``, ``city`` or ``county``."""
        if self.county:
            return "county"
        return "city" if self.city else "province"


@cache
def _regions() -> dict[str, Region]:
    """Every region by code."""
    lines = files("nlp.names").joinpath("regions.csv").read_text("utf-8").splitlines()
    names: dict[str, str] = dict(csv.reader(lines[1:]))  # below the head
    found = {}
    for code, name in names.items():
        province = names[code[:PROVINCE_LENGTH] + "0000"]
        # Counties of municipalities and counties run by their province lie in no city.
        city = names.get(code[:CITY_LENGTH] + "00")
        if code.endswith("0000"):
            found[code] = Region(code, name, province)
        elif code.endswith("00"):
            found[code] = Region(code, name, province, city)
        else:
            found[code] = Region(code, name, province, city, county=name)
    return found


@cache
def _by_name() -> dict[str, list[Region]]:
    """Regions by full name; those above counties also by short name. 赵 alone would be a word."""
    table: dict[str, list[Region]] = {}
    for region in _regions().values():
        table.setdefault(region.name, []).append(region)
        if region.level != "county" and (short := short_name(region.name)) != region.name:
            table.setdefault(short, []).append(region)
    return table


@cache
def _longest() -> int:
    return max(map(len, _by_name()))


def short_name(name: str) -> str:
    """A region's name without what it is: 河北省 -> 河北; 赵县 stays, as 赵 is too short."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= SHORTEST_NAME:
            return name[: -len(ending)]
    return name


@lru_cache(maxsize=8192)
def find_region(name: str) -> tuple[Region | None, int]:
    """The region an organisation's name begins with, and how many characters name it.

    Names are read from the largest region down: 河北省邢台市…, 新乡市红旗区…. A county's name that
    several cities have (朝阳区) is a region only below a city that is named; alone it is none.

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
    for length in range(min(_longest(), len(name) - position), SHORTEST_NAME - 1, -1):
        end = position + length
        named = [region for region in table.get(name[position:end], []) if _lies_in(region, above)]
        if len(named) > 1:
            return None  # 朝阳区, 吉林: the name alone does not say which
        if named:
            return named[0], end
    return None


def _lies_in(region: Region, above: Region | None) -> bool:
    if above is None:
        return True
    if region.code == above.code:
        return False
    prefix = above.code[:PROVINCE_LENGTH] if above.level == "province" else above.code[:CITY_LENGTH]
    return above.level != "county" and region.code.startswith(prefix)


def region_by_code(code: str) -> Region | None:
    """The region of a GB/T 2260 code, or of a longer code that begins with one (project codes)."""
    return _regions().get(code[:6])
