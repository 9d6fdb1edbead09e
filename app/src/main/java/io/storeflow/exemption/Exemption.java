package io.storeflow.exemption;

import io.storeflow.platform.code.Coded;
import io.storeflow.store.Trade;
import org.jspecify.annotations.Nullable;

/** Why nobody may withdraw from a contract on a product: Directive 2011/83/EU, article 16. */
public enum Exemption implements Coded {
  /** Shoppers may withdraw. */
  NONE(false),
  /** Made as the shopper wants it, or clearly for one person (point c). */
  MADE(true),
  /** Spoils or is soon out of date (point d). */
  PERISHABLE(true),
  /** Sealed, and once unsealed not to be returned for health or hygiene (point e). */
  HYGIENE(false),
  /** Once delivered mixed with other things, from which it cannot be parted (point f). */
  MIXED(false),
  /** Sealed audio, video or software, once unsealed (point i). */
  MEDIA(false),
  /** A newspaper or magazine by itself, not a subscription (point j). */
  NEWSPAPER(true),
  /** Digital content that has begun as the shopper wished (point m). */
  DIGITAL(false),
  /** A service that was performed in full (point a). */
  SERVICE(false);

  private final boolean always;

  Exemption(boolean always) {
    this.always = always;
  }

  /** Whether anything is to be told of it. */
  public boolean isSaid() {
    return this != NONE;
  }

  /** Whether nobody may withdraw, whatever becomes of it. */
  public boolean isExempt() {
    return always;
  }

  /** Whether one may until something is done with it once it came, such as breaking its seal. */
  public boolean isConditional() {
    return isSaid() && !always;
  }

  /** What holds of a product: of meals, where nobody has said anything, that they spoil. */
  public static Exemption of(@Nullable Exemption stated, Trade trade) {
    if (stated != null) return stated;
    return trade == Trade.RESTAURANT ? PERISHABLE : NONE;
  }
}
