"""The texts of the codes: every category of the contract, all that a rule of the audit says."""

import pytest

from kg.findings import HEADINGS, Rule, rules

# Contract §5.
CATEGORIES = set(
    "missing_level1 level2_not_allowed label_wrong_column value_blank template_left "
    "percent_as_fraction date_serial unit_contradicts duplicate_in_project "
    "two_names_same_indicator conflicting_values cost_above_budget sum_mismatch "
    "unit_scale_mixup funding_plan_incomplete amount_mismatch project_without_targets "
    "project_name_mismatch org_name_mismatch zero_denominator weights year_mismatch "
    "copied_description rate_above_100 value_vague value_repeats_name wrong_level2 "
    "direction_contradicts number_without_unit number_without_comparator missing_satisfaction "
    "missing_output_dimension copied_targets_between_projects no_numeric_target input_as_output "
    "restates_budget name_clipped circular_or_truncated_text policy_number reading".split()
)


def test_every_category_of_the_contract_has_a_rule() -> None:
    categories = {rule.category for rule in rules().values()}
    assert categories >= CATEGORIES
    assert categories - CATEGORIES == {"shape", "suppression"}


def test_every_rule_says_all_it_should() -> None:
    for rule in rules().values():
        if rule.code[0] in "JO":
            assert all((rule.computes, rule.ground, rule.bad, rule.good)), rule.code
            assert rule.heading in HEADINGS
            assert rule.grade in "OLFA"
            assert rule.needs in ("text", "labels", "both", "none")


def test_rules_are_listed_by_code_but_for_those_that_follow_another() -> None:
    codes = list(rules())
    assert codes.index("J317") == codes.index("J313") + 1
    codes.remove("J317")
    assert codes == sorted(codes)


@pytest.mark.parametrize("rule", rules().values(), ids=rules())
def test_a_rule_that_computes_says_so_in_both_languages(rule: Rule) -> None:
    assert bool(rule.detail) == bool(rule.detail_en)
    assert rule.title != rule.title_en
    assert rule.scope in ("document", "collection")
