package io.storeflow.pricerule;

import io.storeflow.platform.code.Coded;
import io.storeflow.pricetest.Share;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a rule holds: all of it has to. Days and hours are those of the store's zone.
 *
 * @param days empty for all
 * @param since the first day, until: the last; null for no end
 * @param units that it takes of what the rule is for; 0 for any
 * @param value that the goods of the cart must cost before anything is off, in minor units
 * @param code that the shopper must give
 * @param channel by which is bought; null for any
 * @param firstOrder whether it is for those alone who are known to have ordered nothing before
 * @param who it is for
 * @param share of the visitors whom it is for
 */
public record When(
    Set<DayOfWeek> days,
    @Nullable Hours hours,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    int units,
    long value,
    ByCode code,
    @Nullable Channel channel,
    boolean firstOrder,
    Who who,
    Share share) {
  public static final When ALWAYS = new When(Set.of(), null, null, null, 0, 0, ByCode.NONE);

  /**
   * Whom it is for, as far as they have shown who they are.
   *
   * @param anybody else those alone who are named by one of the next two; without either, nobody
   * @param emails as they are kept
   * @param groups row ids
   * @param tier of points that has to be reached, by its name; empty for none
   */
  public record Who(boolean anybody, Set<String> emails, Set<Long> groups, String tier) {
    public static final Who ANYBODY = new Who(true, Set.of(), Set.of(), "");

    public Who {
      emails = Set.copyOf(emails);
      groups = Set.copyOf(groups);
    }

    /** Whether everybody is meant, known or not. */
    public boolean isAnybody() {
      return anybody && tier.isEmpty();
    }

    /** Why it is not for this one; null where it is. */
    @Nullable Outcome refuses(RuleFacts.Known buyer) {
      if (isAnybody()) return null;
      if (buyer.email() == null) return Outcome.UNPROVEN;
      boolean named =
          anybody
              || emails.contains(buyer.email())
              || !Collections.disjoint(groups, buyer.groups());
      boolean reached = tier.isEmpty() || buyer.tiers().contains(tier);
      return named && reached ? null : Outcome.OTHER_CUSTOMER;
    }

    /** For the audit log. */
    String plain() {
      var parts = new ArrayList<String>();
      if (!anybody) parts.add("buyers " + new TreeSet<>(emails) + " " + new TreeSet<>(groups));
      if (!tier.isEmpty()) parts.add("tier " + tier);
      return String.join("; ", parts);
    }
  }

  /** By which is bought. */
  public enum Channel implements Coded {
    STOREFRONT,
    API
  }

  public When {
    if (since != null && until != null && until.isBefore(since))
      throw new IllegalArgumentException("until before since: " + since + ", " + until);
  }

  /** By whatever channel, and for whoever. */
  public When(
      Set<DayOfWeek> days,
      @Nullable Hours hours,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      int units,
      long value,
      ByCode code) {
    this(days, hours, since, until, units, value, code, null, false, Who.ANYBODY, Share.ALL);
  }

  /** The same for goods of another value. */
  When from(long least) {
    return new When(days, hours, since, until, units, least, code, channel, firstOrder, who, share);
  }

  /** The same for a share of the visitors. */
  public When with(Share share) {
    return new When(days, hours, since, until, units, value, code, channel, firstOrder, who, share);
  }

  /** Whether it matters who buys, which has to be shown. */
  public boolean asksWho() {
    return firstOrder || !who.isAnybody();
  }

  /** Whether it holds at some time of that day, or in the night after it. */
  public boolean isOn(LocalDate day) {
    return (since == null || !day.isBefore(since))
        && (until == null || !day.isAfter(until))
        && isOn(day.getDayOfWeek());
  }

  boolean isOn(DayOfWeek day) {
    return days.isEmpty() || days.contains(day);
  }

  /** For the audit log. */
  String plain() {
    var parts = new ArrayList<String>();
    if (!days.isEmpty()) parts.add(new TreeSet<>(days).toString());
    if (hours != null) parts.add(hours.from() + "-" + hours.to());
    if (since != null) parts.add("since " + since);
    if (until != null) parts.add("until " + until);
    if (units > 0) parts.add("units " + units);
    if (value > 0) parts.add("value " + value);
    if (code.needed()) parts.add("code " + String.join(" ", new TreeSet<>(code.codes())));
    if (channel != null) parts.add("channel " + channel.code());
    if (firstOrder) parts.add("first order");
    if (!who.isAnybody()) parts.add(who.plain());
    if (!share.isAll()) parts.add("share " + share.percent());
    return String.join("; ", parts);
  }

  /** Whether it holds at that time, as far as days and hours say. */
  public boolean holds(LocalDateTime at) {
    return refuses(at) == null;
  }

  /** Why it does not hold at that time; null where it does. */
  @Nullable Outcome refuses(LocalDateTime at) {
    var day = hours == null ? at.toLocalDate() : hours.day(at);
    if (since != null && day.isBefore(since)) return Outcome.NOT_YET;
    if (until != null && day.isAfter(until)) return Outcome.OVER;
    if (!isOn(day.getDayOfWeek())) return Outcome.OTHER_DAY;
    if (hours != null && !hours.holds(at.toLocalTime())) return Outcome.OTHER_TIME;
    return null;
  }
}
