package io.storeflow.pricerule;

import io.storeflow.store.Audited.Changes;
import org.jspecify.annotations.Nullable;

/** A rule as somebody wants it. */
public record RuleDraft(
    String name,
    Effect effect,
    Target target,
    When when,
    String group,
    int most,
    boolean active,
    RuleLimits limits) {

  /** One that takes something off however often. */
  public RuleDraft(
      String name,
      Effect effect,
      Target target,
      When when,
      String group,
      int most,
      boolean active) {
    this(name, effect, target, when, group, most, active, RuleLimits.NONE);
  }

  static RuleDraft of(PriceRule rule) {
    return new RuleDraft(
        rule.name(),
        rule.effect(),
        rule.target(),
        rule.when(),
        rule.group(),
        rule.most(),
        rule.active(),
        rule.limits());
  }

  /**
   * The rule that it would make.
   *
   * @param now the rule that it changes; null for a new one
   */
  public PriceRule rule(@Nullable PriceRule now) {
    return new PriceRule(
        now == null ? 0 : now.id(),
        now == null ? "" : now.publicId(),
        name,
        effect,
        target,
        when,
        group,
        most,
        active,
        now == null ? 0 : now.version(),
        limits);
  }

  /** Whether it takes off the same: all but the name is. */
  boolean takesTheSame(RuleDraft other) {
    return new RuleDraft(other.name, effect, target, when, group, most, active, limits)
        .differences(other)
        .isEmpty();
  }

  /** Units of an order; null for any number. */
  private @Nullable Integer limitOfOrder() {
    return most == 0 ? null : most;
  }

  private String plainLimits() {
    return limits.plain(when.code().needed());
  }

  /**
   * What it changes, for the audit log.
   *
   * @param before null for a new rule
   */
  Changes differences(@Nullable RuleDraft before) {
    return Changes.none()
        .field("name", before == null ? null : before.name, name)
        .field(
            "effect",
            before == null ? null : EffectKind.plain(before.effect),
            EffectKind.plain(effect))
        .field("target", before == null ? null : before.target.plain(), target.plain())
        .field("when", before == null ? null : before.when.plain(), when.plain())
        .field("group", before == null ? null : before.group, group)
        .field("most", before == null ? null : before.limitOfOrder(), limitOfOrder())
        .field("active", before == null ? null : before.active, active)
        .field("limits", before == null ? null : before.plainLimits(), plainLimits());
  }
}
