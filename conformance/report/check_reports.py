#!/usr/bin/env python3
"""Checks the written reports of one folder the way their readers do.

    check_reports.py FOLDER
    check_reports.py --pages FOLDER

With --pages only its pages, folders in it included: what `bits-conformance report` makes of several
runs.

junit.xml against what CI systems accept (there is no official schema: this is the common ground of
Jenkins' and GitLab's), results.json against its schema, index.html as a page that stands
alone: balanced, with unique ids, headings in their order and landmarks, links that lead somewhere,
and without a single request to the network.
"""

import collections
import html.parser
import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

import jsonschema

SCHEMA = pathlib.Path(__file__).with_name("results.schema.json")
VERDICTS = ["pass", "fail", "warn", "record", "unsupported", "untestable", "crash", "timeout"]
# Element: (required attributes, optional attributes, children in their order).
JUNIT = {
    "testsuites": ({"name", "tests", "failures", "errors", "skipped", "time"}, set(),
                   ["testsuite"]),
    "testsuite": ({"name", "tests", "failures", "errors", "skipped", "time"}, set(),
                  ["properties", "testcase"]),
    "properties": (set(), set(), ["property"]),
    "property": ({"name", "value"}, set(), []),
    "testcase": ({"classname", "name", "time"}, {"file", "line"},
                 ["properties", "skipped", "error", "failure", "system-out"]),
    "skipped": ({"message"}, set(), []),
    "error": ({"message", "type"}, set(), []),
    "failure": ({"message", "type"}, set(), []),
    "system-out": (set(), set(), []),
}
VOID_ELEMENTS = {"meta", "link", "input", "br"}  # of ours; those of <svg> end with "/>"


class Problems(list):
    def expect(self, condition, text):
        if not condition:
            self.append(text)


def check_junit(path, problems):
    def check_element(element):
        known = JUNIT.get(element.tag)
        problems.expect(known, f"{path.name}: unknown element <{element.tag}>")
        if not known:
            return
        required, optional, children = known
        attributes = set(element.attrib)
        problems.expect(required <= attributes <= required | optional,
                        f"{path.name}: <{element.tag}> has the attributes {sorted(attributes)}")
        order = [children.index(child.tag) if child.tag in children else -1 for child in element]
        problems.expect(order == sorted(order) and -1 not in order,
                        f"{path.name}: children of <{element.tag}>: {[c.tag for c in element]}")
        for child in element:
            check_element(child)

    def check_counts(element):
        cases = list(element.iter("testcase"))
        for attribute, count in {
            "tests": len(cases),
            "failures": sum(case.find("failure") is not None for case in cases),
            "errors": sum(case.find("error") is not None for case in cases),
            "skipped": sum(case.find("skipped") is not None for case in cases),
        }.items():
            problems.expect(int(element.get(attribute)) == count,
                            f"{path.name}: {element.get('name')} says {attribute}="
                            f"{element.get(attribute)}, but has {count}")

    root = ElementTree.parse(path).getroot()
    problems.expect(root.tag == "testsuites", f"{path.name}: the root is <{root.tag}>")
    check_element(root)
    for element in [root, *root.findall("testsuite")]:
        check_counts(element)
    for case in root.iter("testcase"):
        rules = [p.get("value") for p in case.iter("property") if p.get("name") == "rule"]
        problems.expect(rules, f"{path.name}: {case.get('name')} names no rule")
        problems.expect(len(case.findall("*[@message]")) <= 1,
                        f"{path.name}: {case.get('name')} ends twice")


def check_json(path, problems):
    results = json.loads(path.read_text(encoding="utf-8"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for error in jsonschema.Draft202012Validator(schema).iter_errors(results):
        problems.append(f"{path.name}: {error.json_path}: {error.message}")
    if problems:
        return
    names = {test["name"] for test in results["tests"]}
    problems.expect(list(results["summary"]) == VERDICTS, f"{path.name}: the summary's verdicts")
    counts = collections.Counter(rule["verdict"] for rule in results["rules"])
    problems.expect({v: n for v, n in results["summary"].items() if n} == counts,
                    f"{path.name}: the summary does not count the rules")
    for rule in results["rules"]:
        problems.expect(set(rule["tests"]) <= names, f"{path.name}: {rule['id']}: unknown tests")
        problems.expect(rule["tests"] or rule["verdict"] == "untestable",
                        f"{path.name}: {rule['id']} has a verdict from no test")


class Page(html.parser.HTMLParser):
    def __init__(self, name, problems):
        super().__init__()
        self.name = name
        self.problems = problems
        self.open = []
        self.ids = collections.Counter()
        self.targets = set()
        self.scripts = 0
        self.headings = []
        self.landmarks = set()
        self.labels = set()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids[attributes["id"]] += 1
        if tag == "a" and "://" not in attributes.get("href", ""):
            self.targets.add(attributes["href"])
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append(int(tag[1:]))
        if tag in ("header", "main", "footer", "nav"):
            self.landmarks.add(tag)
        self.labels.update(attributes.get("aria-labelledby", "").split())
        if tag == "script":
            self.scripts += 1
        fetches = [v for k, v in attributes.items()
                   if k in ("src", "srcset", "poster", "data") or (k == "href" and tag != "a")]
        self.problems.expect(all(url.startswith("data:") for url in fetches),
                             f"{self.name}: <{tag}> fetches {fetches}")
        handlers = [name for name in attributes if name.startswith("on")]
        self.problems.expect(not handlers, f"{self.name}: <{tag}> has {handlers}")
        if tag not in VOID_ELEMENTS:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        opened = self.open.pop() if self.open else None
        self.problems.expect(opened == tag, f"{self.name}: <{opened}> is closed by </{tag}>, "
                                            f"line {self.getpos()[0]}")


def check_html(path, root, problems):
    """The ids of the page, and the files and ids that it leads to."""
    name = str(path.relative_to(root))
    page = Page(name, problems)
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    problems.expect(not page.open, f"{name}: never closed: {page.open}")
    problems.expect(page.scripts == 1, f"{name}: {page.scripts} scripts")
    twice = [one for one, count in page.ids.items() if count > 1]
    problems.expect(not twice, f"{name}: ids used twice: {twice}")
    problems.expect(page.labels <= set(page.ids),
                    f"{name}: labelled by nothing: {sorted(page.labels - set(page.ids))}")
    problems.expect(page.headings[:1] == [1] and page.headings.count(1) == 1,
                    f"{name}: does not begin with its only <h1>")
    skips = [two for one, two in zip(page.headings, page.headings[1:]) if two > one + 1]
    problems.expect(not skips, f"{name}: skips a level of headings before <h{skips[:1]}>")
    problems.expect(page.landmarks >= {"header", "main", "footer"},
                    f"{name}: has only the landmarks {sorted(page.landmarks)}")
    return set(page.ids), page.targets


def check_pages(root, paths, problems):
    pages = {path.resolve(): check_html(path, root, problems) for path in paths}
    for path, (_, targets) in pages.items():
        for target in targets:
            file, _, name = target.partition("#")
            there = (path.parent / file).resolve() if file else path
            problems.expect(there in pages and (not name or name in pages[there][0]),
                            f"{path.name}: links to nowhere: {target}")


def main():
    arguments = sys.argv[1:]
    only_pages = arguments[:1] == ["--pages"]
    if len(arguments) != 1 + only_pages:
        print(__doc__, file=sys.stderr)
        return 2
    folder = pathlib.Path(arguments[-1])
    problems = Problems()
    if only_pages:
        check_pages(folder, sorted(folder.rglob("*.html")), problems)
    else:
        check_junit(folder / "junit.xml", problems)
        check_json(folder / "results.json", problems)
        check_pages(folder, [folder / "index.html"], problems)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
