// Files that are certainly no pages, and texts that look like them but may be pages.
#include "input/data_type.h"

#include <catch2/catch.hpp>
#include <string_view>

using namespace pith;
using namespace pith::internal;

TEST_CASE("data and source code are told by the whole content", "[data]") {
  for (const std::string_view source :
       {"#!/bin/sh\necho hello there\n", "#! /usr/bin/env python3\nprint('x')\n", "<?php\necho 1;\n",
        "/* A program that does nothing at all, and takes its time for it. */\n\n#include <stdio.h>\n\nint main(void) {\n  "
        "return 0;\n}\n",
        "// Copyright of nobody\n#ifndef X_H\n#define X_H\nint f(int);\n#endif\n",
        "\"\"\"Counts the boats in the harbour, as nobody else does it.\"\"\"\nimport sys\nfrom os import path\n\ndef main():\n  "
        "  pass\n",
        "import re\n\n# Finds what the harbour master has lost in all of these years.\nclass Finder:\n    def find(self):\n      "
        "  return re\n",
        "@charset \"utf-8\";\nbody { color: red }\n",
        "body {\n  color: red;\n  margin: 0;\n}\na {\n  color: blue;\n}\np {\n  margin: 0;\n}\n",
        "# German\nmsgid \"\"\nmsgstr \"Language: de\\n\"\n\nmsgid \"boat\"\nmsgstr \"Boot\"\n",
        "name: build\non:\n  push:\n    branches: [main]\njobs:\n  - name: x\n    run: make\n"}) {
    INFO(source);
    CHECK(data_type(source) == DataType::source);
  }
  for (const std::string_view xml :
       {"<?xml version=\"1.0\"?>\n<!-- feed -->\n<rss version=\"2.0\"><channel/></rss>", "<urlset xmlns=\"x\"></urlset>",
        "<?xml version=\"1.0\"?><?xml-stylesheet href=\"x\"?><feed></feed>", "<svg width=\"1\"><path d=\"M0\"/></svg>\n",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x\">\n<svg></svg>"}) {
    INFO(xml);
    CHECK(data_type(xml) == DataType::xml);
  }
  for (const std::string_view json : {"{\"a\":1}", "[1,2]", "<pre>{\"a\":1}</pre>"}) {
    INFO(json);
    CHECK(data_type(json) == DataType::json);
  }
}

TEST_CASE("what may be a page is no data", "[data]") {
  for (const std::string_view page :
       {"", "The harbour was quiet that morning, and nobody saw the boat leave.\n", "<p>One</p>",
        "<!DOCTYPE html><title>x</title>", "<svg><path/></svg><p>After the logo comes the page.</p>",
        "<svg></svg><p>x</p><svg></svg>", "<?xml version=\"1.0\"?>\n<song>la la</song>",
        "<?xml version=\"1.0\"?>\n<html xmlns=\"x\"><rss/></html>", "<?php include 'x'; ?>\n<html><p>A page.</p></html>",
        "#include <stdio.h>\n\nThis line gives the program the functions that print.\n\nint main(void) { return 0; }\n",
        "import sys\n\nHome\nAbout\n\ndef main():\n    pass\n", "import our goods from here:\n\ndef leppard tickets:\nall sold\n",
        "Home\nCode\nbody {\n  color: red;\n  margin: 0;\n}\na {\n  color: blue;\n}\np {\n  margin: 0;\n}\n",
        "Prep time: 10 min\nCook time: 5 min\nIngredients:\n- 2 eggs\n- flour\nDirections:\n- mix: well\n",
        "name: Ann Example\nborn: 1907\nlived in: Ulm\nworks: many\nknown for: boats\n", "# Tides\n\nThe moon pulls the sea.\n",
        "[Photo: Reuters] The text goes on.", "---\ntitle: x\ntags:\n  - a\n---\n\nThe text of a page.\n"}) {
    INFO(page);
    CHECK(data_type(page) == DataType::none);
  }
}
