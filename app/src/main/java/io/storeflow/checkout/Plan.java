package io.storeflow.checkout;

/** An order that can be written, or why there is none to write. */
sealed interface Plan {

  record Ready(NewOrder order) implements Plan {}

  record Impossible(Refusal why) implements Plan {}
}
