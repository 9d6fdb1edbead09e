package io.storeflow.platform.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** Templates here are named by their text. */
class PiecesTest {
  private static final String SHELF =
      "<ul><li th:each=\"it : ${goods}\" ui:kept=\"%s\">nothing</li></ul>";

  private static final AtomicInteger WRITTEN = new AtomicInteger();

  private final SpringTemplateEngine engine = new SpringTemplateEngine();

  PiecesTest() {
    engine.setTemplateResolver(new StringTemplateResolver());
    engine.addDialect(new PieceDialect(true));
    WRITTEN.set(0);
  }

  /** Equal to another of the same name; counts how often its name is written. */
  record Good(String name) {
    public String said() {
      WRITTEN.incrementAndGet();
      return name;
    }

    public String place() {
      return Filled.PLACE;
    }
  }

  @Test
  void isWrittenOnceForWhatItShows() {
    var html = "<ul><li>Soba &lt;b&gt;</li><li>Udon</li></ul>";
    assertThat(shelf("<li th:text='${it.said}'>a</li>", "Soba <b>", "Udon")).isEqualTo(html);
    assertThat(shelf("<li th:text='${it.said}'>a</li>", "Soba <b>", "Udon")).isEqualTo(html);
    assertThat(WRITTEN).hasValue(2);
    assertThat(shelf("<li th:text='${it.said}'>a</li>", "Soba <b>", "Ramen"))
        .isEqualTo("<ul><li>Soba &lt;b&gt;</li><li>Ramen</li></ul>");
    assertThat(WRITTEN).hasValue(3);
  }

  @Test
  void isAnotherInAnotherTemplateAndAnotherLanguage() {
    assertThat(shelf("<li th:text='${it.said}'>a</li>", "Soba")).contains("<li>Soba</li>");
    assertThat(shelf("<b th:text='${it.said}'>a</b>", "Soba")).contains("<b>Soba</b>");
    var language = "<i th:text='${#locale.language}'>a</i>";
    assertThat(shelf(Locale.ENGLISH, language, "Soba")).contains("<i>en</i>");
    assertThat(shelf(Locale.GERMAN, language, "Soba")).contains("<i>de</i>");
  }

  /** What was typed is in the page, and in none that is kept. */
  @Test
  void isFilledWithWhatSomebodyTyped() {
    var field = "<input th:attr='title=${it.said},value=${it.place}'>";
    assertThat(field(field, "Name", "Mara \"<b>\" $1"))
        .isEqualTo("<input title=\"Name\" value=\"Mara &quot;&lt;b&gt;&quot; $1\">");
    assertThat(field(field, "Name", "Yuki")).isEqualTo("<input title=\"Name\" value=\"Yuki\">");
    assertThat(WRITTEN).hasValue(1);
    var mark = "\"" + Filled.PLACE + "\"";
    assertThat(field(field, mark, mark))
        .isEqualTo("<input title=\"&quot;%1$s&quot;\" value=\"&quot;%1$s&quot;\">", Filled.PLACE);
    assertThatThrownBy(() -> field("<input>", "Name", "Yuki"))
        .hasRootCauseMessage("No place for a text in: <input>");
  }

  private String field(String piece, String name, String typed) {
    var values = Map.<String, Object>of("it", new Filled(new Good(name), typed));
    return engine.process(
        "<p ui:kept=\"%s\"></p>".formatted(piece), new Context(Locale.ENGLISH, values));
  }

  /** Else it would show others what was there when it was written. */
  @Test
  void seesNothingOfThePageAround() {
    assertThat(shelf("<i th:text='${visitor}'>a</i>", "Soba")).contains("<i></i>");
    assertThatThrownBy(() -> shelf("<i th:text='${visitor.name}'>a</i>", "Soba"))
        .isInstanceOf(TemplateProcessingException.class);
  }

  private String shelf(String piece, String... goods) {
    return shelf(Locale.ENGLISH, piece, goods);
  }

  private String shelf(Locale locale, String piece, String... goods) {
    var all = List.of(goods).stream().map(Good::new).toList();
    return engine.process(
        SHELF.formatted(piece), new Context(locale, Map.of("goods", all, "visitor", "Mara")));
  }
}
