"""The ontology's terms as N-Triples text; a test compares them with ontology/*.ttl."""

DEF = "https://w3id.org/jipu/def#"
CATEGORY = "https://w3id.org/jipu/category/"
DEFAULT_BASE = "https://w3id.org/jipu/id/"

PREFIXES = {
    "jp": DEF,
    "jpc": CATEGORY,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
}

CLASSES = (
    "Document", "Department", "Unit", "Project", "Target", "Indicator", "Value", "PolicyDocument",
    "Authority", "PolicyMention", "Finding", "Correction", "Wording", "IndicatorLink", "NearMiss",
    "Office", "OrganisationMention", "Assessment", "CopiedSet", "Community", "BudgetLine",
    "UsedTogether", "InCommon", "ValueConflict", "SharedValue", "CopiedPair", "HiddenTarget",
)  # fmt: skip
PROPERTIES = (
    "department", "unit", "fiscalYear", "amount", "projectCode", "nameText", "hasTarget",
    "programmeName", "indicator", "level1", "level2", "level1Printed", "level2Printed",
    "description", "valueText", "basisText", "isPlaceholder", "confidence", "reason", "scope",
    "value", "comparator", "number", "upperNumber", "unitName", "valueKind", "dateText",
    "untilText", "per", "change", "actualValue", "basedOn", "fundedUnder",
    "docNumber", "issueYear", "serial", "inDocument", "page", "line", "path", "sha256",
    "goalText", "rule", "severity", "message", "about", "printed", "extraText", "correction",
    "field", "right", "statedBy", "indicatorKey", "evidence", "wordingOf", "joins", "between",
    "issuedBy", "authorityLevel", "isInferred", "mentions", "usedAs", "seems", "unitText",
    "regionCode", "province", "city", "county", "assesses", "specificity", "specificityClass",
    "measurability", "departmentCount", "targetCount", "centrality", "community", "sharedShare",
    "copiedBy", "size", "budgetOf", "budgetTable", "indicatorCount", "category", "hard", "lines",
    "suggestion", "fingerprint", "messageEn", "sharedIndicatorCount", "numberedCount",
    "basedCount", "mandated",
)  # fmt: skip


def _iri(prefix: str, name: str) -> str:
    return f"<{PREFIXES[prefix]}{name}>"


JP = {name: _iri("jp", name) for name in (*CLASSES, *PROPERTIES)}
TYPE = _iri("rdf", "type")
LABEL = _iri("rdfs", "label")
PREF_LABEL = _iri("skos", "prefLabel")
ALT_LABEL = _iri("skos", "altLabel")
SUB_ORGANIZATION_OF = _iri("org", "subOrganizationOf")
TITLE = _iri("dcterms", "title")
PUBLISHER = _iri("dcterms", "publisher")
CONCEPT = _iri("skos", "Concept")
XSD = {name: _iri("xsd", name) for name in ("integer", "decimal", "boolean", "gYear")}

# Canonical label -> local name of its concept in ontology/categories.ttl.
CATEGORIES = {
    "投入管理指标": "input-management",
    "成本指标": "cost",
    "产出指标": "output",
    "效益指标": "benefit",
    "满意度指标": "satisfaction",
    "过程指标": "process",
    "决策指标": "decision",
    "影响力目标": "influence",
    "预算执行率": "budget-execution",
    "数量指标": "quantity",
    "质量指标": "quality",
    "时效指标": "timeliness",
    "经济成本指标": "economic-cost",
    "社会成本指标": "social-cost",
    "生态环境成本指标": "ecological-cost",
    "经济效益指标": "economic-benefit",
    "社会效益指标": "social-benefit",
    "生态效益指标": "ecological-benefit",
    "可持续影响指标": "sustainable-impact",
    "服务对象满意度指标": "beneficiary-satisfaction",
    "工作目标管理": "goal-management",
    "预算和财务管理": "financial-management",
    "绩效管理": "performance-management",
    "重点工作任务完成": "key-task-completion",
    "履职目标实现": "duty-goal-achievement",
    "履职效益": "duty-benefit",
    "满意度": "duty-satisfaction",
}
