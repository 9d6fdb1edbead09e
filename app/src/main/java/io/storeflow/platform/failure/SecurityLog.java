package io.storeflow.platform.failure;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Typed;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What matters to security (OWASP ASVS 5.0, chapter V16): one line each of the logger {@code
 * security}, with who, from where and what; the time and the request's id are the log's. No
 * secrets, and nothing that anybody sent can end a line or begin another. What strangers can cause
 * is told {@value #MOST} times a minute and from then on counted.
 */
public final class SecurityLog {
  /** What happened. */
  public enum Event implements Coded {
    SIGN_IN(false),
    SIGN_IN_WRONG(true),
    SIGN_IN_DELAYED(true),
    SIGN_IN_LINK_USED(false),
    PASSWORD_CHANGED(false),
    PASSWORD_RESET(false),
    SESSIONS_ENDED(false),
    ROLE_GIVEN(false),
    ROLE_TAKEN(false),
    FORBIDDEN(true),
    FOREIGN_STORE(true),
    RATE_LIMITED(true),
    SOCKET_REFUSED(true),
    CODE_WRONG(true),
    GIFT_CARD_WRONG(true),
    PROOF_WRONG(true),
    PROVEN(true);

    private final boolean byStrangers;

    Event(boolean byStrangers) {
      this.byStrangers = byStrangers;
    }
  }

  static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger("security");
  private static final int LONGEST = 200;

  private static final Map<Event, AtomicLong> TOLD = new EnumMap<>(Event.class);

  static {
    Arrays.stream(Event.values()).forEach(event -> TOLD.put(event, new AtomicLong()));
  }

  private SecurityLog() {}

  /** Of whoever sends the present request. */
  public static void tell(Event event, String what) {
    tell(event, null, what);
  }

  /**
   * @param who a person's id, or an address as {@link #masked} writes it; null for whoever is
   *     signed in
   */
  public static void tell(Event event, @Nullable String who, String what) {
    var request =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
            ? it.getRequest()
            : null;
    var from = request == null ? "" : Objects.toString(request.getRemoteAddr(), "");
    var person = who != null ? who : request == null ? null : request.getRemoteUser();
    long missed =
        event.byStrangers ? missed(event, TimeUnit.NANOSECONDS.toMinutes(System.nanoTime())) : 0;
    if (missed < 0) return;
    LOG.atInfo()
        .setMessage("{} who={} from={} {}")
        .addArgument(event.code())
        .addArgument(clean(Objects.toString(person, "-")))
        .addArgument(clean(from))
        .addArgument(clean(what) + (missed > 0 ? " (and " + missed + " untold before)" : ""))
        .addKeyValue("event", event.code())
        .addKeyValue("who", clean(Objects.toString(person, "-")))
        .addKeyValue("from", clean(from))
        .addKeyValue("untold", missed)
        .log();
  }

  /** An e-mail address that those who know it recognise: {@code h***@hanami.example}. */
  public static String masked(String email) {
    int at = email.lastIndexOf('@');
    return at < 1 ? "?" : email.substring(0, 1) + "***" + email.substring(at);
  }

  /**
   * How many of this kind were left out before, or -1 to leave out this one. A counter holds the
   * minute and how many came in it.
   */
  static long missed(Event event, long minute) {
    var counter = Objects.requireNonNull(TOLD.get(event));
    long before =
        counter.getAndUpdate(
            was -> was >>> 32 == (minute & 0x7fffffff) ? was + 1 : (minute & 0x7fffffff) << 32 | 1);
    long came = before & 0xffffffffL;
    if (before >>> 32 == (minute & 0x7fffffff)) return came < MOST ? 0 : -1;
    return Math.max(0, came - MOST);
  }

  /** Printable, and short. */
  static String clean(String text) {
    var printable = text.replaceAll("[\\p{C}\\u2028\\u2029]", "?");
    return Typed.cut(printable, LONGEST);
  }
}
