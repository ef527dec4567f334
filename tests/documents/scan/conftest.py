"""The scanned page, recognised once for all tests of this folder."""

import pytest

from kg.documents.scan.reader import Scan, read_scan
from tests.support.scans import page_picture


@pytest.fixture(scope="session")
def page_scan() -> Scan:
    """The page of tests/fixtures/scans as recognised."""
    return read_scan(page_picture())
