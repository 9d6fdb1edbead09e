package io.storeflow.productapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.platform.failure.Wrong;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures that a program puts in order and says the words of. */
class PictureBodyTest {
  private static final List<OfPicture> HAD =
      List.of(new OfPicture("a", "One"), new OfPicture("b", "Two"), new OfPicture("c", ""));

  private final List<Wrong> wrongs = new ArrayList<>();

  @Test
  void thoseThatAreNamedComeFirstAndNoneIsLost() {
    var sent = List.of(new PictureBody("c", " Three "), new PictureBody("b", null));
    assertThat(PictureBody.read(sent, HAD, wrongs))
        .containsExactly(
            new OfPicture("c", "Three"), new OfPicture("b", "Two"), new OfPicture("a", "One"));
    assertThat(wrongs).isEmpty();
  }

  @Test
  void refusesWhatTheProductHasNotAndWhatIsNamedTwiceOrTooLong() {
    var sent =
        List.of(
            new PictureBody("x", null),
            new PictureBody("a", "w".repeat(201)),
            new PictureBody("a", null));
    PictureBody.read(sent, HAD, wrongs);
    assertThat(wrongs)
        .extracting(Wrong::pointer)
        .containsExactly("/images/0/id", "/images/1/alt", "/images/2/id");
  }
}
