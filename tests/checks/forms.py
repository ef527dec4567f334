"""Small made-up documents: one form per project in the Hebei layout, a table of projects, and a whole-department form."""

from kg.analysis import analyse_reuse
from kg.checks import check_collection, check_document
from kg.documents import parse_document
from kg.findings import Finding
from kg.links import link_names, read_uses
from kg.records import read_records

Row = tuple[str, str, str, str, str]
GOOD: dict[str, Row] = {
    "quantity": ("产出指标", "数量指标", "政策宣传活动次数", "全年举办的政策宣传活动", "≥4次"),
    "quality": ("产出指标", "质量指标", "宣传资料合格率", "合格资料占全部资料的比重", "≥95%"),
    "time": ("产出指标", "时效指标", "宣传活动完成时间", "全部活动结束的时间", "不晚于12月底"),
    "cost": ("产出指标", "成本指标", "单场活动成本", "每场活动的平均支出", "≤2万元/场"),
    "benefit": ("效益指标", "社会效益指标", "参保政策知晓率", "抽样调查中知晓政策的比重", "≥90%"),
    "satisfaction": (
        "满意度指标",
        "服务对象满意度指标",
        "参保群众满意度",
        "抽样调查中满意的比重",
        "≥90%",
    ),
}


def rows(*more: Row, **changed: Row | None) -> list[Row]:
    """The good rows, some of them changed (None: left out), with more behind."""
    return [row for row in ({**GOOD, **changed}).values() if row is not None] + list(more)


def changed(
    which: str,
    name: str | None = None,
    value: str | None = None,
    description: str | None = None,
    **labels: str,
) -> Row:
    """One good row with other words."""
    level1, level2, own, said, was = GOOD[which]
    return (
        labels.get("level1", level1),
        labels.get("level2", level2),
        own if name is None else name,
        said if description is None else description,
        was if value is None else value,
    )


def form(
    table: list[Row],
    name: str = "医保政策宣传经费",
    amount: str = "30.00",
    plan: str = "",
    goal: str = "让参保群众知晓医保政策",
    basis: str = "2024年工作计划",
) -> str:
    """One form per project."""
    lines = [
        f"项目编码\t13050024P00935510{len(name):04d}\t项目名称\t{name}",
        f"预算规模及资金用途\t预算数\t{amount}\t其中：财政资金\t{amount}",
    ]
    if plan:
        months, percents = zip(*(part.split(" ") for part in plan.split("；")), strict=True)
        lines += ["资金支出计划（%）\t" + "\t".join(months), "\t" + "\t".join(percents)]
    lines += [
        f"绩效目标\t{goal}",
        "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据",
    ]
    lines += ["\t".join((*row, basis)) for row in table]
    return "\n".join(lines)


def budget(*projects: tuple[str, str], total: str = "") -> str:
    """The table of projects."""
    head = ["2024年项目支出表", "", "单位：万元", "", "类型\t项目名称\t项目单位\t合计\t本年拨款"]
    body = [
        f"特定目标类\t{name}\t清河市医疗保障局\t{amount}\t{amount}" for name, amount in projects
    ]
    return "\n".join([*head, *([f"\t\t合计\t{total}\t{total}"] if total else []), *body, ""])


def department(*table: Row) -> str:
    """The whole department's form."""
    lines = ["2024年部门整体绩效目标表", "", "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值"]
    return "\n".join([*lines, *("\t".join(row) for row in table), ""])


def document(*parts: str, prose: str = "", name: str = "清河市医疗保障局") -> str:
    """A published budget of the parts."""
    head = [
        f"{name}2024年部门预算公开",
        "",
        f"{name}是主管全市医疗保障工作的政府组成部门。",
        "",
        prose,
        "",
    ]
    return "\n".join([*head, "\n\n".join(parts)]) + "\n"


def projects(*forms: str) -> str:
    """The forms of several projects under their title, each below the unit of its amounts."""
    return "部门预算项目绩效目标表\n\n单位：万元\n\n" + "\n\n单位：万元\n\n".join(forms)


def of(table: list[Row], prose: str = "", money: str = "", **head: str) -> str:
    """A document of one project."""
    return document(*([money] if money else []), projects(form(table, **head)), prose=prose)


def findings(*texts: str) -> list[Finding]:
    """Everything the checks find in the texts, each a document of its own."""
    found, uses = [], []
    for number, text in enumerate(texts):
        kind = "html" if text.startswith("<") else "txt"
        reading = read_records(parse_document(f"{number}.{kind}", text.encode()))
        own = read_uses(reading, reading.document.sha256)
        found += [*reading.findings, *check_document(reading, own, link_names(own))]
        uses += own
    links = link_names(uses)
    return found + [
        finding for _, finding in check_collection(uses, links, analyse_reuse(uses, links))
    ]


def codes(*texts: str) -> set[str]:
    """The codes of what is found."""
    return {finding.code for finding in findings(*texts)}
