package io.storeflow.platform.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class PageWriterTest {
  private static final List<String> PIECES =
      List.of("", "<p>", "Käse", "豚骨ラーメン", "🍜", "\u007f\u0080", "a".repeat(32), "é".repeat(5_000));

  @Test
  void hasTheBytesOfAllPieces() {
    var random = new Random(7);
    for (int round = 0; round < 50; round++) {
      var writer = new PageWriter();
      var text = new StringBuilder();
      for (int piece = 0; piece < 40; piece++) {
        var next = PIECES.get(random.nextInt(PIECES.size())) + "x".repeat(random.nextInt(40));
        text.append(next);
        writer.write(next);
      }
      assertThat(writer.page()).isEqualTo(text.toString().getBytes(UTF_8));
    }
  }

  @Test
  void takesPartsAndLetters() {
    var writer = new PageWriter();
    writer.write("a<bdi>b", 1, 5);
    writer.write("豚骨".toCharArray(), 1, 1);
    writer.write('ü');
    writer.append("!").append("...", 0, 1);
    assertThat(writer.page()).asString(UTF_8).isEqualTo("<bdi>骨ü!.");
  }

  /** As what is escaped comes: letter by letter, or cut between the halves of one. */
  @Test
  void keepsTheHalvesOfALetterTogether() {
    var text = "a🍜🥢b";
    var writer = new PageWriter();
    for (char letter : text.toCharArray()) writer.write(letter);
    writer.write(text, 0, 2);
    writer.write(text.toCharArray(), 2, text.length() - 2);
    assertThat(writer.page()).asString(UTF_8).isEqualTo(text + text);
  }

  @Test
  void travelsSmallAndArrivesWhole() throws IOException {
    var page = "<li>豚骨ラーメン</li>".repeat(500).getBytes(UTF_8);
    var small = PageGzip.of(page);
    assertThat(small).hasSizeLessThan(page.length / 20);
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(small))) {
      assertThat(gzip.readAllBytes()).isEqualTo(page);
    }
  }
}
