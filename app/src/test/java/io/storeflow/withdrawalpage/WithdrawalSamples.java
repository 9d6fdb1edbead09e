package io.storeflow.withdrawalpage;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.withdrawal.Declaration;
import io.storeflow.withdrawal.Withdrawals;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Withdrawals from contracts. */
@Component
class WithdrawalSamples implements FeatureSamples {
  private final Withdrawals withdrawals;

  WithdrawalSamples(Withdrawals withdrawals) {
    this.withdrawals = withdrawals;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("withdrawal", this::declared);
    book.formWithoutTrace("/shop/{store}/withdrawal check", WithdrawalSamples::typed);
    book.formWithoutTrace(
        "/shop/{store}/withdrawal/confirmation declare", WithdrawalSamples::typed);
  }

  private String declared(Spot spot) {
    return withdrawals.declare(
        spot.store(), new Declaration("Mika", "4711", "mika@example.com", null));
  }

  private static Map<String, String> typed(Spot spot) {
    return Map.of("name", "Mika " + spot.mark(), "order", "4711", "email", "mika@example.com");
  }
}
