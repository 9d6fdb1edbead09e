package io.storeflow.platform.frame;

import io.storeflow.platform.locale.Isolation;
import io.storeflow.platform.locale.TextLanguage;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.money.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;

/** Amounts, times and names as the reader of a page writes them. */
public abstract class Wording {
  protected final IExpressionContext context;
  private final Clock clock;

  protected Wording(IExpressionContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
  }

  /** Money as people write it, signed with a true minus: "−€1.47". */
  public String money(Money money) {
    return money.format(locale());
  }

  /** The sign of a currency as it stands before a field. */
  public String sign(Object currency) {
    return Currency.getInstance(currency.toString().strip()).getSymbol(locale());
  }

  public String count(long number) {
    return NumberFormat.getIntegerInstance(locale()).format(number);
  }

  /** A rate in parts per million, in percent. */
  public String percent(int ppm) {
    var format = NumberFormat.getPercentInstance(locale());
    format.setMaximumFractionDigits(4);
    return format.format(BigDecimal.valueOf(ppm, 6));
  }

  /** A factor, with all its decimals: "0.00714097". */
  public String decimal(BigDecimal number) {
    var format = NumberFormat.getInstance(locale());
    format.setMaximumFractionDigits(Math.max(0, number.scale()));
    return format.format(number);
  }

  /** A count as a badge shows it: nothing is counted further than a person needs. */
  public String few(long number) {
    return number > 999 ? "999+" : count(number);
  }

  /** The day of a time, written out. */
  public String day(Instant at, ZoneId zone) {
    return Written.date(at.atZone(zone), locale());
  }

  /** A day of any year. */
  public String date(LocalDate day) {
    return Written.dayOfYear(day.atStartOfDay(ZoneOffset.UTC), locale());
  }

  public Instant now() {
    return clock.instant();
  }

  public String direction() {
    return Isolation.isRightToLeft(locale()) ? "rtl" : "ltr";
  }

  /** A name as it may be joined to other words in attributes, titles and plain text. */
  public String name(@Nullable Object name) {
    return name == null ? "" : Isolation.of(name.toString(), locale());
  }

  /** Names one after the other, with commas. */
  public String names(Collection<String> names) {
    return Isolation.join(names, locale());
  }

  /** The language of a text of the store around; null if the page is in the same, or unknown. */
  public @Nullable String lang(@Nullable String text) {
    if (context.getVariable("store") instanceof StoreTexts store) return lang(text, store);
    return context.getVariable("shop") instanceof Shop shop ? lang(text, shop.texts()) : null;
  }

  /** The same of a text of that store. */
  public @Nullable String lang(@Nullable String text, StoreTexts store) {
    return lang(text, store.texts());
  }

  private @Nullable String lang(@Nullable String text, Locale texts) {
    return text == null ? null : TextLanguage.on(locale(), text, texts);
  }

  /** The time of day now, in the zone of the desk or shop or the given one. */
  public String clock(@Nullable ZoneId zone) {
    return clock(clock.instant().atZone(zone == null ? zone() : zone));
  }

  /** A time of day as the reader writes it. */
  public String clock(ZonedDateTime at) {
    return Written.clock(at, locale());
  }

  /** The time of day at which something closes: the midnight at the end of the day is 24:00. */
  public String closing(ZonedDateTime at) {
    int minute = at.toLocalTime().toSecondOfDay() / 60;
    return Written.minute(minute == 0 ? 24 * 60 : minute, locale(), at.getZone());
  }

  /** What scripts need to write the time of day in the same way. */
  public String clockTag() {
    return Written.clockTag(locale(), zone());
  }

  /** The length of an hour, as scripts call it. */
  public String hourLength() {
    return Written.hasTwoDigits(locale(), zone()) ? "2-digit" : "numeric";
  }

  /** That of the desk or shop around the page. */
  protected ZoneId zone() {
    if (context.getVariable("desk") instanceof Desk desk) return desk.zone();
    return context.getVariable("shop") instanceof Shop shop ? shop.zone() : ZoneOffset.UTC;
  }

  protected Locale locale() {
    return context.getLocale();
  }
}
