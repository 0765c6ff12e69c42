from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from host.cron import Schedule
from shared.errors import Misconfigured

MONDAY = datetime(2026, 3, 2, 10, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("expression", "due"),
    [
        ("* * * * * *", datetime(2026, 3, 2, 10, 20, 31, tzinfo=UTC)),
        ("0 */5 * * * *", datetime(2026, 3, 2, 10, 25, tzinfo=UTC)),
        ("*/5 * * * *", datetime(2026, 3, 2, 10, 25, tzinfo=UTC)),
        ("0 30 9 * * *", datetime(2026, 3, 3, 9, 30, tzinfo=UTC)),
        ("0 0 9-17/4 * * Mon-Fri", datetime(2026, 3, 2, 13, tzinfo=UTC)),
        ("0 0 0 1 Jan *", datetime(2027, 1, 1, tzinfo=UTC)),
        ("0 0 0 29 2 *", datetime(2028, 2, 29, tzinfo=UTC)),
        ("0 0 12 * * 0,7", datetime(2026, 3, 8, 12, tzinfo=UTC)),
        ("15,45 * * * * *", datetime(2026, 3, 2, 10, 20, 45, tzinfo=UTC)),
        ("0 0 0 13 * Friday", datetime(2026, 3, 13, tzinfo=UTC)),
    ],
)
def test_next_due_time(expression: str, due: datetime):
    assert Schedule.parse(expression).next_after(MONDAY) == due


@pytest.mark.parametrize(
    "expression", ["", "* * *", "60 * * * * *", "* * * 0 * *", "* * * * 13 *", "a * * * * *", "*/0 * * * * *"]
)
def test_a_wrong_field_is_named(expression: str):
    with pytest.raises(Misconfigured, match="schedule"):
        Schedule.parse(expression)


def test_a_date_that_never_comes_is_refused():
    with pytest.raises(Misconfigured, match="never"):
        Schedule.parse("0 0 0 30 2 *").next_after(MONDAY)


@given(
    st.integers(0, 59), st.integers(0, 59), st.integers(0, 23), st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1))
)
def test_a_daily_schedule_comes_within_a_day(second: int, minute: int, hour: int, moment: datetime):
    moment = moment.replace(tzinfo=UTC)
    due = Schedule.parse(f"{second} {minute} {hour} * * *").next_after(moment)
    assert 0 < (due - moment).total_seconds() <= 86400
    assert (due.second, due.minute, due.hour) == (second, minute, hour)
