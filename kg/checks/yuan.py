"""Amounts in yuan, as findings print them."""

from decimal import Decimal

SCALE = Decimal(10_000)  # yuan in one 万元
_MOST_DECIMALS = 4  # of an amount in 万元: more would be fractions of a yuan


def show_yuan(amount: Decimal) -> str:
    """An amount as people write it: in 万元, but in 元 if it is below one 万元 and not whole."""
    exponent = (amount / SCALE).as_tuple().exponent
    is_fine = isinstance(exponent, int) and exponent < -_MOST_DECIMALS
    if abs(amount) < SCALE and is_fine:
        return f"{amount.normalize():f} 元"
    return f"{(amount / SCALE).normalize():f} 万元"


def is_scaled(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts differ by exactly 10,000: one of them took 元 for 万元."""
    return one in (other * SCALE, other / SCALE)
