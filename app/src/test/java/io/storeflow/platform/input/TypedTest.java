package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\r\n",
        "\u00A0\u2007\u202F\u3000",
        "\u200B",
        "\u200E\u200F",
        "\uFEFF",
        "\u00AD",
        "\u202A\u202C",
        "\u2066\u2069",
        "\u061C",
        "\u2060\u2063",
        "\u200D\u200C",
        "\uFE0F\uFE0F",
        "\u034F",
        "\u3164",
        "\u115F\u1160",
        "\uFFA0",
        "\u2800",
        "\u180E",
        "\u0000\u0007\u001B",
        "\uD800",
        "\uFFFE",
        "\uDB40\uDC41\uDB40\uDC7F",
        " \u200B \u200E \u00AD \u2800 "
      })
  void whatNobodySeesIsNothing(String typed) {
    assertThat(Typed.line(typed)).isEmpty();
    assertThat(Typed.text(typed)).isEmpty();
    assertThat(Typed.code(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Persian: "I want", "house of"; the non-joiner breaks the connection
        "می\u200Cخواهم",
        "خانه\u200Cای",
        // with a mark upon the letter before
        "نَ\u200Cت",
        // Hindi half form, Sinhala "sri", Malayalam chillu, Bengali RAM (joiner before the virama)
        "क्\u200Dष",
        "ශ්\u200Dරී",
        "ന്\u200D",
        "র\u200D্যাম",
        "क्\u200Cष",
        // a family, a rainbow flag, a tone of skin, a keycap, Scotland
        "👨\u200D👩\u200D👧",
        "🏳\uFE0F\u200D🌈",
        "👩🏽\u200D🍳",
        "1\uFE0F\u20E3",
        "❤\uFE0F",
        "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
        // a name with the form of an ideograph that its bearer uses
        "葛\uDB40\uDD00城",
        // Mongolian, old Hangul, a Hebrew word whose marks keep their order
        "ᠮᠣᠩᠭᠣᠯ\u180Eᠠ",
        "\u115Fᅡ",
        "ᄀ\u1160",
        "יְרוּשָׁלַ\u034Fִם",
        "山田\u3000太郎"
      })
  void whatChangesWhatIsSeenStays(String typed) {
    var composed = java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFC);
    assertThat(Typed.line(" " + typed + "\u200B ")).isEqualTo(composed);
  }

  @Test
  void marksWithoutAMeaningAreTakenOut() {
    assertThat(Typed.line("Mi\u200Dka \u200CStr\u00ADauß\uFEFF")).isEqualTo("Mika Strauß");
    assertThat(Typed.line("\u202Eabc\u202C")).isEqualTo("abc");
    assertThat(Typed.line("شكرا\u200F")).isEqualTo("شكرا");
    assertThat(Typed.line("👍\uFE0F\uFE0F\uDB40\uDD01")).isEqualTo("👍\uFE0F");
    assertThat(Typed.line("a\uFE0Fb\uFE00c")).isEqualTo("abc");
    assertThat(Typed.line("🍜\u200D")).isEqualTo("🍜");
    assertThat(Typed.line("e\u200B\u0301")).isEqualTo("é");
  }

  @Test
  void aLineIsOneLine() {
    assertThat(Typed.line("\u00A0Sonnenallee 98\r\nHinterhof\u2029\t2. Stock\u00A0"))
        .isEqualTo("Sonnenallee 98 Hinterhof  2. Stock");
    assertThat(Typed.line(null)).isEmpty();
    assertThat(Typed.line("Zu\u0308rich")).isEqualTo("Zürich");
  }

  @Test
  void aTextKeepsItsLines() {
    assertThat(Typed.text("\u2003Ring\ttwice\r\nsecond\rfloor\u2028left\u0000 \n"))
        .isEqualTo("Ring\ttwice\nsecond\nfloor\nleft");
  }

  @Test
  void aCodeIsPlain() {
    assertThat(Typed.code("ＲＡＭ－１２\u200B３")).isEqualTo("RAM-123");
    assertThat(Typed.code("١٢٣ ۴۵ ३४")).isEqualTo("123 45 34");
    assertThat(Typed.digits("１００ー０００１")).isEqualTo("100-0001");
    assertThat(Typed.digits("030\u2013123\u2212456")).isEqualTo("030-123-456");
  }

  /** Much of what is made to be slow: marks to be sorted, joiners that look far around. */
  @Test
  @Timeout(60)
  void isQuickWhateverIsTyped() {
    for (var unit :
        List.of("\u0301\u0323", "\u200D", "\u0301\u200C", "ب\u200C", "क्\u200D", "👍\uFE0F\u200D"))
      assertThat(Typed.line("a" + unit.repeat(200_000 / unit.length()))).isNotEmpty();
    assertThat(Typed.line("Z" + "\u0323".repeat(500))).hasSizeLessThan(40);
  }

  /** What was cleaned once stays as it is, whatever it was. */
  @Test
  void cleaningTwiceChangesNothing() {
    var random = new Random(20261126);
    var points =
        "a1ß🍜👩🏽क्रমیهنଁᠠ葛\u0301\u200B\u200C\u200D\uFE0F\uFE0E\u034F\u115F\u1160\u180E\u00AD \n"
            .codePoints()
            .toArray();
    for (int round = 0; round < 5000; round++) {
      var typed =
          IntStream.generate(() -> points[random.nextInt(points.length)])
              .limit(random.nextInt(12))
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      var line = Typed.line(typed);
      assertThat(Typed.line(line)).as(escaped(typed)).isEqualTo(line);
      var text = Typed.text(typed);
      assertThat(Typed.text(text)).as(escaped(typed)).isEqualTo(text);
      var code = Typed.digits(typed);
      assertThat(Typed.digits(code)).as(escaped(typed)).isEqualTo(code);
    }
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    text.chars().forEach(unit -> escaped.append("\\u%04X".formatted(unit)));
    return escaped.toString();
  }
}
