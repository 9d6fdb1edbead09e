package io.storeflow.stocktake;

import io.storeflow.platform.code.Coded;

/** Which variants of a stocktake are looked at. */
enum StocktakeView implements Coded {
  TODO,
  COUNTED,
  DIFFERING;
}
