package io.storeflow.proof;

import io.storeflow.platform.input.Typed;
import org.jspecify.annotations.Nullable;

/** The token of a proof, as a program sends it. */
public final class ProofToken {
  public static final String ABOUT =
      "The token of a proof: prices that depend on who somebody is are told only with it";

  public static final int LONGEST = 100;

  private ProofToken() {}

  /** Null for none; whether it proves anything is not judged. */
  public static @Nullable String read(@Nullable String sent) {
    var token = Typed.code(sent);
    return token.isEmpty() ? null : token;
  }
}
