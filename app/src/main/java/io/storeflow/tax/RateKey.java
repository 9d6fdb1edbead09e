package io.storeflow.tax;

import io.storeflow.product.TaxClass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Of what a rate is; in the file eating here is said as "meal_here". */
record RateKey(TaxClass taxClass, boolean here) {
  private static final String HERE = "_here";

  static final RateKey STANDARD = new RateKey(TaxClass.STANDARD, false);

  /** Of what is sold: food that is eaten here is served (art. 55), which makes it a meal. */
  static RateKey of(TaxClass taxClass, boolean here) {
    return new RateKey(here && taxClass == TaxClass.FOOD ? TaxClass.MEAL : taxClass, here);
  }

  static RateKey ofCode(String code) {
    return Arrays.stream(TaxClass.values())
        .flatMap(it -> Stream.of(new RateKey(it, false), new RateKey(it, true)))
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no class of rates: " + code));
  }

  /** Itself, and whose rate it has where its own is not stated. */
  List<RateKey> chain() {
    return here ? List.of(this, new RateKey(taxClass, false), STANDARD) : List.of(this, STANDARD);
  }

  private String code() {
    return taxClass.code() + (here ? HERE : "");
  }
}
