package io.storeflow.unitprice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In what a content is written. */
enum Measure {
  MG(Kind.WEIGHT, "0.000001", "mg"),
  G(Kind.WEIGHT, "0.001", "g", "gr"),
  KG(Kind.WEIGHT, "1", "kg"),
  ML(Kind.VOLUME, "0.001", "ml"),
  CL(Kind.VOLUME, "0.01", "cl"),
  L(Kind.VOLUME, "1", "l", "lt"),
  MM(Kind.LENGTH, "0.001", "mm"),
  CM(Kind.LENGTH, "0.01", "cm"),
  M(Kind.LENGTH, "1", "m"),
  M2(Kind.AREA, "1", "m2", "m²", "qm"),
  PIECE(Kind.COUNT, "1", "pcs", "pc", "piece", "pieces", "item", "items", "st", "stk", "stück");

  final Kind kind;

  /** Of one of it, in kilograms, litres, metres, square metres or pieces. */
  final BigDecimal size;

  /** The first of them is the one that is kept. */
  private final List<String> names;

  Measure(Kind kind, String size, String... names) {
    this.kind = kind;
    this.size = new BigDecimal(size);
    this.names = List.of(names);
  }

  String written() {
    return names.getFirst();
  }

  /** As {@link io.storeflow.platform.input.Typed} reads it, in small letters. */
  static Optional<Measure> named(String name) {
    return Stream.of(values()).filter(it -> it.names.contains(name)).findFirst();
  }
}
