"""Pages show what the code says (コードから作る): no chart, table or list is written by hand.

A page writes::

    :::{from-code} jusou.reference:coordination_table
    :::

and shows what that function, called without arguments, returns. ``:as:`` tells what it returns:
``markdown`` (unless told otherwise), ``svg`` to be drawn in the page, or ``text`` to be shown as it
is, such as a chart in the notation of another tool. Markdown that has headings must begin with one:
what stands before the first heading does not reach the page.
"""

import importlib
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective


def _form(argument: str) -> str:
    return directives.choice(argument, ("markdown", "svg", "text"))


class FromCode(SphinxDirective):
    """Show what a function of the library returns (コードから作る箇所)."""

    required_arguments = 1
    option_spec: ClassVar[dict[str, Any]] = {"as": _form}

    def run(self) -> list[nodes.Node]:
        """Call the function; a name that leads nowhere fails the build."""
        module, _, name = self.arguments[0].partition(":")
        try:
            shown: str = getattr(importlib.import_module(module), name)()
        except (ImportError, AttributeError) as problem:
            raise self.error(f"{self.arguments[0]}: {problem}") from problem
        match self.options.get("as", "markdown"):
            case "svg":
                return [nodes.raw("", shown, format="html")]
            case "text":
                return [nodes.literal_block(shown, shown, language="text")]
            case _:
                # Headings it gives are headings of the page: the contents beside it list them.
                return self.parse_text_to_nodes(shown, allow_section_headings=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_directive("from-code", FromCode)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
