package io.storeflow.unitprice;

/** What is measured. */
enum Kind {
  WEIGHT,
  VOLUME,
  LENGTH,
  AREA,
  COUNT
}
