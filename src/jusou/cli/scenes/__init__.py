"""The scenes of the demo (実演の場面), in order: from the first consultation to the end of coordination."""

from jusou.cli.scenes.beginning import consents, shien_kaigi, uketome
from jusou.cli.scenes.later import ending, son
from jusou.cli.scenes.middle import plan, reaching
from jusou.cli.story import Scene


def scenes() -> tuple[Scene, ...]:
    """All scenes, in order (すべての場面)."""
    return (uketome(), shien_kaigi(), consents(), plan(), reaching(), son(), ending())
