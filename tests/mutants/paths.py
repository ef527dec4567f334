"""What is examined, and which tests are asked."""

# The floor of `make mutants`: faults caught of 100 planted. 95.0 were measured (285 of 300, seed
# 15); 2 points less, since the sample changes with the code.
FLOOR = 93
MOST_EQUIVALENT = 0.05

EXAMINED = ("nlp", "kg/tables", "kg/records", "kg/links", "kg/checks", "kg/report")

READING = ("tests/tables", "tests/records", "tests/accuracy", "tests/test_ledger.py")

# Package → the tests that may notice its faults. Its own folder comes first: the time for one fault
# is short, and the tests of the first folder are asked before all others.
TESTS: dict[str, tuple[str, ...]] = {
    "nlp": (
        "tests/nlp",
        "tests/ontology",
        "tests/links",
        "tests/checks",
        "tests/analysis",
        *READING,
    ),
    "kg/tables": (*READING, "tests/checks"),
    "kg/records": ("tests/records", *READING, "tests/links", "tests/graph", "tests/checks"),
    "kg/links": ("tests/links", "tests/analysis", "tests/records", "tests/checks", "tests/queries"),
    "kg/checks": ("tests/checks", "tests/accuracy", "tests/audit"),
    "kg/report": ("tests/report",),
}

# Left out: a test that takes longer (seconds of the processor, under coverage) would be asked for
# hardly any fault, and cost more than all others together.
SLOW = 8.0


# What comes after the store: a fault here leaves the stored samples as they are, so the tests get
# them ready-made.
AFTER_THE_STORE = ("kg/report/",)


def mirrors(test: str, path: str) -> bool:
    """Whether a test stands in the file named like the module: tests/tables/rows/test_cut.py."""
    file, module = test.partition("::")[0], path.removeprefix("kg/")
    folder, _, name = module.rpartition("/")
    return file == f"tests/{folder}/test_{name}"


def tests_of(path: str) -> tuple[str, ...]:
    """The tests asked about a module, the nearest folder first."""
    for package, tests in TESTS.items():
        if path.startswith(f"{package}/"):
            return tests
    parts = path.split("/")
    return (f"tests/{parts[1]}",) if parts[0] == "kg" and len(parts) > 2 else (f"tests/{parts[0]}",)
