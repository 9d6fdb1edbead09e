package io.storeflow.stocktake;

/** It was posted or given up meanwhile. Nothing was changed. */
public final class StocktakeClosed extends RuntimeException {
  StocktakeClosed() {
    super("stocktake closed", null, false, false);
  }
}
