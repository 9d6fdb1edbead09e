package io.storeflow.inbox;

import java.io.Serial;
import java.io.Serializable;

/**
 * What became of an order that was to be accepted.
 *
 * @param store its name
 * @param href of the order
 * @param why it was left alone: the code of the state it is in, {@link #HELD} or {@link #GONE};
 *     empty if it is accepted
 */
public record Accepted(String store, String href, long number, String why) implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  static final String GONE = "gone";
  static final String HELD = "held";
}
