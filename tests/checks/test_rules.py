"""Every rule: a document that breaks it, and one like it that does not."""

import pytest

from kg.findings import rules
from tests.checks.forms import (
    budget,
    changed,
    codes,
    department,
    document,
    findings,
    form,
    of,
    projects,
    rows,
)

PLACEHOLDER = ("效益指标", "社会效益指标", "无", "无", "无")
DEPARTMENT = (
    ("产出指标", "数量指标", "业务培训次数", "全年培训", "≥4次"),
    ("效益指标", "社会效益指标", "参保政策知晓率", "抽样调查", "≥90%"),
)
LINES = [
    ("产出指标", "数量指标", f"{name}专线", "租用的线路", f"{count}条")
    for name, count in (("县区", 12), ("市局", 1), ("政务大厅", 3))
]
SCENE = [
    ("产出指标", "成本指标", "食宿费", "每场的食宿", "0.5万元/场"),
    ("产出指标", "成本指标", "场租费", "每场的场租", "1万元/场"),
]
SCENE_COUNT = ("产出指标", "数量指标", "业务培训场次", "全年的培训", "20场")
SAME = "设备正常运行时间占全部时间的比重"
UPTIME = ("产出指标", "质量指标", "医保信息系统正常运行率", SAME, "≥99%")
MANY = [
    ("产出指标", "数量指标", f"{name}次数", f"全年的{name}", f"≥{count}次")
    for count, name in enumerate(("走访", "抽检", "座谈", "巡查"), start=2)
]
ZERO = (
    "产出指标",
    "时效指标",
    "政府采购执行率",
    "政府采购执行率=（实际政府采购金额/政府采购预算数）×100%",
    "100%",
)


def test_a_number_of_the_form_before_a_name_is_no_template_that_was_left() -> None:
    """指标1： alone says that nobody filled it in; 指标1：政策宣传次数 says that somebody did."""
    filled = of(
        rows(quantity=changed("quantity", name="指标1：政策宣传活动次数", value="指标1：≥12次"))
    )
    blank = of(rows(quantity=changed("quantity", value="指标1：")))
    assert "J103" not in codes(filled)
    assert "J103" in codes(blank)


def test_targets_of_several_years_are_no_second_ones_of_the_year() -> None:
    head = "项目支出绩效目标表\n\n项目名称\t医保政策宣传经费\n"
    heading = "\t一级指标\t二级指标\t三级指标\t指标值\n"
    body = "\t产出指标\t数量指标\t政策宣传次数\t≥{}次\n\t效益指标\t社会效益指标\t政策知晓率\t≥90%\n"
    both = (
        head
        + "长期绩效指标"
        + heading
        + body.format(36)
        + "年度绩效指标"
        + heading
        + body.format(12)
    )
    same = head + heading + body.format(36) + body.format(12)
    assert not {"J206", "J306"} & codes(document(both))
    assert {"J206", "J306"} <= codes(document(same))


def two(first: list, second: list, name: str = "窗口服务经费") -> str:
    return document(projects(form(first), form(second, name=name)))


def weighted(*weights: str) -> str:
    head = "一级指标\t二级指标\t三级指标\t指标值\t权重"
    body = [
        f"{row[0]}\t{row[1]}\t{row[2]}\t{row[4]}\t{weight}"
        for row, weight in zip(rows(), weights, strict=True)
    ]
    return document("项目支出绩效目标表\n\n项目名称\t医保政策宣传经费\n" + "\n".join([head, *body]))


# code -> (a document that breaks the rule, one that does not)
CASES: dict[str, tuple[str, str]] = {
    "J101": (of(rows(benefit=PLACEHOLDER)), of(rows(PLACEHOLDER))),
    "J102": (of(rows(quantity=changed("quantity", value=""))), of(rows(quantity=changed("quantity", value="无")))),
    "J103": (of(rows(quantity=changed("quantity", name="政策宣传活动次数（≥**次）"))), of(rows(quantity=changed("quantity", name="政策宣传活动次数（次）")))),
    "J104": (of(rows(satisfaction=None)), of(rows(satisfaction=changed("satisfaction", value="满意度达到90%")))),
    "J105": (of(rows(time=None)), of(rows(time=changed("time", value="12月底前")))),
    "J106": (
        of(rows(), money=budget(("医保政策宣传经费", "30.00"), ("窗口改造经费", "12.00"))),
        of(rows(), money=budget(("医保政策宣传经费", "30.00"), ("窗口改造经费", "0.00"))),
    ),
    "J107": (
        of([("产出指标", "质量指标", "医保基金运行压力", "基金压力", "缓解"), ("效益指标", "社会效益指标", "知晓率", "知晓的比重", "≥90%")]),
        of([("产出指标", "质量指标", "医保基金运行压力", "基金压力", "12月底前缓解"), ("效益指标", "社会效益指标", "知晓率", "知晓的比重", "≥90%")]),
    ),
    "J108": (of(rows(), plan="3月底 20；6月底 50；10月底 75"), of(rows(), plan="3月底 20；6月底 50；10月底 100；12月底 100")),
    "J109": (weighted("20", "20", "20", "20", "20", "20"), weighted("20", "15", "15", "10", "20", "10")),
    "J201": (of(rows(benefit=changed("benefit", level2="质量指标"))), of(rows(cost=changed("cost", level1="成本指标")))),
    "J202": (
        of(rows(time=("时效指标", "宣传活动完成时间", "全部活动结束的时间", "不晚于12月底", ""))),
        of(rows(time=("", "时效指标", "宣传活动完成时间", "全部活动结束的时间", "不晚于12月底"))),
    ),
    "J203": (
        of(rows(cost=("产出指标", "成本指标", "系统故障响应时间", "从报修到响应", "≤24小时"))),
        of(rows(cost=("产出指标", "时效指标", "系统故障响应时间", "从报修到响应", "≤24小时"))),
    ),
    "J204": (
        of(rows(quality=changed("quality", description="抽样调查中知晓政策的比重"))),
        of(rows(quality=changed("quality", description="抽样检查中合格资料的比重"))),
    ),
    "J205": (
        of(rows(UPTIME, ("效益指标", "可持续影响指标", "医保系统正常运转率", SAME, "≥99%"))),
        of(rows(UPTIME, ("产出指标", "时效指标", "医保信息系统故障响应时间", "故障发生后响应的时间", "≤30分钟"))),
    ),
    "J206": (of(rows(("产出指标", "时效指标", "政策宣传活动次数", "按月举办", "每月"))), of(rows(("产出指标", "时效指标", "政策宣传活动时间", "按月举办", "每月")))),
    "J207": (two(rows(), rows()), two(rows(), rows(quantity=None, quality=MANY[0], time=MANY[1], cost=MANY[2]))),
    "J208": (of(rows(time=changed("time", value="2022年12月底前"))), of(rows(time=changed("time", value="2024年12月底前")))),
    "J209": (
        of(rows(quantity=("产出指标", "数量指标", "办公用品支出", "买办公用品", "≥300件"))),
        of(rows(quantity=("产出指标", "数量指标", "发放办公用品", "发放的用品", "≥300件"))),
    ),
    "J210": (
        of(rows(), money=budget(("医疗保障政策宣传经费", "30.00"))),
        of(rows(), money=budget(("医保政策宣传经费", "30.00"))),
    ),
    "J211": (of(rows(), basis="冀财社〔20223〕82号"), of(rows(), basis="冀财社〔2023〕82号")),
    "J212": (
        of(rows(cost=changed("cost", name="人均调查成本（元/人天", value="≤300"))),
        of(rows(cost=changed("cost", name="人均调查成本（元/人天）", value="≤300"))),
    ),
    "J213": (of(rows(cost=changed("cost", description="单场活动成本"))), of(rows(cost=changed("cost", description="单场活动的成本与上年持平")))),
    "J214": (of(rows(), basis="冀财社[2023]82 号"), of(rows(), basis="冀财社〔2023〕82号")),
    "J301": (of(rows(quantity=changed("quantity", value="100%"))), of(rows(quantity=changed("quantity", value="较上年增长10%")))),
    "J302": (
        of(rows(cost=changed("cost", name="活动总成本", value="≤30.01万元"))),
        of(rows(cost=changed("cost", name="活动总成本", value="≤29.99万元"))),
    ),
    "J303": (
        document(budget(("医保政策宣传经费", "30.00"), ("窗口服务经费", "20.00"), total="50.01"), projects(form(rows()))),
        document(budget(("医保政策宣传经费", "30.00"), ("窗口服务经费", "20.00"), total="50.00"), projects(form(rows()))),
    ),
    "J304": (
        of(rows(cost=changed("cost", name="活动总成本", value="≤30元"))),
        of(rows(cost=changed("cost", name="活动总成本", value="≤30.0万元"))),
    ),
    "J305": (of(rows(), money=budget(("医保政策宣传经费", "36.00"))), of(rows(), money=budget(("医保政策宣传经费", "30")))),
    "J306": (of(rows(changed("quantity", value="≥6次"))), of(rows(changed("quantity", name="政策咨询活动次数", value="≥6次")))),
    "J307": (
        document(department(*DEPARTMENT), projects(form(rows(quantity=changed("quantity", name="业务培训次数", value="≥6次"))))),
        document(department(*DEPARTMENT), projects(form(rows(quantity=changed("quantity", name="业务培训次数", value="≥4次"))))),
    ),
    "J308": (
        document("2024年政府采购预算安排0万元。", department(*DEPARTMENT, ZERO), projects(form(rows()))),
        document("2024年政府采购预算安排12.5万元，其中政府采购工程预算0万元。", department(*DEPARTMENT, ZERO), projects(form(rows()))),
    ),
    "J309": (of(rows(benefit=changed("benefit", value="≥110%"))), of(rows(benefit=changed("benefit", name="参保人数增长率", value="≥110%")))),
    "J310": (of(rows(satisfaction=changed("satisfaction", value="0.95"))), of(rows(satisfaction=changed("satisfaction", value="95")))),
    "J311": (of(rows(time=changed("time", value="45261"))), of(rows(time=changed("time", value="2024年12月")))),
    "J312": (of(rows(cost=changed("cost", name="活动总成本", value="30万元"))), of(rows(cost=changed("cost", name="活动总成本", value="28万元")))),
    "J313": (of(rows(benefit=changed("benefit", name="参保人数", value="≤16万人"))), of(rows(benefit=changed("benefit", name="参保人数", value="≥16万人")))),
    "J314": (
        document(department(*DEPARTMENT, ("产出指标", "数量指标", "网络专线", "线路", "13条")), projects(form(rows(*LINES)))),
        document(department(*DEPARTMENT, ("产出指标", "数量指标", "网络专线", "线路", "16条")), projects(form(rows(*LINES)))),
    ),
    "J315": (of(rows(SCENE_COUNT, *SCENE, cost=None), amount="29.00"), of(rows(SCENE_COUNT, *SCENE, cost=None), amount="30.00")),
    "J316": (of(rows(quantity=changed("quantity", value="多渠道宣传"))), of(rows(quality=changed("quality", value="多渠道宣传")))),
    "J317": (two(rows(), rows(satisfaction=changed("satisfaction", value="≥85%"))), two(rows(), rows())),
    "J401": (of(rows(benefit=changed("benefit", value="有效提升"))), of(rows(benefit=changed("benefit", value="验收合格")))),
    "J402": (
        of(rows(benefit=changed("benefit", name="提高医疗保障水平", value="提高"))),
        of(rows(benefit=changed("benefit", name="资金使用合规性", value="合规"))),
    ),
    "J403": (of(rows(quantity=changed("quantity", name="硬件设备", value="40"))), of(rows(quantity=changed("quantity", name="硬件设备（台）", value="40")))),
    "J404": (of(rows(*MANY, changed("quantity", name="座席", value="7个"))), of(rows(*MANY, changed("quantity", name="座席", value="=7个")))),
    "J405": (
        of(rows(*[(*row[:4], row[4].lstrip("≥")) for row in MANY], changed("quantity", name="座席", value="7个"), quantity=changed("quantity", value="4次"))),
        of(rows(*MANY)),
    ),
    "O001": (
        document(budget(("医保政策宣传经费", "30.00")).replace("清河市", "清市"), projects(form(rows()))),
        document(budget(("医保政策宣传经费", "30.00")), projects(form(rows()))),
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_a_document_that_breaks_the_rule_is_found(code: str) -> None:
    found = [finding for finding in findings(CASES[code][0]) if finding.code == code]
    assert found
    for finding in found:
        assert finding.line is not None
        assert finding.line in finding.lines
        assert finding.message
        assert "{" not in finding.message + finding.message_en + (finding.suggestion or "")


@pytest.mark.parametrize("code", CASES)
def test_a_document_that_keeps_it_is_not(code: str) -> None:
    assert code not in codes(CASES[code][1])


def test_every_rule_of_the_audit_has_both() -> None:
    assert {code for code in rules() if code[0] in "JO"} == set(CASES)


def test_a_good_document_has_no_finding() -> None:
    text = of(rows(), plan="3月底 20；6月底 50；10月底 80；12月底 100", money=budget(("医保政策宣传经费", "30.00"), total="30.00"), basis="冀财社〔2023〕82号")  # fmt: skip
    assert findings(text) == []
