#!/usr/bin/python3
"""Tests of examples.py."""

import pathlib
import unittest

import examples

SAMPLE = "sim/samples/notify_client.cc"


class ExamplesTest(unittest.TestCase):

  def test_puts_the_region_into_the_block(self):
    page = f"text\n<!-- {SAMPLE}: register -->\n```cpp\nstale code\n```\nmore\n"
    text = examples.updated(page, "page.md")
    self.assertIn("HRESULT RegisterForNotification(", text)
    self.assertNotIn("stale code", text)
    self.assertTrue(text.endswith("}\n```\nmore\n"))
    self.assertEqual(examples.updated(text, "page.md"), text)

  def test_refuses_code_from_nowhere(self):
    for language in ("cpp", "cmake"):
      with self.assertRaisesRegex(examples.ExampleError, "page.md:2: "):
        examples.updated(f"text\n```{language}\nint x;\n```\n", "page.md")

  def test_leaves_other_blocks_alone(self):
    page = "```\nplain\n```\n\n```sh\ntools/test\n```\n"
    self.assertEqual(examples.updated(page, "page.md"), page)

  def test_refuses_files_and_regions_that_are_missing(self):
    for source in (f"{SAMPLE}: nothing", "sim/samples/none.cc: register"):
      with self.assertRaises(examples.ExampleError):
        examples.updated(f"<!-- {source} -->\n```cpp\n```\n", "page.md")

  def test_the_pages_are_found(self):
    self.assertTrue((pathlib.Path(examples.ROOT) / "docs" / "getting-started.md").exists())


if __name__ == "__main__":
  unittest.main()
