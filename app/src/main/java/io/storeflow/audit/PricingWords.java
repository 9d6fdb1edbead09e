package io.storeflow.audit;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.locale.Written;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

/**
 * What price rules, points programs and taxes are, as the log keeps it, in words. What is written
 * otherwise stays as it is.
 */
final class PricingWords {
  private static final Set<String> LISTS = Set.of("countries", "registrations");
  private static final Pattern GOODS =
      Pattern.compile("(?:^|; )(variants|products|categories|brands) (\\d+(?:, \\d+)*)");
  private static final Pattern TAGS = Pattern.compile("(?:^|; )tags (.+)$");
  private static final Pattern TIER = Pattern.compile("(\\d+): ([a-z_]+ \\d+)");
  private static final Pattern BUY_GET = Pattern.compile("(\\d+)\\+(\\d+) (\\d+)");
  private static final Pattern BUYERS = Pattern.compile("\\[([^\\]]*)\\] \\[([^\\]]*)\\]");
  private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d\\S*)-(\\d\\d:\\d\\d\\S*)");
  private static final Pattern WORTH = Pattern.compile("(\\d+): (\\d+)");
  private static final Pattern REACHED = Pattern.compile("(\\d+): (.+) (\\d+)");

  private final Store store;
  private final LoggedNames.Known names;
  private final MessageSource messages;
  private final Locale locale;

  PricingWords(Store store, LoggedNames.Known names, MessageSource messages, Locale locale) {
    this.store = store;
    this.names = names;
    this.messages = messages;
    this.locale = locale;
  }

  String say(String field, String text) {
    try {
      return switch (field) {
        case "effect" -> effect(text);
        case "target" -> target(text);
        case "when" -> parts(text, this::when);
        case "limits" -> parts(text, this::limit);
        case "since" -> day(text);
        case "points_spend" -> money(text);
        case "points_worth" -> worth(text);
        case "points_tiers" -> parts(text, this::reached);
        default -> LISTS.contains(field) ? countries(text) : text;
      };
    } catch (DateTimeException
        | IllegalArgumentException
        | ArithmeticException
        | NoSuchMessageException other) {
      return text;
    }
  }

  private String effect(String text) {
    var kind = text.replaceFirst(" .*", "");
    var value = text.substring(kind.length()).strip();
    return switch (kind) {
      case "amount_once" -> word("audit.value.amount_once", money(value));
      case "buy_get" -> buyGet(value);
      case "tiers" ->
          all(TIER, value)
              .map(it -> word("rule.says.tier", it.group(1), effect(it.group(2))))
              .collect(Collectors.joining(", "));
      case "percent" -> word("rule.says.tier.percent", percent(value));
      case "amount_each" -> word("rule.says.tier.amount", money(value));
      case "fixed" -> word("rule.says.tier.fixed", money(value));
      default -> text;
    };
  }

  private String buyGet(String value) {
    var it = whole(BUY_GET, value);
    return it.group(3).equals("10000")
        ? word("audit.value.buy_get", it.group(1), it.group(2))
        : word("audit.value.buy_get.part", it.group(1), it.group(2), percent(it.group(3)));
  }

  private String target(String text) {
    if (text.equals("everything")) return word("rule.says.everything");
    var tags =
        all(TAGS, text)
            .flatMap(it -> Stream.of(it.group(1).split(", ")))
            .map(it -> word("rule.says.tag", it));
    var goods = all(GOODS, text).flatMap(it -> named(it.group(1), it.group(2)));
    var said = Stream.concat(goods, tags).collect(Collectors.joining(", "));
    return said.isEmpty() ? text : said;
  }

  private Stream<String> named(String kind, String ids) {
    return LoggedNames.ids(ids).stream().sorted().map(it -> name(kind, it));
  }

  private String name(String kind, long id) {
    var name = names.of(kind, id);
    return name == null || name.isEmpty() ? word("audit.value.nameless", "" + id) : name;
  }

  private String when(String part) {
    if (part.equals("first order")) return word("rule.says.first");
    if (part.startsWith("[")) return days(part);
    var hours = HOURS.matcher(part);
    if (hours.matches())
      return word("rule.says.hours", clock(hours.group(1)), clock(hours.group(2)));
    var about = part.replaceFirst(" .*", "");
    var value = part.substring(about.length()).strip();
    return switch (about) {
      case "since" -> word("rule.says.since", day(value));
      case "until" -> word("rule.says.until", day(value));
      case "units" -> word("rule.says.units", value);
      case "value" -> word("rule.says.value", money(value));
      case "code" -> code(value);
      case "channel" -> word("rule.says.channel." + value);
      case "buyers" -> buyers(value);
      case "tier" -> word("rule.says.tier.reached", value);
      case "share" -> word("rule.says.share", value);
      default -> part;
    };
  }

  private String days(String part) {
    var days =
        list(part.substring(1).replace("]", ""))
            .map(it -> word("rule.on." + DayOfWeek.valueOf(it).getValue()))
            .collect(Collectors.joining(", "));
    return word("rule.says.days", days);
  }

  private String code(String codes) {
    return codes.isEmpty()
        ? word("rule.says.code.bulk")
        : word("rule.says.code", codes.replace(" ", ", "));
  }

  private String buyers(String value) {
    var it = whole(BUYERS, value);
    var groups =
        named(LoggedNames.GROUPS, it.group(2)).map(name -> word("rule.says.buyers.group", name));
    var all = Stream.concat(groups, list(it.group(1))).collect(Collectors.joining(", "));
    return word("rule.says.buyers", all.isEmpty() ? word("rule.says.nobody") : all);
  }

  private String limit(String part) {
    int gap = part.lastIndexOf(' ');
    if (gap < 0) return part;
    var value = part.substring(gap + 1);
    return switch (part.substring(0, gap)) {
      case "uses" -> times("rule.says.limit.uses", value);
      case "of a customer" -> word("rule.says.limit.customer", value);
      case "a day" -> word("rule.says.limit.day", value);
      case "of a code" -> times("audit.value.limit_of_code", value);
      case "budget" -> word("rule.says.limit.budget", money(value));
      default -> part;
    };
  }

  private String times(String key, String number) {
    return messages.getMessage(key, new Object[] {Integer.valueOf(number)}, locale);
  }

  private String worth(String text) {
    var it = whole(WORTH, text);
    return word("audit.value.points_worth", it.group(1), money(it.group(2)));
  }

  private String reached(String part) {
    var it = whole(REACHED, part);
    var times = new BigDecimal(it.group(3)).movePointLeft(2);
    return word(
        "audit.value.points_tier",
        it.group(2),
        it.group(1),
        NumberFormat.getNumberInstance(locale).format(times));
  }

  /** Regions, which are kept beside countries, have no name of their own here. */
  private String countries(String text) {
    return Stream.of(text.split(",\\s*"))
        .map(it -> it.matches("[A-Z]{2}") ? Countries.name(it, locale) : it)
        .collect(Collectors.joining(", "));
  }

  private static String parts(String text, UnaryOperator<String> each) {
    return Stream.of(text.split("; ")).map(each).collect(Collectors.joining(", "));
  }

  private static Stream<String> list(String text) {
    return text.isEmpty() ? Stream.empty() : Stream.of(text.split(", "));
  }

  private static Stream<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static Matcher whole(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.matches()) throw new IllegalArgumentException(text);
    return found;
  }

  private String percent(String basisPoints) {
    var part = NumberFormat.getPercentInstance(locale);
    part.setMaximumFractionDigits(2);
    return part.format(new BigDecimal(basisPoints).movePointLeft(4));
  }

  private String money(String minor) {
    return new Money(Long.parseLong(minor), store.currency()).format(locale);
  }

  private String day(String day) {
    var noon = LocalDate.parse(day).atTime(LocalTime.NOON);
    return Written.dayOfYear(noon.atZone(store.timeZone()), locale);
  }

  private String clock(String time) {
    var at = LocalDate.EPOCH.atTime(LocalTime.parse(time));
    return Written.clock(at.atZone(store.timeZone()), locale);
  }

  private String word(String key, String... with) {
    return messages.getMessage(key, List.of(with).toArray(), locale);
  }
}
