package io.storeflow.mailtext;

import io.storeflow.platform.code.Coded;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A mail to shoppers about their order, what they withdraw from, or the cart that is no order yet.
 */
public enum MailKind implements Coded {
  PLACED("order-placed", true, true),
  /** Not sent unless a store says so: that the order is in was told already. */
  ACCEPTED("order-accepted", false, false),
  READY("order-ready", false, true),
  PUT_BACK("order-put-back", false, true),
  SHIPPED("order-shipped", false, true),
  DELAYED("order-delayed", false, true),
  /** What was ordered, or where it goes, is another. */
  CHANGED("order-changed", false, true),
  CANCELLED("order-cancelled", true, true),
  REFUNDED("order-refunded", true, true),
  /** What the store says of a withdrawal. */
  WITHDRAWAL("withdrawal-answer", true, true),
  /** To who agreed to it, of a cart that was left. */
  CART("cart-reminder", false, true);

  private final String template;
  private final boolean required;
  private final boolean usual;

  MailKind(String template, boolean required, boolean usual) {
    this.template = template;
    this.required = required;
    this.usual = usual;
  }

  /** The kind that is written from that template. */
  public static Optional<MailKind> of(String template) {
    return Arrays.stream(values()).filter(it -> it.template.equals(template)).findFirst();
  }

  public String template() {
    return template;
  }

  /**
   * Whether the law asks for it: Directive 2011/83/EU wants the contract confirmed, and its end and
   * money that goes back are told as well.
   */
  public boolean isRequired() {
    return required;
  }

  /** Whether stores turn it on and off beside the others; that of carts where they see these. */
  public boolean isTurned() {
    return !required && this != CART;
  }

  /** Whether it is sent where a store said nothing of it. */
  public boolean isUsual() {
    return usual;
  }

  /** What may stand in its subject. */
  public Set<Placeholder> ofSubject() {
    if (this == CART) return EnumSet.of(Placeholder.STORE, Placeholder.TOTAL);
    if (this == WITHDRAWAL) return EnumSet.of(Placeholder.ORDER, Placeholder.STORE);
    return EnumSet.of(Placeholder.ORDER, Placeholder.STORE, Placeholder.TOTAL);
  }

  /** What may stand in its text. */
  public Set<Placeholder> ofText() {
    var all = ofSubject();
    if (this != CART) all.add(Placeholder.NAME);
    if (this == DELAYED) all.add(Placeholder.TIME);
    return all;
  }
}
