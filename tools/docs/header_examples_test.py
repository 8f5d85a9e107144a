#!/usr/bin/python3
"""Tests of header_examples.py."""

import unittest

import header_examples


class HeaderExamplesTest(unittest.TestCase):

  def test_an_example_is_in_pieces(self):
    header = "// File: x.h\n//\n//   int a = 1;  // one\n//   ...\n//   F(a);\n//\n//   G();\n"
    self.assertEqual([(3, "int a = 1;  // one"), (5, "F(a);"), (7, "G();")],
                     header_examples.pieces(header))

  def test_prose_drawings_and_lists_are_no_examples(self):
    for lines in ("//   what    it is; more", "//   +--- a", "//   - one;\n//     two;", "// x;"):
      self.assertEqual([], header_examples.pieces(lines), lines)

  def test_comments_and_white_space_do_not_count(self):
    self.assertEqual('Open("http://a","b");',
                     header_examples.squeezed('Open("http://a",  // there\n     "b");'))


if __name__ == "__main__":
  unittest.main()
