"""``python -m jusou`` is the command ``jusou`` (コマンドの入口)."""

from jusou.cli import main

main()
