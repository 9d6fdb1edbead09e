package io.storeflow.platform.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<p onclick=\"alert(1)\">x</p>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<a href=\"vbscript:alert(1)\">x</a>",
        "<iframe src=\"https://evil.example\"></iframe>",
        "<math><mtext></p><style><img src onerror=alert(1)></style></mtext></math>",
        "<style>body{display:none}</style>",
        "<p style=\"background:url(javascript:alert(1))\">x</p>",
        "<form action=https://evil.example><button>go</button></form>",
        "<object data=x></object><embed src=x>",
        "<base href=https://evil.example>",
        "<meta http-equiv=refresh content=0>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<p id=product class=note>x</p>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<p/onmouseover=alert(1)>x",
        "</div></main><p>x</p>"
      })
  void nothingThatRunsOrLeavesItsPlaceIsLeft(String html) {
    assertThat(Markup.of(html).html())
        .doesNotContainIgnoringCase(
            "script:", "<script", "onerror", "onclick", "onload", "onmouse", "<img", "<svg",
            "<style", "style=", "<iframe", "<form", "<object", "<embed", "<base", "<meta", "id=",
            "class=", "</div", "</main", "data:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <b>a</b> <i>b</i>                  | <strong>a</strong> <em>b</em>
          <div>a</div><div>b</div>           | <p>a</p><p>b</p>
          <div><p>a</p></div>                | <p>a</p>
          <h1>a</h1><h6>b</h6>               | <h2>a</h2><h4>b</h4>
          <ul><li>a<li>b</ul>                | <ul><li>a</li><li>b</li></ul>
          <p>a<p>b                           | <p>a</p><p>b</p>
          <p></p><p><br></p><p>a</p>         | <p>a</p>
          <span style="color:red">a</span>   | a
          <p>1 < 2 & 3</p>                   | <p>1 &lt; 2 &amp; 3</p>
          """)
  void whatIsUsualIsWrittenInOneWay(String typed, String kept) {
    assertThat(Markup.of(typed).html()).isEqualTo(kept);
  }

  @Test
  void whatIsLongIsReadToItsEnd() {
    var words = "word ".repeat(12_000);
    assertThat(Markup.of("<p>" + words + "</p>").isPlain()).isTrue();
    assertThat(Markup.of("<p>" + words + "<em>x</em></p>").isPlain()).isFalse();
    assertThat(Markup.ofText("a" + "\n".repeat(15_000) + "b").html()).isEqualTo("<p>a</p><p>b</p>");
    assertThat(Markup.of("<p>" + "<br>".repeat(15_000) + "</p>b").text()).isEqualTo("b");
  }

  @Test
  void aLinkTellsNobodyWhoLedThere() {
    assertThat(Markup.of("<a href=https://hanami.example/a>x</a>").html())
        .startsWith("<a href=\"https://hanami.example/a\" rel=\"")
        .contains("noopener")
        .contains("nofollow");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "www.example.com/tea           | https://www.example.com/tea",
        "example.com                   | https://example.com",
        "Example.com:8080/a?b=c#d      | https://Example.com:8080/a?b&#61;c#d",
        "www.müller.de                 | https://www.müller.de",
        "tea@shop.example              | mailto:tea@shop.example",
        "mailto:tea@shop.example       | mailto:tea@shop.example",
        "HTTPS://example.com           | HTTPS://example.com",
        "tel:+4930123                  | tel:&#43;4930123",
        "/p/sencha                     | /p/sencha",
        "#brew                         | #brew",
        "not an address                |",
        "javascript:alert(1)           |",
        "https://not an address        |",
        "https://                      |",
        "tea                           |",
        "3.14                          |",
        "''                            |"
      })
  void aLinkLeadsWhereItsAddressMeans(String typed, @Nullable String to) {
    var html = Markup.of("<p><a href=\"" + typed + "\">tea</a></p>").html();
    if (to == null) assertThat(html).isEqualTo("<p>tea</p>");
    else assertThat(html).startsWith("<p><a href=\"" + to.replace("@", "&#64;") + "\"");
    var pattern = Pattern.compile(Markup.LINK, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    assertThat(pattern.matcher(typed).matches()).isEqualTo(to != null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h2>A</h2><p>b <strong>c</strong><br>d</p><ul><li>e</li></ul>",
        "<div><div><p>a<b>b</div>c",
        "<table><tr><td colspan=2>x</td></tr></table>",
        "a <a href=\"mailto:x@y.example\">b</a> = `c` @"
      })
  void whatIsSafeStaysAsItIs(String html) {
    var once = Markup.of(html).html();
    assertThat(Markup.of(once).html()).isEqualTo(once);
  }

  @Test
  void itsTextHasAParagraphAndAnItemALine() {
    var html =
        "<h2>Broth</h2>\n<p>Eighteen <b>hours</b>.<br>Each day.</p><ul><li>Pork</li>"
            + "<li>Salt &amp; soy</li></ul>";
    assertThat(Markup.of(html).text())
        .isEqualTo("Broth\n\nEighteen hours.\nEach day.\n\n• Pork\n• Salt & soy");
  }

  @Test
  void plainTextKeepsItsLinesAndSigns() {
    var markup = Markup.ofText("Use <b> & \"c\"\nnow\n\n\nThen rest");
    assertThat(markup.isPlain()).isTrue();
    assertThat(markup.text()).isEqualTo("Use <b> & \"c\"\nnow\n\nThen rest");
    assertThat(markup.html()).startsWith("<p>Use &lt;b&gt; &amp;").contains("<br />now</p><p>");
  }
}
