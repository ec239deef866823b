"""Pages are written one sentence a line (一文一行); Japanese has no space where a line ends."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

WIDE = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]")


class JoinJapaneseLines(SphinxPostTransform):
    """A line break between two full-width characters is no space (行の継ぎ目)."""

    default_priority = 900

    def run(self, **_kwargs: Any) -> None:
        """Take away every such line break; the parser gives each a node of its own."""
        for line_end in [node for node in self.document.findall(nodes.Text) if node == "\n"]:
            around = line_end.parent.children
            place = around.index(line_end)
            before = "".join(node.astext() for node in around[:place])
            after = "".join(node.astext() for node in around[place + 1 :])
            if WIDE.match(before[-1:]) and WIDE.match(after[:1]):
                line_end.parent.remove(line_end)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the transform."""
    app.add_post_transform(JoinJapaneseLines)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
