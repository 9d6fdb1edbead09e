package io.storeflow.product;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptionTest {

  @Test
  void whatHasNoElementsIsPlainText() {
    assertThat(Description.ofHtml("2 < 3\n\nand more"))
        .isEqualTo(Description.plain("2 < 3\n\nand more"));
  }

  @Test
  void paragraphsAloneAreKeptAsText() {
    var read = Description.ofHtml("<p>One</p><p>Two<br>lines</p>");
    assertThat(read).isEqualTo(Description.plain("One\n\nTwo\nlines"));
  }

  @Test
  void markupIsKeptBesideItsText() {
    var read = Description.ofHtml("<p>One <b>two</b></p>");
    assertThat(read.text()).isEqualTo("One two");
    assertThat(read.html()).isEqualTo("<p>One <strong>two</strong></p>");
    assertThat(Description.kept(read.text(), read.html()).html()).isEqualTo(read.html());
  }

  @Test
  void theSameIsMadeOnce() {
    var html = "<p>Made <strong>once</strong></p>";
    var first = Description.kept("Made once", html);
    assertThat(Description.kept("Made once", html)).isSameAs(first);
    assertThat(Description.kept("Made twice", html).markup()).isNull();
  }

  /** A node of an older release changes the text alone. */
  @Test
  void textThatWasChangedSinceIsShownWithoutTheOldMarkup() {
    var kept = Description.kept("Three", "<p>One <strong>two</strong></p>");
    assertThat(kept.markup()).isNull();
    assertThat(kept.shown().html()).isEqualTo("<p>Three</p>");
  }

  @Test
  void whatIsKeptIsMadeSafeAgain() {
    var kept = Description.kept("One", "<h2>One</h2><script>alert(1)</script>");
    assertThat(kept.shown().html()).isEqualTo("<h2>One</h2>");
  }
}
