"""Documents whose every name and value is an attempt to be more than text."""

from pathlib import Path

MARKUP = "<img src=x onerror=alert(1)>"
ENDING = "</script><script>alert(2)</script>"
QUOTES = "\"' onmouseover=alert(3) x='"
FORMULA = '=HYPERLINK("http://203.0.113.1/","x")'
TEMPLATE = "{{7*7}}{b|x}%s{0}"
ADDRESS = "javascript:alert(4)&lang=en#?"


def write_hostile(folder: Path) -> Path:
    """Two documents below a folder, in a folder whose own name is one; returns it."""
    folder = folder / f"文件{MARKUP.replace('/', '')}"
    folder.mkdir(parents=True)
    for number, department in enumerate(("甲市财政局", f"乙市{ENDING.replace('/', '')}局")):
        rows = [
            f"产出指标\t数量指标\t{MARKUP}次数\t{MARKUP}\t≥1次\t冀财社〔2023〕208号{QUOTES}",
            f"\t质量指标\t{ENDING}合格率\t{ENDING}\t≥9{number}%\t《{MARKUP}办法》",
            f"\t时效指标\t{QUOTES}时间\t{TEMPLATE}\t{QUOTES}\t{FORMULA}",
            f"效益指标\t社会效益指标\t{FORMULA}\t{ADDRESS}\t{FORMULA}\t{ADDRESS}",
            f"满意度指标\t服务对象满意度指标\t{TEMPLATE}满意度\t{ADDRESS}\t{TEMPLATE}\t{MARKUP}",
        ]
        head = [f"{department}2024年部门预算公开", "项目绩效目标表", f"项目编码\t1{number}\t项目名称\t{MARKUP}{QUOTES}项目",
                "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据"]  # fmt: skip
        (folder / f"{number}.txt").write_text("\n".join([*head, *rows]) + "\n", "utf-8")
    return folder
