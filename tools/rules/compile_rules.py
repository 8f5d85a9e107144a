#!/usr/bin/python3
"""Compiles the rule book into C++: the ids that tests name, and the table behind rulebook.h.

    compile_rules.py --root DIR --header rule_ids.h --table rule_table.cc \
        [--questions open-questions.md] topic.md...

Exit code 0 when both files are written; 2, and nothing written, when the book or the command line
is wrong. Each problem is one line on standard error: file:line: message.
"""

from __future__ import annotations

import argparse
import os
import pathlib
import sys
import tempfile

from rule_book import Book, Rule, read_book

BANNER = "// Generated from docs/rules by tools/rules/compile_rules.py: change the book, not this.\n"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("topics", nargs="+", metavar="topic.md", help="in the order of the book")
    parser.add_argument("--root", required=True, help="file names in the table are relative to it")
    parser.add_argument("--questions", help="the page of open questions that rules may cite")
    parser.add_argument("--header", required=True, help="the header to write")
    parser.add_argument("--table", required=True, help="the source file to write")
    options = parser.parse_args(arguments)

    book = read_book(options.topics, options.questions)
    if book.problems:
        for problem in book.problems:
            print(problem, file=sys.stderr)
        return 2
    try:
        write_if_changed(options.header, header(book))
        write_if_changed(options.table, table(book, options.root))
    except OSError as error:
        print(f"{error.filename}:1: cannot be written: {error.strerror}", file=sys.stderr)
        return 2
    return 0


def header(book: Book) -> str:
    """rule_ids.h: one constant a rule, so that a test of a missing rule does not compile."""
    text = BANNER + ("#ifndef BITSIM_RULE_IDS_H_\n#define BITSIM_RULE_IDS_H_\n\n"
                     '#include "conformance/rulebook/rulebook.h"\n\n'
                     "namespace conformance::rule {\n")
    index = 0
    for topic in book.topics:
        text += f"\n// {topic.title}: {topic.file.rpartition('/')[2]}\n"
        for rule in topic.rules:
            text += f"/// {rule.fields['Level']}: {rule.title}\n"
            text += f"inline constexpr RuleId {rule.id.replace('-', '_')}{{{index}}};\n"
            index += 1
    return text + "\n}  // namespace conformance::rule\n\n#endif  // BITSIM_RULE_IDS_H_\n"


def table(book: Book, root: str) -> str:
    """rule_table.cc: the text of every rule."""
    text = BANNER + ('#include "conformance/rulebook/rulebook.h"\n\n'
                     "namespace conformance {\nnamespace {\n\n"
                     "using namespace std::string_view_literals;\n\n"
                     "constexpr RuleGroup kGroups[] = {\n")
    for topic in book.topics:
        strings = (topic.group, topic.title, relative(topic.file, root))
        text += f"    {{{', '.join(quoted(string) for string in strings)}}},\n"
    text += "};\n\nconstexpr Rule kRules[] = {\n"
    text += "".join(entry(rule, root) for rule in book.rules())
    return text + ("};\n\n}  // namespace\n\n"
                   "std::span<const Rule> AllRules() { return kRules; }\n\n"
                   "std::span<const RuleGroup> AllGroups() { return kGroups; }\n\n"
                   "}  // namespace conformance\n")


def entry(rule: Rule, root: str) -> str:
    fields = rule.fields
    members = {
        "id": quoted(rule.id),
        "group": quoted(rule.group),
        "title": quoted(rule.title),
        "sentence": quoted(rule.sentence),
        "level": f"Level::k{fields['Level'].capitalize()}",
        "confidence": f"Confidence::k{fields['Confidence'].capitalize()}",
        "since": quoted(fields["Since"].removeprefix("BITS ")),
        "source": quoted(fields["Source"]),
        "intent": quoted(fields["Intent"]),
        "if_it_fails": quoted(fields["If it fails, check"]),
        "unsettled": quoted(fields.get("Unsettled", "")),
        "untested": quoted(fields.get("Untested", "")),
        "html": quoted(rule.html),
        "file": quoted(relative(rule.file, root)),
        "line": str(rule.line),
    }
    lines = "".join(f"     .{name} = {value},\n" for name, value in members.items())
    return f"    {{{lines[5:-2]}}},\n"


def relative(file: str, root: str) -> str:
    return pathlib.PurePath(os.path.relpath(file, root)).as_posix()


def quoted(text: str) -> str:
    """A C++ string_view literal, which a compiler need not count; UTF-8 stays as it is, a trigraph
    cannot arise."""
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "?": "\\?"}
    return '"' + "".join(escapes.get(character, character) for character in text) + '"sv'


def write_if_changed(path: str, text: str) -> None:
    """Leaves an equal file alone, so that a change of wording does not rebuild every test."""
    target = pathlib.Path(path)
    if target.exists() and target.read_text(encoding="utf-8") == text:
        return
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as file:
        file.write(text)
    os.replace(file.name, target)


if __name__ == "__main__":
    sys.exit(main())
