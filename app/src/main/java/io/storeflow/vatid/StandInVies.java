package io.storeflow.vatid;

import org.jspecify.annotations.Nullable;

/**
 * In the place of VIES on a developer's machine, as its own test service has it: an id with 100 in
 * it holds, one with 200 does not, and of others it cannot be said.
 */
final class StandInVies implements Vies {
  @Override
  public Said ask(VatId id, @Nullable VatId asker) {
    if (id.number().contains("100")) return new Said(true, asker == null ? "" : "STANDIN100");
    if (id.number().contains("200")) return new Said(false, "");
    throw new ViesAway("The stand-in knows ids with 100 and 200 in them");
  }
}
