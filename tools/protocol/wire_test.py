#!/usr/bin/python3
"""Tests of the forms that the interfaces have on the wire."""

import unittest

import generate
import page
from wire import Wire, WireError, facts_module


def parameter(type_name, direction="in", **more):
    return facts_module.Parameter("x", type_name, direction, **more)


class WireTest(unittest.TestCase):
    def setUp(self):
        self.wire = Wire()

    def test_every_parameter_has_a_form(self):
        for interface in self.wire.facts.interfaces:
            for method in interface.methods:
                for value in self.wire.values(method):
                    self.assertTrue(value.on_page, f"{interface.name}.{method.name}.{value.name}")

    def test_forms(self):
        for type_name, direction, more, shape in [
                ("LPCWSTR", "in", {}, "scalar"),
                ("REFGUID", "in", {}, "scalar"),
                ("BG_JOB_PRIORITY", "in", {}, "scalar"),
                ("LPWSTR*", "out", {}, "scalar"),
                ("BG_JOB_PROGRESS*", "out", {}, "scalar"),
                ("BG_AUTH_CREDENTIALS*", "in", {}, "pointer"),
                ("BG_FILE_RANGE[]", "in", {"length": "n"}, "array"),
                ("BG_FILE_RANGE**", "out", {"length": "n"}, "array"),
                ("BYTE*", "in", {"length": "20"}, "bytes"),
                ("IUnknown*", "in", {}, "object"),
                ("IBackgroundCopyJob**", "out", {}, "object"),
                ("IBackgroundCopyJob**", "out", {"length": "n", "filled": "m"}, "objects"),
                ("BITS_JOB_PROPERTY_VALUE", "in", {}, "property")]:
            value = self.wire.value(parameter(type_name, direction, **more))
            self.assertEqual(value.shape, shape, type_name)

    def test_a_type_without_a_form_is_refused(self):
        with self.assertRaisesRegex(WireError, "no form for HANDLE"):
            self.wire.value(parameter("HANDLE"))

    def test_an_interface_has_the_methods_of_its_bases(self):
        names = [name for name, *_ in self.wire.methods(
            self.wire.facts.interface("IBackgroundCopyJob5"))]
        self.assertEqual(names[0], "IBackgroundCopyJob.AddFileSet")
        self.assertEqual(names[-1], "IBackgroundCopyJob5.GetProperty")
        self.assertEqual(len(names), len(set(names)))

    def test_every_method_has_a_stub_and_stands_on_the_page(self):
        stubs = generate.stubs_source(self.wire)
        text = page.generated(self.wire)
        for interface in self.wire.facts.interfaces:
            self.assertIn(f"### {interface.name}\n", text)
            for method in interface.methods:
                self.assertIn(f'{{"{interface.name}.{method.name}", ', stubs)
                self.assertIn(f"| {method.name} |", text)


if __name__ == "__main__":
    unittest.main()
