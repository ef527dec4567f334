"""Radicals that stand for ideographs: a PDF may hold ⺠ (U+2EA0) for 民, which looks the same.

Source: the Unicode Character Database: compatibility decompositions of the Kangxi radicals
(U+2F00–U+2FD5), and those radicals of the CJK supplement that have an equivalent ideograph in
EquivalentUnifiedIdeograph.txt and are words in themselves.
"""

import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
_SUPPLEMENT = (
    "⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺛旡⺜日⺝月⺟母⺠民⺧牛⺩王⺬示⺮竹⺶羊⺷羊⺸羋"
    "⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻏邑⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风"
    "⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_PAIRS = zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)
_TABLE = {
    **{number: unicodedata.normalize("NFKC", chr(number)) for number in _KANGXI},
    **{ord(radical): ideograph for radical, ideograph in _PAIRS},
    0x2F3E: "户",  # the database has 戶, but simplified characters are printed with the glyph of 户
}


def without_radicals(text: str) -> str:
    """The text with the ideographs that its radicals look like."""
    return text if text.isascii() else text.translate(_TABLE)
