"""Number formats that a workbook may use by their number without saying what they are.

Dates are as a Chinese Excel or WPS shows them. Source: ECMA-376-1, 18.8.30 numFmt, the list for all
languages and that for zh-cn.
"""

_YEAR_MONTH, _MONTH_DAY, LONG_DATE = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
_TIME, _NOON = 'h"时"mm"分"', '上午/下午h"时"mm"分"'
_SECONDS = 'ss"秒"'

BUILT_IN_DATES = {
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy/m/d h:mm",
    27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m-d-yy", 31: LONG_DATE,
    32: _TIME, 33: _TIME + _SECONDS, 34: _NOON, 35: _NOON + _SECONDS, 36: _YEAR_MONTH,
    50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY, 54: _MONTH_DAY,
    55: _NOON, 56: _NOON + _SECONDS, 57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0", 7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;¥-#,##0.00",
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '¥#,##0;¥-#,##0;¥"-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '¥#,##0.00;¥-#,##0.00;¥"-"',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0", 49: "@", **BUILT_IN_DATES,
}  # fmt: skip
