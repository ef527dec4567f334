"""Deterministic, realistic budget documents for benchmarks: one department, one year, several projects.

Layouts rotate over forms (Hebei), a wide table (Henan) and a long table; each document has prose and money tables
around them and page breaks inside, about 30 to 60 KB, like the samples.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.corpus import words as w

Row = tuple[str, str, str, str, str, str]


def write_corpus(folder: Path, documents: int, seed: int = 1) -> int:
    """Write that many documents below a folder; returns their bytes."""
    size = 0
    for number in range(documents):
        data = make_document(number, seed).encode()
        path = folder / f"{number // 500:03d}" / f"{number:06d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        size += len(data)
    return size


def make_document(number: int, seed: int = 1) -> str:
    """One document; the same number and seed give the same text."""
    random = Random(f"{seed}/{number}")
    field = random.choice(sorted(w.FIELDS))
    department = (
        random.choice(w.PLACES)
        + (random.choice(w.COUNTIES) if random.random() < 0.6 else "")
        + field
    )
    year = 2020 + number % 6
    projects = [_project(random, field, year, index) for index in range(random.randint(5, 9))]
    parts = [
        f"{department}\n\n{year}年部门预算公开\n",
        *_prose(random, department, year),
        _money(random, department, projects),
    ]
    layout = number % 3
    if layout == 0:
        parts += [_form(random, field, department, project, year) for project in projects]
    elif layout == 1:
        parts.append(_wide(random, field, department, projects, year))
    else:
        parts.append(_long(random, field, department, projects, year))
    return "\n".join(parts) + "\n"


def _project(random: Random, field: str, year: int, index: int) -> tuple[str, str, float]:
    thing = random.choice(w.FIELDS[field])
    name = f"{year}年{thing}{random.choice(w.PROJECT_ENDS)}"
    if random.random() < 0.3:
        name += f"(冀财社[{year - 1}]{random.randint(1, 300)}号)"
    return (
        f"13{random.randint(10**10, 10**11 - 1)}P{index:04d}",
        name,
        round(random.uniform(5, 900), 2),
    )


def _rows(random: Random, field: str, amount: float, year: int) -> Iterator[Row]:
    """Targets as (level 1, level 2, name, description, value, basis)."""
    things = random.sample(w.FIELDS[field], 3)
    basis = random.choice(w.BASES)
    if random.random() < 0.5:
        basis = f"冀{w.PREFIXES[field]}〔{year - 1}〕{random.randint(1, 90)}号"
    for thing in things:
        name, unit = random.choice(w.COUNTS)
        yield (
            "产出指标",
            "数量指标",
            thing + name,
            f"全年{thing}{name}",
            f"≥{random.randint(1, 5000)}{unit}",
            basis,
        )
    for rate in random.sample(w.RATES, 2):
        share = random.choice((80, 85, 90, 95, 98, 100))
        yield (
            "产出指标",
            "质量指标",
            things[0] + rate,
            f"{things[0]}{rate[:-1]}数占全部的比率",
            f"≥{share}%",
            basis,
        )
    yield (
        "产出指标",
        "时效指标",
        f"{things[1]}完成时限",
        "工作完成的最后时间",
        f"不晚于{year}年12月底",
        basis,
    )
    yield "产出指标", "成本指标", "项目总成本", "项目支出合计", f"≤{amount:.2f}万元", basis
    state = random.choice(w.STATE_NAMES)
    yield (
        "效益指标",
        "社会效益指标",
        things[2] + state,
        f"{things[2]}{state}变化情况",
        random.choice(w.STATES),
        basis,
    )
    yield "效益指标", "经济效益指标", "不涉及", "不涉及", "不涉及", "不涉及"
    yield (
        "满意度指标",
        "服务对象满意度指标",
        f"{random.choice(('群众', '服务对象', '企业'))}满意度",
        "满意人数占被调查人数的比率",
        "≥90%",
        "调查问卷",
    )


def _prose(random: Random, department: str, year: int) -> Iterator[str]:
    for part in (
        "主要职责",
        "机构设置",
        "收支说明",
        "增减变化",
        "机关运行经费",
        "政府采购",
        "国有资产",
        "名词解释",
    ):
        yield f"\n{part}\n"
        for _ in range(6):
            tasks = "；".join(
                f"{random.choice(w.RATES)}不断提高，{random.choice(w.STATE_NAMES)}{random.choice(w.STATES)}"
                for _ in range(5)
            )
            yield f"{department}{year}年认真贯彻国家和省市决策部署，{tasks}。收入预算{random.randint(100, 9000)}万元。\n"


def _money(random: Random, department: str, projects: list[tuple[str, str, float]]) -> str:
    lines = [
        "部门预算支出经济分类表",
        "",
        "单位：万元",
        "",
        "科目编码\t科目名称\t合计\t基本支出\t项目支出",
    ]
    for code in range(60):
        amount = round(random.uniform(1, 300), 2)
        lines.append(f"{30101 + code}\t{random.choice(w.SUBJECTS)}\t{amount}\t{amount}\t")
    lines += [
        "",
        "项目支出表",
        "",
        "单位：万元",
        "",
        "类型\t项目名称\t项目单位\t合计\t一般公共预算",
    ]
    lines += [
        f"特定目标类\t{name}\t{department}本级\t{amount:.2f}\t{amount:.2f}"
        for _, name, amount in projects
    ]
    return "\n".join(["", *lines, ""])


def _form(
    random: Random, field: str, department: str, project: tuple[str, str, float], year: int
) -> str:
    code, name, amount = project
    heading = "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据\t"
    lines = [f"{name}绩效目标表", "", "单位：万元", "", f"项目编码\t{code}\t\t项目名称\t{name}\t\t",
             f"预算规模及资金用途\t预算数\t{amount:.2f}\t其中：财政资金\t{amount:.2f}\t其他资金\t",
             f"主管部门\t{department}\t\t\t\t\t", f"绩效目标\t完成{name}各项任务，{random.choice(w.STATES)}\t\t\t\t\t", heading]  # fmt: skip
    before = ("", "")
    for index, (level1, level2, *cells) in enumerate(_rows(random, field, amount, year)):
        if index == 6 and random.random() < 0.5:
            lines += ["", heading]
        shown = (
            "" if level1 == before[0] else level1,
            "" if level2 == before[1] and random.random() < 0.5 else level2,
        )
        lines.append("\t".join((*shown, *cells)) + "\t")
        before = (level1, level2)
    return "\n".join([*lines, ""])


def _wide(
    random: Random, field: str, department: str, projects: list[tuple[str, str, float]], year: int
) -> str:
    lines = [f"{year}年度部门预算项目绩效目标表", "", f"部门名称：{department}", "",
             "单位编码(项目编码)\t项目单位(项目名称)\t项目金额(万元)\t\t绩效目标\t\t\t\t\t", "\t\t资金总额\t政府预算资金\t产出指标\t\t效益指标\t\t满意度指标\t",
             "\t\t\t\t三级指标\t指标值\t三级指标\t指标值\t三级指标\t指标值", f"401001\t{department}本级\t\t\t\t\t\t\t\t"]  # fmt: skip
    for code, name, amount in projects:
        groups: dict[str, list[tuple[str, str]]] = {
            "产出指标": [],
            "效益指标": [],
            "满意度指标": [],
        }
        for level1, _, indicator, _, value, _ in _rows(random, field, amount, year):
            groups[level1].append((indicator, value))
        for index in range(max(len(pairs) for pairs in groups.values())):
            head = (
                (code, name, f"{amount:.2f}", f"{amount:.2f}") if index == 0 else ("", "", "", "")
            )
            cells = [
                cell
                for pairs in groups.values()
                for cell in (pairs[index] if index < len(pairs) else ("", ""))
            ]
            lines.append("\t".join((*head, *cells)))
        if random.random() < 0.4:
            lines.append("")
    return "\n".join([*lines, ""])


def _long(
    random: Random, field: str, department: str, projects: list[tuple[str, str, float]], year: int
) -> str:
    heading = "单位名称\t项目名称\t预算数\t年度目标\t一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t权重"
    lines = ["部门预算项目绩效目标表", "", f"（{year}年度）", "", "金额单位：万元", "", heading]
    for _, name, amount in projects:
        head = (f"{department}本级", name, f"{amount:.2f}", f"完成{name}")
        for level1, level2, indicator, _, value, _ in _rows(random, field, amount, year):
            sign, number = (value[0], value[1:]) if value[0] in "≥≤" else ("定性", value)
            digits = (
                "".join(char for char in number if char in "0123456789.")
                if sign != "定性"
                else number
            )
            lines.append(
                "\t".join(
                    (*head, level1, level2, indicator, sign, digits, number[len(digits) :], "10")
                )
            )
            head = ("", "", "", "")
    return "\n".join([*lines, ""])
