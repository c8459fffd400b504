// Formulas: MathML that becomes TeX, and where the TeX of a formula is found.
#include "blocks/mathml.h"

#include <catch2/catch.hpp>
#include <string>

#include "blocks/formulas.h"
#include "extract.h"

using namespace pith;
using namespace pith::internal;

namespace {

std::string tex(const std::string& inside) {
  const std::string page = "<p><math>" + inside + "</math></p>";
  const Dom dom = Dom::parse(page);
  for (NodeId id = 0; id < dom.nodes().size(); ++id)
    if (dom.nodes()[id].tag == Tag::math) return tex_of_mathml(dom, id);
  return "no math";
}

// The formulas of a page, those on lines of their own in double dollars.
std::string formulas(const std::string& page) {
  const Dom dom = Dom::parse(page);
  std::string found;
  for (NodeId id = 0; id < dom.nodes().size(); ++id) {
    if (dom.nodes()[id].tag == Tag::text) continue;
    const auto formula = formula_at(dom, id);
    if (!formula) continue;
    const std::string dollars = formula->display ? "$$" : "$";
    found.append(found.empty() ? "" : " ").append(dollars).append(formula->tex).append(dollars);
    id = dom.nodes()[id].end - 1;
  }
  return found;
}

struct Example {
  const char* mathml;
  const char* tex;
};

}  // namespace

TEST_CASE("MathML becomes TeX", "[formulas]") {
  const Example examples[] = {
      {"<mi>x</mi>", "x"},
      {"<mn>3.14</mn>", "3.14"},
      {"<mi>a</mi><mo>+</mo><mi>b</mi>", "a+b"},
      {"<mi>a</mi><mo>−</mo><mi>b</mi>", "a-b"},
      {"<mi>α</mi><mi>x</mi>", "\\alpha x"},
      {"<mi>α</mi><mo>=</mo><mn>2</mn>", "\\alpha=2"},
      {"<mn>2</mn><mo>&#8290;</mo><mi>π</mi><mi>r</mi>", "2\\pi r"},
      {"<mi>sin</mi><mo>&#8289;</mo><mi>x</mi>", "\\sin x"},
      {"<mi>ln</mi><mn>2</mn>", "\\ln2"},
      {"<mi>rank</mi><mi>A</mi>", "\\mathrm{rank}A"},
      {"<mi mathvariant=bold>v</mi>", "\\mathbf{v}"},
      {"<mi mathvariant=double-struck>R</mi>", "\\mathbb{R}"},
      {"<mi mathvariant=normal>d</mi><mi>x</mi>", "\\mathrm{d}x"},
      {"<mi mathvariant=script>L</mi>", "\\mathcal{L}"},
      {"<mi mathvariant=fraktur>g</mi>", "\\mathfrak{g}"},
      {"<mi>ℝ</mi>", "\\mathbb{R}"},
      {"<mi>x</mi><mo>∈</mo><mi>ℤ</mi>", "x\\in\\mathbb{Z}"},
      {"<mi>a</mi><mo>≤</mo><mi>b</mi>", "a\\leq b"},
      {"<mi>a</mi><mo>→</mo><mi>b</mi>", "a\\to b"},
      {"<mi>x</mi><mo>&lt;</mo><mn>1</mn>", "x<1"},
      {"<mi>f</mi><mo>:</mo><mi>A</mi><mo>↦</mo><mi>B</mi>", "f:A\\mapsto B"},
      {"<mfrac><mi>a</mi><mi>b</mi></mfrac>", "\\frac{a}{b}"},
      {"<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac>", "\\frac{a+1}{2}"},
      {"<mfrac><mn>1</mn><mfrac><mn>2</mn><mn>3</mn></mfrac></mfrac>", "\\frac{1}{\\frac{2}{3}}"},
      {"<mfrac linethickness=0><mi>n</mi><mi>k</mi></mfrac>", "\\genfrac{}{}{0pt}{}{n}{k}"},
      {"<mfrac><mi>a</mi></mfrac>", "a"},
      {"<msqrt><mi>x</mi></msqrt>", "\\sqrt{x}"},
      {"<msqrt><mi>x</mi><mo>+</mo><mi>y</mi></msqrt>", "\\sqrt{x+y}"},
      {"<mroot><mi>x</mi><mn>3</mn></mroot>", "\\sqrt[3]{x}"},
      {"<msup><mi>x</mi><mn>2</mn></msup>", "x^{2}"},
      {"<msub><mi>x</mi><mi>i</mi></msub>", "x_{i}"},
      {"<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "x_{i}^{2}"},
      {"<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup>", "{(a)}^{2}"},
      {"<msup><mi>e</mi><mrow><mo>−</mo><mi>λ</mi><mi>t</mi></mrow></msup>", "e^{-\\lambda t}"},
      {"<msup><mi>f</mi><mo>′</mo></msup>", "f^{\\prime}"},
      {"<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>", "\\sum_{i=1}^{n}i"},
      {"<munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>", "\\lim_{x\\to0}"},
      {"<munder><mo>max</mo><mi>k</mi></munder>", "\\max_{k}"},
      {"<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>x</mi>", "\\int_{0}^{1}x"},
      {"<munderover><mi>R</mi><mi>a</mi><mi>b</mi></munderover>", "\\mathop{R}_{a}^{b}"},
      {"<mover><mi>x</mi><mo>^</mo></mover>", "\\hat{x}"},
      {"<mover><mi>x</mi><mo>¯</mo></mover>", "\\bar{x}"},
      {"<mover><mrow><mi>A</mi><mi>B</mi></mrow><mo>¯</mo></mover>", "\\overline{AB}"},
      {"<mover><mi>v</mi><mo>→</mo></mover>", "\\vec{v}"},
      {"<mover><mi>q</mi><mo>˙</mo></mover>", "\\dot{q}"},
      {"<mover><mi>q</mi><mo>¨</mo></mover>", "\\ddot{q}"},
      {"<mover><mo>=</mo><mtext>def</mtext></mover>", "\\overset{\\text{def}}{=}"},
      {"<munder><mi>x</mi><mi>y</mi></munder>", "\\underset{y}{x}"},
      {"<munder><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mo>⏟</mo></munder>", "\\underbrace{a+b}"},
      {"<mfenced><mi>a</mi><mi>b</mi></mfenced>", "\\left(a,b\\right)"},
      {"<mfenced open='[' close=''><mi>a</mi></mfenced>", "\\left[a\\right."},
      {"<mfenced open='&lt;' close='}' separators=';'><mi>a</mi><mi>b</mi></mfenced>", "\\left<a;b\\right\\}"},
      {"<mo>{</mo><mi>a</mi><mo>}</mo>", "\\{a\\}"},
      {"<mrow><mo>(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></"
       "mtd>"
       "</mtr></mtable><mo>)</mo></mrow>",
       "\\begin{pmatrix}a & b \\\\ c & d\\end{pmatrix}"},
      {"<mo>|</mo><mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable><mo>|</mo>", "\\begin{vmatrix}a\\end{vmatrix}"},
      {"<mo>{</mo><mtable><mtr><mtd><mn>0</mn></mtd><mtd><mtext>if even</mtext></mtd></mtr></mtable>",
       "\\begin{cases}0 & \\text{if even}\\end{cases}"},
      {"<mtable><mtr><mtd><mi>a</mi></mtd></mtr></mtable>", "\\begin{matrix}a\\end{matrix}"},
      {"<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>", "{}_{6}^{14}C"},
      {"<mmultiscripts><mi>R</mi><mi>i</mi><none/><mi>k</mi><mi>l</mi></mmultiscripts>", "R_{i}{}_{k}^{l}"},
      {"<menclose notation=box><mi>a</mi></menclose>", "\\boxed{a}"},
      {"<menclose notation=updiagonalstrike><mi>a</mi></menclose>", "\\cancel{a}"},
      {"<semantics><mi>a</mi><annotation>b</annotation></semantics>", "a"},
      {"<mtext>50% of</mtext><mi>x</mi>", "\\text{50\\% of}x"},
      {"<mstyle><mi>a</mi></mstyle><mphantom><mi>b</mi></mphantom>", "a"},
      {"<m:mi>a</m:mi><unknown><mi>b</mi></unknown>", "ab"},
      {"", ""},
  };
  for (const Example& example : examples) {
    INFO(example.mathml);
    CHECK(tex(example.mathml) == example.tex);
  }
}

TEST_CASE("deep MathML is cut off", "[formulas]") {
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<msqrt>";
  CHECK(tex(deep + "<mi>x</mi>").starts_with("\\sqrt{\\sqrt{"));
}

TEST_CASE("the TeX of a formula is found near its drawing", "[formulas]") {
  CHECK(formulas("<math alttext='a^2'><mi>a</mi></math>") == "$a^2$");
  CHECK(formulas("<math display=block><semantics><mi>a</mi><annotation encoding='application/x-tex'> b </annotation></semantics>"
                 "</math>") == "$$b$$");
  CHECK(formulas("<script type='math/tex; mode=display'>a</script><script type='math/tex'>b</script>") == "$$a$$ $b$");
  CHECK(formulas("<img class=mwe-math-fallback-image-inline alt='{\\displaystyle a^{2}}'>") == "$a^{2}$");
  CHECK(formulas("<img class=mwe-math-fallback-image-display alt='{\\displaystyle a}{b}'>") == "$${\\displaystyle a}{b}$$");
  CHECK(formulas("<img src='https://latex.codecogs.com/svg.image?a' alt='a&gt;b'>") == "$a>b$");
  CHECK(formulas("<img src=tide.png alt='The tide'>").empty());
  CHECK(formulas("<span class=katex data-math='a_1'><span class=katex-html>a1</span></span>") == "$a_1$");
  CHECK(formulas("<mjx-container data-latex='\\frac12' display=true><mjx-math></mjx-math></mjx-container>") == "$$\\frac12$$");
  CHECK(formulas("<span class='math inline'>\\(a^2\\)</span>") == "$a^2$");
  CHECK(formulas("<div class='math notranslate'>\\[a^2\\]</div>") == "$$a^2$$");
  CHECK(formulas("<span class=math-container>$a$</span><div class=arithmatex>$$b$$</div>") == "$a$ $$b$$");
  CHECK(formulas("<span class=math-container>$a$ and $b$</span><span class=price>$5$</span><p class=math>a</p>").empty());
  CHECK(formulas(
            "<span class=MathJax data-mathml='&lt;math&gt;&lt;mfrac&gt;&lt;mi&gt;a&lt;/mi&gt;&lt;mi&gt;b&lt;/mi&gt;&lt;/mfrac&gt;"
            "&lt;/math&gt;'>a b</span>") == "$\\frac{a}{b}$");
  CHECK(formulas("<span class=MathJax data-mathml='&lt;math&gt;&lt;mi&gt;a&lt;/mi&gt;&lt;/math&gt;'>a</span> "
                 "<script type='math/tex'>b</script>") == "$b$");
  CHECK(formulas("<mjx-container><mjx-assistive-mml><math><mi>a</mi></math></mjx-assistive-mml></mjx-container>") == "$a$");
  CHECK(formulas("<span class=mathematics>plain</span>").empty());
}

TEST_CASE("a formula on lines of its own is a block of the article", "[formulas]") {
  const std::string prose =
      "The water of the harbour rises twice a day, and whoever has stood on the quay with a wet sock has asked by how much. ";
  const Document document =
      extract("<article><h1>Tides</h1><p>" + prose + "<math display=block><mi>h</mi><mo>=</mo><mn>2</mn></math>" + prose +
                  "</p><p>" + prose + prose + "</p></article>",
              {});
  std::vector<std::string> blocks;
  for (const Block& block : document.blocks)
    if (block.kind == Kind::article) blocks.emplace_back(block.text);
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[1] == "h=2");
}
