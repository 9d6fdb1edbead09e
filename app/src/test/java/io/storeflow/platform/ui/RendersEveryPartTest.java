package io.storeflow.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendersEveryPartTest {
  private static final Pages PAGES = new Pages();

  @ParameterizedTest
  @ValueSource(strings = {"parts", "shop", "alone", "board"})
  void rendersWithoutInlineCodeOrMissingWords(String page) throws Exception {
    for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      var html = PAGES.render("ui-demo/" + page, Samples.model(), locale);
      assertThat(html)
          .contains("lang=\"" + locale.toLanguageTag() + "\"", "id=\"main\"", "</html>");
      assertThat(html).doesNotContain("??", "th:", " style=", "<style", "javascript:");
      assertThat(html)
          .doesNotContainPattern(" on[a-z]+=\"")
          .doesNotContainPattern("<script(?![^>]* src=)");
      assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(60_000);
      assertUniqueIds(html);
    }
  }

  @Test
  void everyPartIsOnTheDemonstrationPages() throws Exception {
    var shown = new StringBuilder();
    for (var page : List.of("parts", "shop", "alone", "board")) {
      shown.append(
          Files.readString(Path.of("app/src/test/resources/templates/ui-demo/" + page + ".html")));
    }
    try (var files = Files.list(Path.of("templates-src/html/ui"))) {
      for (var file : files.toList()) {
        var name = file.getFileName().toString().replace(".html", "");
        if (name.startsWith("_")) continue;
        if (List.of("icon", "seal", "toast", "live").contains(name)) continue;
        assertThat(shown).contains("~{ui/" + name + " ::");
      }
    }
  }

  @Test
  void keepsWhatWasTypedAndSaysWhatIsWrong() throws Exception {
    var html = PAGES.render("ui-demo/parts", Samples.model(), Locale.ENGLISH);
    assertThat(html).contains("value=\"&lt;b&gt;Ramen&lt;/b&gt; &amp; &quot;more&quot;\"");
    assertThat(html)
        .contains(
            "value=\"12,9,0\" maxlength=\"20\" aria-invalid=\"true\" aria-describedby=\"price-e\"");
    assertThat(html)
        .contains("id=\"price-e\"", "href=\"#price\"", "Not saved yet: 3 fields need a look");
    assertThat(html).contains("Write a number such as 12.90.", "Write a whole number such as 12.");
    assertThat(html).contains("data-loud=\"true\"", "data-quiet=\"true\"", "data-big=\"true\"");
    assertThat(html).contains("<option value=\"America/New_York\" selected=\"selected\">");
    assertThat(html).contains("name=\"tracked\" value=\"true\" checked=\"checked\"");
    assertThat(html).contains("value=\"1204\"", "id=\"plz-e\"");
  }

  @Test
  void saysMoneyAndTimesTheWayThePersonReadsThem() throws Exception {
    var html = PAGES.render("ui-demo/parts", Samples.model(), Locale.ENGLISH);
    assertThat(html).contains("€1,290.00", "−€1.47", "¥1,500", "€12.90");
    assertThat(html)
        .contains(
            ">19:31</time>",
            "19:50<span>, <span data-near>in 8 min</span>",
            ">11 min ago<",
            "17 Oct 2025, 20:42");
    var german = PAGES.render("ui-demo/parts", Samples.model(), Locale.GERMAN);
    assertThat(german).contains("1.290,00\u00a0€", "in 8 min", ">Bestellungen</span>");
  }

  @Test
  void everyIconExistsInTheSprite() throws Exception {
    var sprite = Files.readString(Path.of("templates-src/files/icons.svg"));
    var used = Pattern.compile("icons\\.svg#([a-z0-9-]+)");
    for (var page : List.of("parts", "shop", "alone", "board")) {
      var html = PAGES.render("ui-demo/" + page, Samples.model(), Locale.ENGLISH);
      used.matcher(html)
          .results()
          .forEach(it -> assertThat(sprite).contains("id=\"" + it.group(1) + "\""));
    }
  }

  @Test
  void everyIconThatAPageNamesExists() throws Exception {
    var sprite = Files.readString(Path.of("templates-src/files/icons.svg"));
    var named = Pattern.compile("icon\\('([a-z0-9-]+)'\\)");
    try (var files = Files.walk(Path.of("templates-src/html"))) {
      for (var file : files.filter(Files::isRegularFile).toList())
        named
            .matcher(Files.readString(file))
            .results()
            .forEach(
                it ->
                    assertThat(sprite)
                        .as(file + " " + it.group(1))
                        .contains("id=\"" + it.group(1) + "\""));
    }
  }

  private static void assertUniqueIds(String html) {
    var ids =
        Pattern.compile(" id=\"([^\"]+)\"").matcher(html).results().map(it -> it.group(1)).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }
}
