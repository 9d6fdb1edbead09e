package io.storeflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A web address for a store, made of its name. */
class StoreSlugTest {
  @Test
  void makesSlugsFromNames() {
    assertThat(StoreSlug.of("Bäckerei Müller & Söhne")).isEqualTo("baeckerei-mueller-and-soehne");
    assertThat(StoreSlug.of("Café Ølük")).isEqualTo("cafe-oeluek");
    assertThat(StoreSlug.of("さくら食堂")).startsWith("sakura");
    assertThat(StoreSlug.of("A")).isEqualTo("a-store");
    assertThat(StoreSlug.read(StoreSlug.of("x".repeat(200))).value()).isPresent();
  }

  /** Whoever comes first would take the name "store" from everybody. */
  @Test
  void aNameThatCannotBeSaidInLettersGetsANumber() {
    var slug = StoreSlug.of("🍜🔥");
    assertThat(slug).matches("store-\\d{5}").isEqualTo(StoreSlug.of("🍜🔥"));
    assertThat(StoreSlug.of("🍣")).isNotEqualTo(slug).matches("store-\\d{5}");
  }
}
