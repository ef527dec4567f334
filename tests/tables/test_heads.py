"""Heads of forms in the manner of many provinces: what is read from each, written down beforehand.

The labels and their order are those of published forms; places, projects and figures are invented.
"""

from dataclasses import dataclass
from decimal import Decimal
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import parse_document
from kg.records import Reading, read_records

Rows = tuple[tuple[str, ...], ...]
HEADING = ("一级指标", "二级指标", "三级指标", "指标值")
BODY: Rows = (
    ("产出指标", "数量指标", "加固堤防长度", "≥3公里"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
)


@dataclass(frozen=True)
class Head:
    """A head and what it says.

    Attributes:
        name: where such heads are printed.
        above: lines above the table.
        rows: of the head.
        department, unit, year, code, project, programme, amount: what is right; the amount in yuan.
        scope: of the targets.
        is_sure: whether the rows are sure.
    """

    name: str
    above: tuple[str, ...]
    rows: Rows
    department: str | None = None
    unit: str | None = None
    year: int | None = None
    code: str | None = None
    project: str | None = None
    programme: str | None = None
    amount: str | None = None
    scope: str = "project"
    is_sure: bool = True


HEADS = (
    Head(
        "Guizhou, transfer of the province",
        ("绥阳县2024年省级水利专项资金绩效目标表", "（2024年度）"),
        (
            ("项目名称", "病险水库除险加固"), ("项目主管部门", "绥阳县水务局", "项目实施单位", "绥阳县水库管理所"),
            ("资金情况（万元）", "年度资金总额：", "320.5"), ("", "其中：财政拨款", "320.5"), ("", "其他资金", ""),
        ),
        "绥阳县水务局", "绥阳县水库管理所", 2024, None, "病险水库除险加固", None, "3205000",
    ),
    Head(
        "ministry, main form with codes of departments",
        ("项目支出绩效目标表", "（2023年度）"),
        (
            ("项目名称", "天文观测数据服务"), ("主管部门及代码", "[173]海川科学院", "实施单位", "海川科学院天文台"),
            ("项目资金（万元）", "年度资金总额：", "1,200.00"), ("", "其中：财政拨款", "1,000.00"), ("", "上年结转", "200.00"),
        ),
        "海川科学院", "海川科学院天文台", 2023, None, "天文观测数据服务", None, "12000000",
    ),
    Head(
        "Guangxi, two levels of projects",
        ("自治区本级部门预算项目支出绩效目标申报表",),
        (
            ("预算年度", "2025", "项目类别", "特定目标类"), ("一级项目名称", "公共文化服务体系建设", "一级项目编码", "45000024T01"),
            ("二级项目名称", "乡镇综合文化站设备更新", "二级项目编码", "45000024T0100021"),
            ("主管部门", "钦江市文化广电和旅游局", "预算单位", "钦江市文化馆"), ("预算金额（元）", "860,000.00"),
        ),
        "钦江市文化广电和旅游局", "钦江市文化馆", 2025, "45000024T0100021", "乡镇综合文化站设备更新", "公共文化服务体系建设", "860000",
    ),
    Head(
        "Anhui, self-evaluation of a transfer",
        ("池州县城乡居民医疗救助补助资金转移支付绩效目标自评表（2022年度）",),
        (
            ("转移支付（项目）名称", "城乡居民医疗救助补助"), ("中央主管部门", "国家医疗保障局"),
            ("地方主管部门", "池州县医疗保障局", "资金使用单位", "池州县医疗保障局"),
            ("资金投入情况（万元）", "", "全年预算数（A）", "全年执行数（B）", "预算执行率（B/A）"), ("", "年度资金总额：", "512", "498", "97.3%"),
        ),
        "池州县医疗保障局", "池州县医疗保障局", 2022, None, "城乡居民医疗救助补助", None, "5120000",
    ),
    Head(
        "Yunnan, region form",
        ("转移支付区域绩效目标表", "（2024年度）"),
        (
            ("专项名称", "农业生产发展资金", "项目名称", "高标准农田建设"), ("省级主管部门", "云岭省农业农村厅"),
            ("市级主管部门", "曲水市农业农村局", "县级主管部门", "沾河县农业农村局"), ("具体实施单位", "沾河县农技推广中心"),
        ),
        "沾河县农业农村局", "沾河县农技推广中心", 2024, None, "高标准农田建设", "农业生产发展资金",
    ),
    Head(
        "Zhejiang, department in brackets of codes",
        ("2025年项目绩效目标表",),
        (("项目(政策)名称", "公交票价补贴"), ("主管部门（编码）", "【015001】云溪市交通运输局"), ("项目总投资", "1.2亿元")),
        "云溪市交通运输局", None, 2025, None, "公交票价补贴", None, "120000000",
    ),
    Head(
        "Hubei, whole department",
        ("部门整体支出绩效目标申报表（2024年度）", "填报单位（盖章）：襄水市应急管理局　　　　单位：万元"),
        (("部门名称", "襄水市应急管理局"), ("部门职能概述", "负责安全生产综合监管"), ("年度收入总额", "2,310.5")),
        "襄水市应急管理局", None, 2024, scope="department",
    ),
    Head(
        "Hunan, whole unit",
        ("常武县图书馆整体支出绩效目标表", "（2024年度）"),
        (("单位名称", "常武县图书馆"), ("年度预算申请", "资金总额：305.2万元")),
        "常武县图书馆", None, 2024, scope="department",
    ),
    Head(
        "Shandong, code before the name",
        ("部门预算项目支出绩效目标表（2024年）",),
        (
            ("预算部门", "101-鲁河市教育局", "预算单位", "101003-鲁河市第二中学"), ("项目编码及名称", "37010124P0000011-校舍安全改造"),
            ("项目属性", "延续项目", "实施周期", "1年"), ("年度金额（万元）", "95.00"),
        ),
        "鲁河市教育局", "鲁河市第二中学", 2024, "37010124P0000011", "校舍安全改造", None, "950000",
    ),
    Head(
        "Sichuan, prose above the table",
        ("部门预算项目绩效目标表（2024年度）", "项目名称：禁毒宣传教育　　主管部门：绵水市公安局　　实施单位：绵水市禁毒支队", "金额单位：万元"),
        (("预算数", "12.5"),),
        "绵水市公安局", "绵水市禁毒支队", 2024, None, "禁毒宣传教育", None, "125000",
    ),
    Head(
        "Xinjiang, an unknown label beside the name",
        ("项目支出绩效目标表", "(2024年度)"),
        (
            ("项目名称", "戈壁产业园供水", "项目督办处室", "综合处"), ("主管部门", "昌河州水利局", "实施单位", "昌河州供水中心"),
            ("包联领导", "", "预算数（万元）", "66"),
        ),
        "昌河州水利局", "昌河州供水中心", 2024, None, "戈壁产业园供水", None, "660000",
    ),
    Head(
        "Jilin, blank department",
        ("2022年度项目支出绩效自评表",),
        (("项目名称", "冬季清雪"), ("主管部门", "", "实施单位", "松江县环卫处")),
        None, "松江县环卫处", 2022, None, "冬季清雪",
    ),
    Head(
        "Liaoning, department and unit in one cell each",
        ("部门预算项目（政策）绩效目标表",),
        (("年度", "2025年"), ("项目名称：交通信号灯维护", "主管部门：锦水市公安局", "实施单位：锦水市交警支队"), ("预算资金（万元）：632", "项目类型：经常性")),
        "锦水市公安局", "锦水市交警支队", 2025, None, "交通信号灯维护", None, "6320000",
    ),
    Head(
        "Beijing, person in charge in the head",
        ("项目支出绩效目标申报表（2024年度）",),
        (
            ("项目名称", "老旧小区改造"), ("主管部门及代码", "047-城北区住房和城乡建设委员会", "实施单位", "城北区房管中心"),
            ("项目负责人", "张三", "联系电话", "12345678"), ("项目期限", "2024年", "项目资金", "500万元"),
        ),
        "城北区住房和城乡建设委员会", "城北区房管中心", 2024, None, "老旧小区改造", None, "5000000",
    ),
    Head(
        "Gansu, labels with marks",
        ("省级预算项目支出绩效目标表（2024年度）",),
        (("*项目名称", "防沙治沙"), ("*主管部门：", "武沙市林业和草原局", "*项目单位：", "武沙市治沙站"), ("★项目资金总额（万元）", "88")),
        "武沙市林业和草原局", "武沙市治沙站", 2024, None, "防沙治沙", None, "880000",
    ),
    Head(
        "Fujian, values below labels",
        ("项目绩效目标表（2024年度）",),
        (("项目名称", "主管部门", "实施单位", "预算数（万元）"), ("渔港疏浚", "宁海县海洋与渔业局", "宁海县渔港中心", "40")),
        "宁海县海洋与渔业局", "宁海县渔港中心", 2024, None, "渔港疏浚", None, "400000",
    ),
    Head(
        "Inner Mongolia, a year in the name of the project only",
        ("项目支出绩效目标表",),
        (("项目名称", "2023年草原生态补奖"), ("主管部门", "东草旗林业和草原局"), ("项目编码", "15220023T0000098")),
        "东草旗林业和草原局", None, None, "15220023T0000098", "2023年草原生态补奖",
    ),
    Head(
        "Hainan, the department stands in the title only",
        ("琼湾市旅游和文化广电体育局2024年度项目支出绩效目标表",),
        (("项目名称", "旅游节庆活动"), ("资金总额", "30万元")),
        "琼湾市旅游和文化广电体育局", None, 2024, None, "旅游节庆活动", None, "300000",
    ),
    Head(
        "Tibet, department behind a code of its own line",
        ("项目绩效目标表（2024年度）", "单位：205001-雪原县教育局"),
        (("项目名称", "营养改善计划"), ("项目类别", "民生类")),
        "雪原县教育局", None, 2024, None, "营养改善计划",
    ),
    Head(
        "Shanxi, responsible bodies",
        ("2024年市级专项资金绩效目标表",),
        (("专项资金名称", "大气污染防治"), ("主管预算部门", "并河市生态环境局", "责任单位", "并河市环境监测站"), ("资金规模（万元）", "1500")),
        "并河市生态环境局", "并河市环境监测站", 2024, None, "大气污染防治", None, "15000000",
    ),
    Head(
        "Henan, heading of the fund table in the head",
        ("项目支出绩效自评表", "（2023年度）"),
        (
            ("项目名称", "公益林管护"), ("主管部门", "嵩岭县林业局", "", "实施单位", "嵩岭县林场", ""),
            ("项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "执行率"), ("", "年度资金总额", "70", "72", "72", "100%"),
            ("", "其中：当年财政拨款", "70", "72", "72", "—"),
        ),
        "嵩岭县林业局", "嵩岭县林场", 2023, None, "公益林管护", None, "700000",
    ),
    Head(
        "Jiangxi, the finance bureau beside the department",
        ("项目绩效目标批复表（2024年度）",),
        (("项目名称", "油茶低改"), ("财政部门", "赣南县财政局", "主管部门", "赣南县林业局"), ("用款单位", "赣南县油茶办")),
        "赣南县林业局", "赣南县油茶办", 2024, None, "油茶低改",
    ),
    Head(
        "Chongqing, year beside the date of filling in",
        ("项目支出绩效目标表", "填报日期：2023年12月5日"),
        (("所属年度", "2024"), ("项目名称", "污水处理厂运维"), ("业务主管部门", "渝水区城市管理局", "填报单位", "渝水区排水所")),
        "渝水区城市管理局", "渝水区排水所", 2024, None, "污水处理厂运维",
    ),
    Head(
        "Jiangsu, both years differ",
        ("项目支出绩效目标表（2024年度）",),
        (("预算年度", "2023"), ("项目名称", "河道清淤"), ("主管部门", "泰水市水利局")),
        "泰水市水利局", None, 2023, None, "河道清淤", is_sure=False,
    ),
    Head(
        "Heilongjiang, goals in the head",
        ("项目绩效目标表（2024年度）",),
        (
            ("项目名称", "黑土地保护"), ("主管部门", "北原县农业农村局", "归口管理处室", "农业科"), ("预算数（万元）", "210"),
            ("年度目标", "秸秆还田五万亩"), ("立项依据", "黑土地保护条例"),
        ),
        "北原县农业农村局", None, 2024, None, "黑土地保护", None, "2100000",
    ),
    Head(
        "Tianjin, department with its own level",
        ("项目支出绩效目标表（2024年度）",),
        (("主管部门", "津河区民政局", "预算单位", "津河区民政局（本级）"), ("项目名称", "养老服务补贴")),
        "津河区民政局", "津河区民政局（本级）", 2024, None, "养老服务补贴",
    ),
    Head(
        "Ningxia, no label of a department",
        ("项目绩效目标表（2024年度）",),
        (("项目名称", "枸杞品牌宣传"), ("承担单位", "宁沙县枸杞中心"), ("投资总额", "18万元")),
        None, "宁沙县枸杞中心", 2024, None, "枸杞品牌宣传", None, "180000",
    ),
    Head(
        "Qinghai, 合计 in the place of an organisation",
        ("项目绩效目标表（2024年度）",),
        (("项目名称", "草原鼠害防治"), ("主管部门", "无", "实施单位", "/"), ("资金合计（万元）", "25")),
        None, None, 2024, None, "草原鼠害防治", None, "250000",
    ),
)  # fmt: skip


def page(above: tuple[str, ...], *tables: Rows) -> bytes:
    """A web page: lines, then tables whose blank cells are cells."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in above)
    grids = "".join(
        "<table>"
        + "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        + "</table>"
        for rows in tables
    )
    return f"<html><meta charset=utf-8><body>{lines}{grids}</body></html>".encode()


def read(above: tuple[str, ...], rows: Rows) -> Reading:
    return read_records(parse_document("表.html", page(above, rows)))


def told(reading: Reading) -> list[tuple[object, ...]]:
    """What is read of every row: whose it is, and whether that is sure."""
    return [
        (
            row.scope, row.department, row.unit, row.fiscal_year,
            row.project.code if row.project else None, row.project.name if row.project else None,
            row.project.programme if row.project else None,
            row.project.amount if row.project else None, row.indicator, row.value, row.confidence,
        )
        for row in reading.targets
    ]  # fmt: skip


def right(head: Head) -> list[tuple[object, ...]]:
    amount = Decimal(head.amount).normalize() + 0 if head.amount else None
    of_head = (
        head.scope, head.department, head.unit, head.year, head.code, head.project, head.programme, amount,
    )  # fmt: skip
    sure = "sure" if head.is_sure else "unsure"
    return [(*of_head, row[2], row[3], sure) for row in BODY]


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.name)
def test_a_head_is_read_as_a_reviewer_reads_it(head: Head) -> None:
    assert told(read(head.above, (*head.rows, HEADING, *BODY))) == right(head)


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.name)
def test_a_head_in_plain_text_is_read_alike(head: Head) -> None:
    rows = ("\t".join(row) for row in (*head.rows, HEADING, *BODY))
    text = "\n".join((*head.above, *rows, ""))
    assert told(read_records(parse_document("表.txt", text.encode()))) == right(head)


# What stands between the head and its table, and does not matter.
BETWEEN: tuple[Rows, ...] = (
    (("绩效目标表", "", "", ""),),
    (("项目绩效指标表", "", "", ""),),
    (("二、绩效指标", "", "", ""),),
    (("注：指标值按年度填写。", "", "", ""),),
    (("三、年度绩效目标情况", "", "", ""), ("说明：带星号的为必填。", "", "", "")),
)
# Words for one thing: what is asked for stays the same.
SYNONYMS = {
    "主管部门": ("项目主管部门", "主管部门名称", "主管预算部门", "主管部门（单位）", "主管部门及编码", "*主管部门：", "主管单位"),
    "实施单位": ("项目实施单位", "项目执行单位", "具体实施单位", "实施单位名称", "承担单位", "实施单位（盖章）", "项目承担部门"),
    "项目名称": ("项目（政策）名称", "*项目名称", "项目名称及编码", "预算项目名称", "支出项目名称", "项目全称"),
    "预算数": ("预算安排数", "项目资金总额", "年度预算金额", "本年预算安排数", "当年预算数"),
}  # fmt: skip
PLAIN = Head(
    "plain",
    ("项目支出绩效目标表（2024年度）",),
    (("项目名称", "堤防加固"), ("主管部门", "清河市水利局", "实施单位", "清河市堤防站"), ("预算数", "320万元", "项目类型", "延续项目")),
    "清河市水利局", "清河市堤防站", 2024, None, "堤防加固", None, "3200000",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {word: st.sampled_from((word, *others)) for word, others in SYNONYMS.items()}
    ),
    st.lists(st.sampled_from(BETWEEN), max_size=2),
)
def test_synonyms_and_rows_between_head_and_table_change_no_field(
    words: dict[str, str], between: list[Rows]
) -> None:
    rows = [tuple(words.get(cell, cell) for cell in row) for row in PLAIN.rows]
    inserted = [row for rows_between in between for row in rows_between]
    assert told(read(PLAIN.above, (*rows, *inserted, HEADING, *BODY))) == right(PLAIN)


# Pairs whose label nobody knows: with and without a colon, with a blank value.
UNKNOWN = (
    ("包联领导", "张三"),
    ("督办事项：", "汛前完成"),
    ("是否民生实事", "是"),
    ("联席召集", ""),
    ("攻坚序列", "第二批次"),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(UNKNOWN), st.integers(0, 3), st.booleans()), max_size=3),
)
def test_labels_nobody_knows_change_no_field(
    pairs: list[tuple[tuple[str, str], int, bool]],
) -> None:
    rows = list(PLAIN.rows)
    for pair, place, is_beside in pairs:
        if is_beside and place < len(PLAIN.rows):
            rows = [(*row, *pair) if row == PLAIN.rows[place] else row for row in rows]
        else:
            rows.insert(place, pair)
    assert told(read(PLAIN.above, (*rows, HEADING, *BODY))) == right(PLAIN)


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.name)
@pytest.mark.parametrize("between", BETWEEN, ids=lambda rows: rows[0][0])
def test_no_title_section_or_note_loses_a_head(head: Head, between: Rows) -> None:
    assert told(read(head.above, (*head.rows, *between, HEADING, *BODY))) == right(head)


def test_each_of_two_forms_keeps_its_own_head() -> None:
    first, second = HEADS[0], HEADS[2]
    tables = [(*head.rows, HEADING, *BODY) for head in (first, second)]
    text = page((), *tables)
    read_both = told(read_records(parse_document("表.html", text)))
    assert [row[1:3] + row[4:8] for row in read_both] == [
        row[1:3] + row[4:8] for head in (first, second) for row in right(head)
    ]


LEDGER = (
    "预算年度", "项目主管部门", "资金使用单位", "一级项目名称", "二级项目名称", "二级项目编码", "预算安排金额（万元）", *HEADING,
)  # fmt: skip


def test_labels_of_heads_head_columns_as_well() -> None:
    rows = (
        ("2024", "301-清河市水利局", "清河市堤防站", "水利发展", "堤防加固", "41000023P000001", "12", *BODY[0]),
        ("", "", "", "", "", "", "", *BODY[1]),
        ("2023", "清河市水利局", "", "", "水库维修", "41000023P000002", "5", *BODY[0]),
    )  # fmt: skip
    of_first = (
        "project", "清河市水利局", "清河市堤防站", 2024, "41000023P000001", "堤防加固", "水利发展", Decimal(120000),
    )  # fmt: skip
    of_second = (*of_first[:3], 2023, "41000023P000002", "水库维修", "水利发展", Decimal(50000))
    assert told(read(("项目绩效目标表",), (LEDGER, *rows))) == [
        (*of_first, *BODY[0][2:], "sure"),
        (*of_first, *BODY[1][2:], "sure"),
        (*of_second, *BODY[0][2:], "sure"),
    ]


def test_names_of_targets_like_labels_of_heads_are_targets() -> None:
    names = (
        ("项目总投资", "≤100万元"),
        ("项目建设周期", "≤2年"),
        ("实施方案", "完善"),
        ("财政补助资金", "≤90万元"),
    )
    rows = (
        ("项目名称", "堤防"),
        ("三级指标", "指标值"),
        ("加固堤防", "≥3公里"),
        *names,
        ("群众满意度", "≥90%"),
    )
    found = [(row.indicator, row.value) for row in read(("项目绩效目标表",), rows).targets]
    assert found == list(rows[2:])
