package io.storeflow.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.comment.Mentions.Piece;
import io.storeflow.comment.Mentions.Why;
import io.storeflow.member.Holding;
import io.storeflow.member.Member;
import io.storeflow.store.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a text names. */
class MentionsTest {
  private static final long HERE = 1;

  private static final Member MIKA = member(1, "Mika Strauß", "mika@example.com", Role.SUPPORT);
  private static final Member YUKO = member(2, "Yūko", "yuko@example.com", Role.OWNER);
  private static final Member ANNA = member(3, "Anna Berg", "a.berg@example.com", Role.VIEWER);
  private static final Member OTHER_ANNA =
      member(4, "Anna Thal", "a.thal@example.com", Role.FULFILMENT);
  private static final Member AWAY = member(5, "Bob Away", "bob@example.com", null);
  private static final Member CATALOGUE =
      member(6, "Cat Alogue", "cat@example.com", Role.CATALOGUE);
  private static final List<Member> STAFF = List.of(MIKA, YUKO, ANNA, OTHER_ANNA, AWAY, CATALOGUE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@Mika please call                    | Mika",
        "@mika strauss: call                  | mika strauss",
        "Call (@Mika Strauß) now              | Mika Strauß",
        "@YUKO, @mika@example.com!            | YUKO mika@example.com",
        "@yuko @yuko twice                    | yuko",
        "@Anna Berg. Thanks                   | Anna Berg",
        "write to mika@example.com            | ''",
        "we are @home, @ 5 and a@mika         | ''",
        "@Strauß alone is no beginning        | ''",
        "nothing                              | ''",
      })
  void namesThemByTheirNamesAndAddresses(String text, String names) {
    var read = Mentions.in(text, HERE, STAFF);
    assertThat(read.unclear()).isNull();
    assertThat(String.join(" ", read.all().stream().map(Mentions.Named::name).toList()))
        .isEqualTo(names);
  }

  @Test
  void saysWhoCannotBeTold() {
    assertThat(untold("@Bob look, @bob")).containsExactly("no_access Bob", "no_access bob");
    assertThat(untold("@Mika and @cat@example.com")).containsExactly("no_access cat@example.com");
    assertThat(Mentions.in("@Anna look", HERE, STAFF).unclear())
        .isEqualTo(new Mentions.Untold(Why.SEVERAL, "Anna"));
    assertThat(untold("@Haruka Mori und @Aiko Tanaka, bitte; @Haruka Mori"))
        .containsExactly("nobody Haruka Mori", "nobody Aiko Tanaka");
    assertThat(untold("@haruka. Thanks, @eve@example.com!"))
        .containsExactly("nobody haruka", "nobody eve@example.com");
    assertThat(untold("we are @5, @ home, a@mika or @(x)")).isEmpty();
    assertThat(Mentions.in("@Bob and @Mika", HERE, STAFF).all()).hasSize(1);
  }

  @Test
  void proposesThoseWhoCouldBeMeant() {
    assertThat(proposed("Please call @mi")).containsExactly(MIKA);
    assertThat(proposed("@str")).containsExactly(MIKA);
    assertThat(proposed("@anna b")).containsExactly(ANNA);
    assertThat(proposed("@")).containsExactly(MIKA, YUKO, ANNA, OTHER_ANNA);
    assertThat(proposed("@bob")).isEmpty();
    assertThat(Mentions.typing("call mika@", HERE, STAFF)).isEmpty();
    assertThat(Mentions.typing("Please call @mi", HERE, STAFF).orElseThrow().before())
        .isEqualTo("Please call ");
    assertThat(Mentions.written(MIKA, STAFF)).isEqualTo("Mika Strauß");
    var twin = member(7, "mika strauss", "m@example.com", Role.OWNER);
    assertThat(Mentions.written(MIKA, List.of(MIKA, twin))).isEqualTo("mika@example.com");
  }

  @Test
  void isShownWhereItStands() {
    assertThat(Mentions.pieces("Ask @Mika Strauß, not a@Mika", List.of("Mika", "Mika Strauß")))
        .containsExactly(
            new Piece("Ask ", false),
            new Piece("@Mika Strauß", true),
            new Piece(", not a@Mika", false));
    assertThat(Mentions.pieces("plain", List.of())).containsExactly(new Piece("plain", false));
  }

  private static List<String> untold(String text) {
    return Mentions.in(text, HERE, STAFF).untold().stream()
        .map(it -> it.why().code() + " " + it.name())
        .toList();
  }

  private static List<Member> proposed(String text) {
    return Mentions.typing(text, HERE, STAFF).orElseThrow().proposed();
  }

  private static Member member(long id, String name, String email, @Nullable Role role) {
    var holding =
        role == null ? new Holding(null, Map.of(2L, Role.OWNER)) : new Holding(role, Map.of());
    return new Member(id, "p" + id, name, email, true, holding, Instant.EPOCH, null);
  }
}
