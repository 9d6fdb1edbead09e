package io.storeflow.fill;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.StoreFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillCommandTest {

  @Test
  void isMeantByItsNameAmongSettings() {
    assertThat(meant("--spring.profiles.active=local", "fill", "--store=a")).isTrue();
    assertThat(meant("--spring.profiles.active=local")).isFalse();
    assertThat(meant("other", "fill")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--products=5",
        "--store=a --stores=3 --products=5",
        "--store=a",
        "--store=a --products=-1",
        "--store=a --products=1000001",
        "--store=a --products=many",
        "--store=a --products=5 --variants=0",
        "--store=a --orders=5 --days=0",
        "--store=a --products=5 --colour=red"
      })
  void refusesWhatIsWrongBeforeAnythingStarts(String arguments) {
    assertThat(FillCommand.run(StoreFlow.class, ("fill " + arguments).split(" "))).isEqualTo(2);
  }

  private static boolean meant(String... arguments) {
    return FillCommand.isMeant(arguments);
  }
}
