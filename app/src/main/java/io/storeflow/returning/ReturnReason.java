package io.storeflow.returning;

import io.storeflow.platform.code.Coded;
import java.util.Arrays;
import java.util.List;

/** Why something comes back. */
public enum ReturnReason implements Coded {
  DOES_NOT_FIT,
  NOT_AS_DESCRIBED,
  FAULTY,
  DAMAGED_ON_THE_WAY,
  WRONG_ITEM,
  TOO_LATE,
  CHANGED_MIND,
  OTHER,
  /** From the contract: a right that asks for no reason, and nobody's approval. */
  WITHDRAWAL;

  /** Those to choose from: a withdrawal is declared. */
  public static List<ReturnReason> offered() {
    return Arrays.stream(values()).filter(it -> it != WITHDRAWAL).toList();
  }
}
