"""Benchmarks: ``make bench`` prints ratios against named alternatives run beside ours."""
