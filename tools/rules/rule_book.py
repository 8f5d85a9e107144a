"""Reads the rule book (docs/rules/*.md) and says what is wrong with it, by file and line.

A topic file is a Markdown document of this form (docs/rules/README.md explains it to readers):

    # Registering a callback (NOTIFY-REG)

    Any introduction.

    ## NOTIFY-REG-07 The last registration wins

    A job MUST hold at most one callback.

    Further paragraphs, if the sentence needs them.

    * **Level:** MUST · **Confidence:** documented · **Since:** BITS 1.0
    * **Source:** where a reader finds it
    * **Intent:** why the rule exists
    * **If it fails, check:** where an implementer looks first

Problems are collected, not raised: a writer wants to see all of them at once.
"""

from __future__ import annotations

import dataclasses
import pathlib
import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.tree import SyntaxTreeNode

LEVELS = ("MUST", "SHOULD", "MAY")  # strongest first
CONFIDENCES = ("documented", "observed", "inferred")
VERSIONS = ("1.0", "1.2", "1.5", "2.0", "2.5", "3.0", "4.0", "5.0", "10.1", "10.2", "10.3")

REQUIRED_FIELDS = ("Level", "Confidence", "Since", "Source", "Intent", "If it fails, check")
OPTIONAL_FIELDS = ("Unsettled", "Untested")
FIELDS = REQUIRED_FIELDS + OPTIONAL_FIELDS
SHORT_FIELDS = ("Level", "Confidence", "Since")

RULE_ID = re.compile(r"(?P<group>[A-Z]+(?:-[A-Z]+)?)-\d\d[a-z]?")
QUESTION_ID = re.compile(r"[CP]-\d\d")
TOPIC_TITLE = re.compile(r"(?P<title>.*\S) \((?P<group>[A-Z]+(?:-[A-Z]+)?)\)")
# Anything in running text that could be meant as an id. What is none (UTF-16) is sorted out later.
MENTION = re.compile(r"(?<![\w-])(?P<group>[A-Z]+(?:-[A-Z]+)?)-\d+[a-z]?(?![\w-])")


@dataclasses.dataclass(frozen=True, order=True)
class Problem:
    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclasses.dataclass
class Rule:
    id: str
    group: str
    title: str
    file: str
    line: int
    sentence: str = ""
    fields: dict[str, str] = dataclasses.field(default_factory=dict)  # plain text, by field name
    html: str = ""


@dataclasses.dataclass
class Topic:
    group: str
    title: str
    file: str
    rules: list[Rule] = dataclasses.field(default_factory=list)


class Book:
    """The topics in the order in which they were read, and all problems found so far."""

    def __init__(self) -> None:
        self.topics: list[Topic] = []
        self.questions: set[str] = set()
        self.problems: list[Problem] = []
        self._all_topics_known = True
        self._mentions: list[tuple[str, int, re.Match[str]]] = []
        self._markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
        self._markdown.add_render_rule("text", _render_text)

    def rules(self) -> list[Rule]:
        return [rule for topic in self.topics for rule in topic.rules]

    def read_topic(self, path: str) -> None:
        """Adds the rules of one topic file."""
        nodes = self._parse(path)
        topic = None if nodes is None else self._read_topic_title(path, nodes)
        if topic is None:
            self._all_topics_known = False
            return
        self.topics.append(topic)
        starts = [i for i, node in enumerate(nodes) if _is_heading(node, "h2")]
        for start, end in zip(starts, starts[1:] + [len(nodes)]):
            self._read_rule(topic, nodes[start:end])
        if not topic.rules:
            self._problem(path, 1, f"the topic {topic.group} has no rule")

    def read_questions(self, path: str) -> None:
        """Adds the open questions (C-nn and P-nn) that rules may cite."""
        for node in self._parse(path) or []:
            if not _is_heading(node, "h2"):
                continue
            question = _plain(node.children).split(" ", 1)[0]
            if not QUESTION_ID.fullmatch(question):
                self._problem(path, _line(node), f"'{question}' is not a question id such as C-04")
            elif question in self.questions:
                self._problem(path, _line(node), f"the question {question} is listed twice")
            self.questions.add(question)

    def check_mentions(self) -> None:
        """Every id in running text must exist. Call it when all files have been read."""
        if not self._all_topics_known:
            return  # Rules of a topic that could not be read would all seem to be missing.
        known = {rule.id for rule in self.rules()} | self.questions
        groups = {topic.group for topic in self.topics}
        tails = {group.rpartition("-")[2]: group for group in sorted(groups)}
        for file, line, match in self._mentions:
            mention, group = match[0], match["group"]
            if mention in known:
                continue
            if group in ("C", "P"):
                self._problem(file, line, f"there is no open question {mention}")
            elif group in groups or group.startswith("NOTIFY-"):
                self._problem(file, line, f"there is no rule {mention}")
            elif group in tails:
                full = mention.replace(group, tails[group], 1)
                self._problem(file, line, f"{mention} is no rule id; write {full} in full")

    def _parse(self, path: str) -> list[SyntaxTreeNode] | None:
        try:
            text = pathlib.Path(path).read_text(encoding="utf-8")
        except OSError as error:
            self._problem(path, 1, f"cannot be read: {error.strerror}")
            return None
        except UnicodeDecodeError as error:
            self._problem(path, 1, f"is not UTF-8 at byte {error.start}")
            return None
        nodes = SyntaxTreeNode(self._markdown.parse(text)).children
        for node in nodes:
            self._collect_mentions(path, node)
        return nodes

    def _collect_mentions(self, path: str, node: SyntaxTreeNode) -> None:
        for inline in node.walk():
            if inline.type != "inline":
                continue
            line = _line(inline)
            for leaf in inline.walk():
                if leaf.type in ("softbreak", "hardbreak"):
                    line += 1
                elif leaf.type in ("text", "code_inline"):
                    self._mentions += [(path, line, m) for m in MENTION.finditer(leaf.content)]
                    if leaf.type == "text" and re.search(r"\[[^\]]+\]", leaf.content):
                        self._problem(path, line, f"the link '{leaf.content.strip()}' has no target")

    def _read_topic_title(self, path: str, nodes: list[SyntaxTreeNode]) -> Topic | None:
        title = _plain(nodes[0].children) if nodes and _is_heading(nodes[0], "h1") else ""
        match = TOPIC_TITLE.fullmatch(title)
        if match is None:
            self._problem(path, 1, "a topic begins with '# Title (GROUP)'")
            return None
        for topic in self.topics:
            if topic.group == match["group"]:
                self._problem(path, 1, f"the group {topic.group} is already in {topic.file}")
        return Topic(match["group"], match["title"], path)

    def _read_rule(self, topic: Topic, nodes: list[SyntaxTreeNode]) -> None:
        heading, body = nodes[0], nodes[1:]
        rule_id, _, title = _plain(heading.children).partition(" ")
        rule = Rule(rule_id, topic.group, title.strip(), topic.file, _line(heading))
        match = RULE_ID.fullmatch(rule_id)
        if match is None:
            self._rule_problem(rule, f"'{rule_id}' is not a rule id such as {topic.group}-07")
        elif match["group"] != topic.group:
            self._rule_problem(rule, f"{rule_id} does not belong to the group {topic.group}")
        for other in self.rules():
            if other.id == rule_id:
                self._rule_problem(rule, f"{rule_id} is already defined at {other.file}:{other.line}")
        if not rule.title:
            self._rule_problem(rule, f"{rule_id} has no title")

        paragraphs = [node for node in body if node.type == "paragraph"]
        lists = [node for node in body if node.type == "bullet_list"]
        for node in body:
            if node.type not in ("paragraph", "bullet_list"):
                self._problem(rule.file, _line(node), f"a rule has no {node.type.replace('_', ' ')}")
        if len(lists) > 1:
            self._problem(rule.file, _line(lists[1]), f"{rule_id} has a second list of fields")
        prose = self._read_fields(rule, lists[0]) if lists else {}
        self._check_fields(rule)
        self._read_sentence(rule, paragraphs, lists)
        rule.html = self._render(paragraphs) + _render_fields(prose)
        topic.rules.append(rule)

    def _read_sentence(self, rule: Rule, paragraphs: list[SyntaxTreeNode],
                       lists: list[SyntaxTreeNode]) -> None:
        if not paragraphs or (lists and _line(paragraphs[0]) > _line(lists[0])):
            self._rule_problem(rule, f"{rule.id} has no sentence")
            return
        line = _line(paragraphs[0])
        rule.sentence = _plain(paragraphs[0].children)
        if not rule.sentence.endswith(".") or re.search(r"[.!?] +[A-Z]", rule.sentence):
            self._problem(rule.file, line, f"{rule.id} is not one sentence with a full stop")
        level = rule.fields.get("Level")
        if level in LEVELS:
            stronger = [word for word in LEVELS[:LEVELS.index(level)]
                        if re.search(rf"\b{word}\b", rule.sentence)]
            if stronger or not re.search(rf"\b{level}\b", rule.sentence):
                said = stronger[0] if stronger else f"no {level}"
                self._problem(rule.file, line, f"{rule.id} has level {level}, its sentence has {said}")

    def _read_fields(self, rule: Rule, fields: SyntaxTreeNode) -> dict[str, str]:
        """Fills rule.fields; returns the longer ones as HTML."""
        html = {}
        for item in fields.children:
            if [child.type for child in item.children] != ["paragraph"]:
                self._problem(rule.file, _line(item), "a field is one paragraph")
                continue
            for name, line, nodes in self._split_fields(rule, item.children[0].children[0]):
                if name not in FIELDS:
                    self._problem(rule.file, line, f"unknown field '{name}'")
                elif name in rule.fields:
                    self._problem(rule.file, line, f"{rule.id} has the field '{name}' twice")
                else:
                    last = max((FIELDS.index(known) for known in rule.fields), default=-1)
                    if FIELDS.index(name) < last:
                        self._problem(rule.file, line, f"'{name}' comes before '{FIELDS[last]}'")
                    rule.fields[name] = _plain(nodes).rstrip("· ")
                    if not rule.fields[name]:
                        self._problem(rule.file, line, f"the field '{name}' is empty")
                    elif name not in SHORT_FIELDS:
                        html[name] = self._render(nodes).strip()
        return html

    def _split_fields(self, rule: Rule,
                      inline: SyntaxTreeNode) -> list[tuple[str, int, list[SyntaxTreeNode]]]:
        """Cuts a list item before each '**Name:**'."""
        fields = []
        line = _line(inline)
        for node in inline.children:
            if node.type == "strong" and _plain(node.children).endswith(":"):
                fields.append((_plain(node.children)[:-1], line, []))
            elif fields:
                fields[-1][2].append(node)
            elif node.type != "text" or node.content:
                self._problem(rule.file, line, "a field begins with its name: '* **Source:** …'")
                break
            line += node.type == "softbreak"
        return fields

    def _check_fields(self, rule: Rule) -> None:
        for name in REQUIRED_FIELDS:
            if name not in rule.fields:
                self._rule_problem(rule, f"{rule.id} has no field '{name}'")
        allowed = {"Level": LEVELS, "Confidence": CONFIDENCES,
                   "Since": tuple(f"BITS {version}" for version in VERSIONS)}
        for name, values in allowed.items():
            value = rule.fields.get(name)
            if value and value not in values:
                self._rule_problem(rule, f"{name} is '{value}', not one of {', '.join(values)}")
        if (rule.fields.get("Level") == "MUST"
                and rule.fields.get("Confidence") in ("observed", "inferred")):
            self._rule_problem(rule, f"{rule.id} is a MUST, so its confidence must be documented")

    def _render(self, nodes: list[SyntaxTreeNode]) -> str:
        tokens = [token for node in nodes for token in node.to_tokens()]
        return self._markdown.renderer.render(tokens, self._markdown.options, {})

    def _problem(self, file: str, line: int, message: str) -> None:
        self.problems.append(Problem(file, line, message))

    def _rule_problem(self, rule: Rule, message: str) -> None:
        self._problem(rule.file, rule.line, message)


def read_book(topics: list[str], questions: str | None = None) -> Book:
    """Reads the given topic files, in this order, and checks them."""
    book = Book()
    if questions:
        book.read_questions(questions)
    for path in topics:
        book.read_topic(path)
    book.check_mentions()
    book.problems.sort()
    return book


def _is_heading(node: SyntaxTreeNode, tag: str) -> bool:
    return node.type == "heading" and node.tag == tag


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1


def _plain(nodes: list[SyntaxTreeNode]) -> str:
    """The words without the marks, white space collapsed."""
    text = ""
    for node in nodes:
        if node.type in ("text", "code_inline"):
            text += node.content
        elif node.type in ("softbreak", "hardbreak"):
            text += " "
        else:
            text += _plain(node.children)
    return " ".join(text.split())


def _render_text(renderer, tokens, index, options, env) -> str:
    """Makes every mention of a rule a link to the element whose id is the rule's."""
    text = escapeHtml(tokens[index].content)
    return re.sub(rf"(?<![\w-]){RULE_ID.pattern}(?![\w-])", _link, text)


def _link(match: re.Match[str]) -> str:
    if QUESTION_ID.fullmatch(match[0]):
        return match[0]
    return f'<a href="#{match[0]}">{match[0]}</a>'


def _render_fields(prose: dict[str, str]) -> str:
    rows = "".join(f"<dt>{escapeHtml(name)}</dt><dd>{html}</dd>\n" for name, html in prose.items())
    return f"<dl>\n{rows}</dl>\n" if rows else ""
