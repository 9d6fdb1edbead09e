package io.storeflow.modifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.modifier.Chosen.Pick;
import io.storeflow.platform.id.PublicId;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChosenTest {
  private static final String EGG = PublicId.random();
  private static final String OIL = PublicId.random();
  private static final String SIDE = PublicId.random();

  @Test
  void isTheSameInWhateverOrderItWasNamed() {
    var one = new Chosen(List.of(new Pick(EGG, 2), new Pick(OIL, 1, List.of(new Pick(SIDE, 1)))));
    var other =
        new Chosen(
            List.of(
                new Pick(OIL, 1, List.of(new Pick(SIDE, 1))), new Pick(EGG, 1), new Pick(EGG, 1)));
    assertThat(other).isEqualTo(one);
    assertThat(other.fingerprint()).isEqualTo(one.fingerprint()).hasSize(40);
  }

  @Test
  void tellsWhatDiffersApart() {
    var once = new Chosen(List.of(new Pick(EGG, 1)));
    var twice = new Chosen(List.of(new Pick(EGG, 2)));
    var side = new Chosen(List.of(new Pick(EGG, 1, List.of(new Pick(SIDE, 1)))));
    assertThat(List.of(once.fingerprint(), twice.fingerprint(), side.fingerprint()))
        .doesNotHaveDuplicates();
    assertThat(Chosen.NONE.fingerprint()).isEmpty();
  }

  @Test
  void isReadAsItWasWritten() {
    var chosen =
        new Chosen(List.of(new Pick(EGG, 12), new Pick(OIL, 1, List.of(new Pick(SIDE, 3)))));
    assertThat(Chosen.parse(chosen.text())).contains(chosen);
    assertThat(Chosen.parse("")).contains(Chosen.NONE);
  }

  @Test
  void readsNothingThatItHasNotWritten() {
    var deep = (EGG + "(").repeat(4_000) + EGG + ")".repeat(4_000);
    for (var odd :
        List.of("egg", EGG + "*", EGG + "*9999", EGG + "(", EGG + ")", ",", EGG + ",", deep))
      assertThat(Chosen.parse(odd)).as(odd.substring(0, Math.min(40, odd.length()))).isEmpty();
  }

  @Test
  void isBoundedInUnitsDepthAndLength() {
    var many = IntStream.rangeClosed(0, Chosen.MOST).mapToObj(i -> new Pick(PublicId.random(), 1));
    var deep = new Pick(EGG, 1, List.of(new Pick(OIL, 1, List.of(new Pick(SIDE, 1)))));
    assertThat(new Chosen(many.toList()).isBounded()).isFalse();
    assertThat(new Chosen(List.of(deep)).isBounded()).isFalse();
    assertThat(new Chosen(List.of(new Pick(EGG, 0))).isBounded()).isFalse();
    assertThat(new Chosen(List.of(new Pick(EGG, 100))).isBounded()).isFalse();
    assertThat(new Chosen(List.of(new Pick("'; --", 1))).isBounded()).isFalse();
    var most = Collections.nCopies(Chosen.MOST_UNITS, new Pick(EGG, 1));
    assertThat(new Chosen(most).isBounded()).isTrue();
  }
}
