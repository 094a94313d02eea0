"""Write the phrases of the sources into the catalogues: `./dev strings`, or `./dev strings --check`."""

import sys

from tools.strings.catalogue import (
    LANGUAGES,
    catalogue_of,
    catalogue_path,
    merged,
    messages_of_the_sources,
    wanted_in,
)


def write_catalogues(*, only_check: bool = False) -> list[str]:
    """Bring every catalogue up to date; returns a line a language of what is left to translate or write."""
    messages, told = messages_of_the_sources(), []
    for language in LANGUAGES:
        path = catalogue_path(language)
        new = merged(catalogue_of(language), wanted_in(language, messages), language=language)
        is_current = path.exists() and path.read_text("utf-8") == str(new) + "\n"
        if not only_check and not is_current:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(new) + "\n", "utf-8")
        present = [entry for entry in new if not entry.obsolete]
        missing = len(present) - len(new.translated_entries())
        state = "" if is_current else " (out of date)" if only_check else " (written)"
        told.append(f"{language}: {len(present)} phrases, {missing} to translate{state}")
    return told


def main(arguments: list[str]) -> int:
    """Run the tool; with --check nothing is written, and 1 is returned when something is out of date."""
    told = write_catalogues(only_check="--check" in arguments)
    print("\n".join(told))
    return int("--check" in arguments and any("out of date" in line for line in told))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
