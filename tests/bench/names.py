"""Made-up uses of indicators: how many distinct names are wanted, in documents of one size each, same every time."""

import random

from kg.links import Use

FIELDS = {
    "教育局": "学校 校舍 教师 学生 课程 营养餐 实验室 图书".split(),
    "交通运输局": "公路 桥梁 客运站 公交线路 标志牌 养护站 护栏 码头".split(),
    "水利局": "水库 河道 灌区 堤防 泵站 水闸 渠道 水源".split(),
    "农业农村局": "农田 大棚 畜禽 种子 合作社 农机 粮库 沼气池".split(),
    "卫生健康委员会": "医院 疫苗 村医 病床 急救站 产妇 药房 化验室".split(),
    "医疗保障局": "参保人 定点药店 基金 目录 窗口 专网 待遇 票据".split(),
}
ACTS = "新建 改造 维修 巡查 检测 培训 采购 发放 监督检查 验收 登记 宣传 更新 救助 管护 投放 清理 治理".split()
MEASURES = "数量 次数 合格率 完成率 及时率 覆盖率 人数 时间 成本 满意度".split()
FRONTS = ["", "开展", "全市", "完成的", "1.", "年度", "对"]
TAILS = ["", "", "", "(≥**%)"]
PLACES = "东河 西岭 南山 北川 清水 白石 大湖 青林 金沙 银滩 古城 新桥 双溪 三岔 七里 万安".split()
PER_DOCUMENT, PER_PROJECT = 100, 12


def make_uses(count: int) -> list[Use]:
    """Uses of ``count`` distinct names: most said once, some in other words in the same document or elsewhere."""
    random.seed(1)
    uses: list[Use] = []
    seen: set[str] = set()
    bare: str | None = None
    while len(seen) < count:
        number = len(uses) // PER_DOCUMENT
        kind = list(FIELDS)[number % len(FIELDS)]
        department = f"{PLACES[number % len(PLACES)]}市{kind}"
        project = (
            f"{random.choice(FIELDS[kind])}{random.choice(ACTS)}经费"
            if random.random() < 0.8
            else None
        )
        if bare is None or random.random() < 0.8:
            thing = (
                random.choice(FIELDS[kind])
                + random.choice(FIELDS[kind])
                + random.choice(PLACES)
                + random.choice(ACTS)
            )
            bare = f"{random.choice(PLACES)}{thing}{random.choice(MEASURES)}"
        name = f"{random.choice(FRONTS)}{bare}{random.choice(TAILS)}"
        value = (
            ("percent", str(random.choice([90, 95, 98, 100])), "%")
            if name.endswith("率")
            else ("count", str(random.randint(1, 3000)), "个")
        )
        uses.append(Use(str(len(uses)), str(number), name, department, project, None, value, None))
        seen.add(name)
    return uses
