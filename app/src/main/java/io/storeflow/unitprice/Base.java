package io.storeflow.unitprice;

import io.storeflow.platform.code.Coded;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** Of how much a unit price is the price. */
public enum Base implements Coded {
  KG(Measure.KG, 1),
  G100(Measure.G, 100),
  L(Measure.L, 1),
  ML100(Measure.ML, 100),
  M(Measure.M, 1),
  M2(Measure.M2, 1),
  PIECE(Measure.PIECE, 1);

  private final Measure measure;
  private final int amount;

  Base(Measure measure, int amount) {
    this.measure = measure;
    this.amount = amount;
  }

  Kind kind() {
    return measure.kind;
  }

  BigDecimal size() {
    return measure.size.multiply(BigDecimal.valueOf(amount));
  }

  /** Such as 100, of 100 g. */
  public int amount() {
    return amount;
  }

  /** Such as g, of 100 g. */
  public String unit() {
    return measure.written();
  }

  /** The one that the law names for all goods that are measured so: a kilogram, a litre. */
  static Base usual(Kind kind) {
    return Stream.of(values()).filter(it -> it.kind() == kind).findFirst().orElseThrow();
  }

  /** Also written otherwise: 1000 g are a kilogram. */
  static Optional<Base> of(BigDecimal amount, Measure measure) {
    var size = amount.multiply(measure.size);
    return Stream.of(values())
        .filter(it -> it.kind() == measure.kind && it.size().compareTo(size) == 0)
        .findFirst();
  }
}
