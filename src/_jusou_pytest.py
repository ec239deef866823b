"""What pytest finds by itself once jusou is installed (pytest から使う準備): cases to test with.

It stands beside the package, not in it: pytest loads it in every project that has jusou, and a
module of the package would bring all of jusou along. Nothing is imported until a test asks.
"""

import typing

import pytest

if typing.TYPE_CHECKING:
    from jusou.history import History
    from jusou.testing.stages import Staged


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test once for each household, or for each stage, if it asks for one (全件の試験)."""
    if "jusou_household" in metafunc.fixturenames:
        from jusou.testing import HOUSEHOLDS  # noqa: PLC0415 - only where it is asked for

        metafunc.parametrize("jusou_household", HOUSEHOLDS, indirect=True)
    if "jusou_staged" in metafunc.fixturenames:
        from jusou.testing.stages import STAGES  # noqa: PLC0415

        metafunc.parametrize(
            "jusou_staged",
            STAGES,
            ids=[f"{programme.value}-{stage.value}" for programme, stage in STAGES],
            indirect=True,
        )


@pytest.fixture
def jusou_household(request: pytest.FixtureRequest) -> "History":
    """Each shipped household's history, one after another (付属の世帯の履歴)."""
    from jusou.testing import household  # noqa: PLC0415

    return household(request.param)


@pytest.fixture
def jusou_staged(request: pytest.FixtureRequest) -> "Staged":
    """A case at each stage of each chart, one after another (各段階のケース)."""
    from jusou.testing.stages import Staged, case_at  # noqa: PLC0415

    programme, stage = request.param
    return Staged(programme, stage, case_at(programme, stage))
