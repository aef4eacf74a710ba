"""Tables of figures, for the terminal and for docs/benchmarks.md alike."""

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table as RichTable


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report; `remarks` stand below it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()

    def show(self, console: Console) -> None:
        """Print the table."""
        shown = RichTable(title=self.title, title_justify="left", title_style="bold")
        for number, column in enumerate(self.columns):
            shown.add_column(column, justify="right" if number else "left")
        for row in self.rows:
            shown.add_row(*row)
        console.print(shown)
        for remark in self.remarks:
            console.print(f"  {remark}", highlight=False)
        console.print()

    def markdown(self) -> str:
        """The table as Markdown under a heading."""
        rule = ("---", *("---:" for _ in self.columns[1:]))
        lines = [f"| {' | '.join(cells)} |" for cells in (self.columns, rule, *self.rows)]
        remarks = [f"{remark}  " for remark in self.remarks]
        return "\n".join([f"## {self.title}", "", *lines, "", *remarks]).rstrip() + "\n"


def milliseconds(seconds: float) -> str:
    """A time short enough to be written in milliseconds: three digits that matter."""
    value = seconds * 1000
    if value < 10:
        return f"{value:.2f}"
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"


def times(ratio: float) -> str:
    """How many times as much: "0.31x", "6.2x", "140x"."""
    if ratio < 1:
        return f"{ratio:.2f}x"
    return f"{ratio:.1f}x" if ratio < 100 else f"{ratio:.0f}x"


def percent(share: float) -> str:
    """A share in 0..1 with one decimal."""
    return f"{share * 100:.1f} %"
