package io.storeflow.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search finds an order by the beginnings of its words: here without a database. */
class OrderWordsTest {
  private static final List<String> TITLES =
      List.of("Jasmine tea (loose)", "豚骨ラーメン", "Ｔシャツ Crème-brûlée 3月限定");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Björn Öztürk | b@x.example | | | björn",
        "Björn Öztürk | b@x.example | | | Öz",
        "Björn Öztürk | b@x.example | | | ozturk bjorn",
        "Björn Öztürk | b@x.example | | | OEZTUERK",
        "Siobhán O’Brien-Smith | s@x.example | | | obrien",
        "Siobhán O’Brien-Smith | s@x.example | | | o'brien",
        "Siobhán O’Brien-Smith | s@x.example | | | Brien-S",
        "Siobhán O’Brien-Smith | s@x.example | | | smith, siobhan",
        "山田太郎 | y@x.example | | | 太郎",
        "山田太郎 | y@x.example | | | 山田",
        "やまだ たろう | y@x.example | | | ﾔﾏﾀﾞ",
        "김철수 | k@x.example | | | 철수",
        "สมชาย ใจดี | t@x.example | | | ใจ",
        "محمد أحمد | m@x.example | | | احمد",
        "Дмитрий Ёлкин | d@x.example | | | ЕЛКИН",
        "Anna | anna.schmidt@web.example.de | | | schmidt@web",
        "Anna | anna.schmidt@web.example.de | | | anna.sch",
        "Anna | anna.schmidt@web.example.de | | | @web.example.de",
        "Anna | anna.schmidt@web.example.de | | | example.de",
        "Anna | anna.schmidt+shop@web.example.de | | | shop",
        "Anna | anna.schmidt@web.example.de | | | ANNA.SCHMIDT@WEB.EXAMPLE.DE",
        "Anna | a@x.example | +49 30 123456 | | 3456",
        "Anna | a@x.example | +49 30 123456 | | 030 123456",
        "Anna | a@x.example | +49 30 123456 | | 030123456",
        "Anna | a@x.example | +49 30 123456 | | +49 30 123456",
        "Anna | a@x.example | +49 30 123456 | | 004930123456",
        "Anna | a@x.example | 030/12 34 56 | | +49 30 123456",
        "Anna | a@x.example | 030/12 34 56 | | (030) 1234-56",
        "Anna | a@x.example | +44 (0)20 7946 0958 | | 020 7946 0958",
        "Anna | a@x.example | +44 (0)20 7946 0958 | | +44 20 7946 0958",
        "Anna | a@x.example | +49 30 123456 | | anna 3456",
        "Anna | a@x.example | +49 30 123456 | | 1234 56",
        "Anna | a@x.example | | TENT-2P-GRN | tent-2p",
        "Anna | a@x.example | | TENT-2P-GRN | ＴＥＮＴ",
        "Anna | a@x.example | | TENT-2P-GRN | tent2p",
        "Anna | a@x.example | | 978-3-16 | 978-3",
        "Anna | a@x.example | | 978-3-16 | 978316",
        "Anna | a@x.example | | | loose jasm",
        "Anna | a@x.example | | | anna TEA",
        "Anna | a@x.example | | | brulee",
        "Anna | a@x.example | | | cremebr",
        "Anna | a@x.example | | | 骨ラーメン",
        "Anna | a@x.example | | | ﾗｰﾒﾝ",
        "Anna | a@x.example | | | 豚",
        "Anna | a@x.example | | | ン",
        "Anna | a@x.example | | | Tシャツ",
        "Anna | a@x.example | | | シャツ anna",
        "Anna | a@x.example | | | 3月",
        "Yamada太郎 | a@x.example | | | yamada太郎",
        "김철수 | a@x.example | | | 김철수",
        "Anna | a@x.example | | 限定-01 | 限定-01",
        "Anna | a@x.example | | 限定-01 | 限定01",
      })
  void finds(String name, String email, String phone, String sku, String typed) {
    assertThat(isFound(name, email, phone, sku, typed)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Björn Öztürk | b@x.example | | | jorn",
        "Björn Öztürk | b@x.example | | | bjorn yilmaz",
        "Björn Öztürk | b@x.example | | | example",
        "ハイヒール | h@x.example | | | ビール",
        "Anna | a@x.example | +49 30 123456 | | 345",
        "Anna | a@x.example | +49 30 123456 | | 2345",
        "Anna | a@x.example | +49 30 123456 | | 3457",
        "Anna | a@x.example | +49 30 123456 | | +43 30 123456",
        "Anna | a@x.example | | TENT-2P-GRN | grn",
        "Anna | a@x.example | | 6543 | 3456",
        "Anna | a@x.example | | | asmine",
        "Anna | a@x.example | | | 骨豚",
        "Anna | a@x.example | | | ラーメン大",
        "山田太郎 | a@x.example | | | 田山",
      })
  void doesNotFind(String name, String email, String phone, String sku, String typed) {
    assertThat(isFound(name, email, phone, sku, typed)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"%", "_", "''", "&", "'  -  '", "+"})
  void looksForNothing(String typed) {
    assertThat(OrderWords.typed(typed, "DE")).isEmpty();
  }

  @Test
  void staysBounded() {
    var many = IntStream.range(0, 200).mapToObj(n -> "SKU" + n).toList();
    var name = String.join(" ", Collections.nCopies(60, "ä")) + " 長".repeat(30);
    var words =
        OrderWords.of(name, "a.".repeat(60) + "a@x.example", "1".repeat(40), "DE", many, List.of());
    assertThat(words).hasSizeLessThanOrEqualTo(40).doesNotHaveDuplicates();
    assertThat(words).contains("sku0");
    assertThat(words).allMatch(word -> word.codePointCount(0, word.length()) <= 40);
    assertThat(OrderWords.of(name, "", "", "DE", many, many)).hasSizeLessThanOrEqualTo(100);
    assertThat(OrderWords.typed("a ".repeat(50), "DE")).hasSizeLessThanOrEqualTo(6);
    assertThat(OrderWords.typed("豚骨ラーメン".repeat(9), "DE")).hasSizeLessThanOrEqualTo(6);
    var longest =
        OrderWords.of("", "x".repeat(60) + "@x.example", "", "DE", List.of(), List.of()).getFirst();
    assertThat(longest).startsWith(OrderWords.typed("x".repeat(60), "").getFirst().getFirst());
  }

  private static boolean isFound(
      String name, String email, String phone, String sku, String typed) {
    var skus = sku == null ? List.<String>of() : List.of(sku);
    var words = OrderWords.of(name, email, phone == null ? "" : phone, "DE", skus, TITLES);
    return OrderWords.typed(typed, "DE").stream()
        .allMatch(term -> words.stream().anyMatch(word -> begins(word, term)));
  }

  private static boolean begins(String word, List<String> term) {
    return term.stream().anyMatch(word::startsWith);
  }
}
