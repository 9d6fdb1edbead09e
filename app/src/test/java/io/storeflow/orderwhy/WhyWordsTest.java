package io.storeflow.orderwhy;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pricing.Step;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every step of a price has words for staff. */
class WhyWordsTest {
  @ParameterizedTest
  @EnumSource(Step.Kind.class)
  void areThere(Step.Kind kind) {
    for (var reader : new Locale[] {Locale.ROOT, Locale.GERMAN})
      assertThat(ResourceBundle.getBundle("messages.order", reader).keySet())
          .contains("order.why.step." + kind.code());
  }
}
