"""What other departments write takes away from a target, and every judgement says why."""

from kg.analysis import analyse_reuse, assess
from kg.links import Use, link_names

JUDGED = ("specific", "own_quantity", "836万人", "quantified", "number", "836万人")


def use(
    department: str, value: str, judged: tuple[str, str, str, str, str, str] | None = JUDGED
) -> Use:
    more = {"value_text": value, "judged": judged, "placeholder": judged is None}
    return Use(
        f"{department}{value}",
        department,
        "参保人数",
        department,
        "p",
        project_id=f"p{department}",
        **more,
    )  # type: ignore[arg-type]


def classes(uses: list[Use]) -> list[str]:
    links = link_names(uses)
    return [made.specificity_class for made in assess(uses, links, analyse_reuse(uses, links))]


def test_a_value_that_others_write_too_is_not_specific() -> None:
    assert classes([use("甲局", "836万人")]) == ["specific"]
    assert classes([use("甲局", "836万人"), use("乙局", "16万人")]) == ["specific", "specific"]
    assert classes([use("甲局", "836万人"), use("乙局", "836万人")]) == ["sector", "sector"]


def test_the_more_use_an_indicator_the_lower_the_score() -> None:
    alone = [use("甲局", "836万人")]
    shared = [
        use(name, f"{number}万人") for number, name in enumerate(("甲局", "乙局", "丙局"), start=7)
    ]
    scores = []
    for uses in (alone, shared):
        links = link_names(uses)
        scores.append(next(assess(uses, links, analyse_reuse(uses, links))).specificity)
    assert 1 >= scores[0] > scores[1] >= 0.8


def test_every_judgement_has_evidence_and_placeholders_are_apart() -> None:
    uses = [use("甲局", "836万人"), use("乙局", "无", None), use("丙局", "16万人")]
    links = link_names(uses)
    made = list(assess(uses, links, analyse_reuse(uses, links)))
    assert [kind for kind, _ in made[0].evidence] == [
        "own_quantity",
        "departments",
        "values",
        "values",
        "number",
    ]
    assert (made[1].specificity_class, made[1].specificity, made[1].measurability) == (
        "placeholder",
        0,
        None,
    )


def test_evidence_counts_projects_and_regions_and_names_twins() -> None:
    more = {
        "value_text": "≥90%",
        "judged": ("boilerplate", "no_binding", "", "quantified", "share", "≥90%"),
    }
    uses = [
        Use(str(number), "d", "满意度", department, "p", project_id=project, line=number, **more)  # type: ignore[arg-type]
        for number, (department, project) in enumerate(
            [("邢台市医保局", "a"), ("邢台市医保局", "b"), ("榆林市医保局", "c")], start=7
        )
    ]
    links = link_names(uses)
    evidence = [dict(made.evidence) for made in assess(uses, links, analyse_reuse(uses, links))]
    assert evidence[0]["departments"] == "2 个部门、3 个项目、2 个地区使用这个指标"
    assert evidence[0]["twins"] == "名称和值相同：邢台市医保局 第 8 行；榆林市医保局 第 9 行"
    assert evidence[2]["twins"] == "名称和值相同：邢台市医保局 第 7 行；邢台市医保局 第 8 行"
