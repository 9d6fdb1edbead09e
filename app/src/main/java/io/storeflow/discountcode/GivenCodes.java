package io.storeflow.discountcode;

import io.storeflow.platform.input.Email;
import io.storeflow.platform.money.Conversion;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleFacts;
import io.storeflow.pricerule.RuleFacts.Left;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricetest.Draw;
import io.storeflow.pricing.Claims;
import io.storeflow.pricing.PriceBook;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what the rules of a book ask about whoever buys, and about the codes they give. */
@Component
public class GivenCodes {
  /** The most that one may give. */
  public static final int MOST = 5;

  private final BulkCodes bulk;
  private final RuleCounts counts;
  private final BuyerFacts buyers;
  private final Clock clock;

  GivenCodes(BulkCodes bulk, RuleCounts counts, BuyerFacts buyers, Clock clock) {
    this.bulk = bulk;
    this.counts = counts;
    this.buyers = buyers;
    this.clock = clock;
  }

  /**
   * One of whom it is asked what rules mean for them.
   *
   * @param email of who buys; null while it is not known
   * @param holder of a proof of who they are, in the storefront the visitor; null for nobody who
   *     could have one
   */
  public record Asked(Claims brought, @Nullable String email, @Nullable String holder) {
    Stream<String> holders() {
      return Stream.ofNullable(holder);
    }

    /**
     * Whether who has shown that address is who buys: the e-mail address of an order is no proof,
     * with another one than was shown it is somebody else's.
     */
    boolean isOf(String shown) {
      return email == null || shown.equals(Email.kept(email));
    }
  }

  /** What is brought by somebody of whom that is known. */
  private record Known(Claims brought, RuleFacts facts) {}

  /**
   * The claims with what is true of them now. No statement while no code was given that no rule
   * names, no rule is limited that could take something off, none asks who buys, and no goods are
   * wanted for points.
   *
   * @param email of who buys; null while it is not known
   * @param holder as {@link Asked#holder}
   */
  public Claims claims(
      Store store,
      PriceBook book,
      Claims brought,
      Channel channel,
      @Nullable String email,
      @Nullable String holder) {
    return claims(store, book, List.of(new Asked(brought, email, holder)), channel).getFirst();
  }

  /** The same of several, in their order: in no more statements than of one. */
  public List<Claims> claims(Store store, PriceBook book, List<Asked> asked, Channel channel) {
    var who = buyers.of(store, book, asked);
    var known = new ArrayList<Known>();
    for (int i = 0; i < asked.size(); i++) {
      var buyer = who.get(i);
      var draw = channel == Channel.STOREFRONT ? Draw.of(asked.get(i).holder()) : Draw.NOBODY;
      known.add(
          new Known(
              asked.get(i).brought(),
              new RuleFacts(channel, Map.of(), Map.of(), buyer.firstOrder(), buyer.who(), draw)));
    }
    var claims = claims(store, book, known);
    var wishing = asked.stream().filter(it -> !it.brought().rewards().isNone()).toList();
    var points = buyers.open(store, wishing).iterator();
    return claims.stream()
        .map(it -> it.rewards().isNone() ? it : it.withRewards(it.rewards().with(points.next())))
        .toList();
  }

  /** The same of one of whom these facts are shown: what is left and which codes hold is added. */
  public Claims claims(Store store, PriceBook book, Claims brought, RuleFacts shown) {
    return claims(store, book, List.of(new Known(brought, shown))).getFirst();
  }

  private List<Claims> claims(Store store, PriceBook book, List<Known> known) {
    var bulk = bulk(store, book, known);
    var facts = new ArrayList<RuleFacts>();
    var limited = new ArrayList<RuleCounts.Asked>();
    for (var it : known) {
      var codes = it.brought().codes();
      var his = it.facts();
      var now =
          new RuleFacts(
              his.channel(), those(bulk, codes), Map.of(), his.firstOrder(), his.who(), his.draw());
      facts.add(now);
      limited.add(new RuleCounts.Asked(limited(book, now, codes), counted(his.who().email())));
    }
    var left = left(store, book, limited);
    var claims = new ArrayList<Claims>();
    for (int i = 0; i < known.size(); i++) {
      var its = left.get(i);
      var now = facts.get(i);
      claims.add(known.get(i).brought().withFacts(its.isEmpty() ? now : now.with(its)));
    }
    return claims;
  }

  /** Rules that could take something off, and no more than so much. */
  private static List<PriceRule> limited(PriceBook book, RuleFacts facts, Set<String> codes) {
    return book.rules().stream()
        .filter(it -> it.limits().any())
        .filter(it -> !it.when().code().needed() || facts.code(it, codes) != null)
        .toList();
  }

  private static Map<String, Long> those(Map<String, Long> bulk, Set<String> codes) {
    if (bulk.isEmpty()) return bulk;
    return bulk.entrySet().stream()
        .filter(it -> codes.contains(it.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static @Nullable String counted(@Nullable String email) {
    return email == null || !Email.isOne(email) ? null : email;
  }

  /** Codes that were made in bulk and hold, of all of them. */
  private Map<String, Long> bulk(Store store, PriceBook book, List<Known> known) {
    var codes = known.stream().flatMap(it -> it.brought().codes().stream()).distinct().toList();
    var rules = book.rules().stream().filter(it -> it.when().code().needed()).toList();
    if (rules.isEmpty() || codes.isEmpty()) return Map.of();
    var open =
        codes.stream()
            .filter(ByCode::isGood)
            .filter(code -> rules.stream().noneMatch(it -> it.when().code().codes().contains(code)))
            .toList();
    if (open.isEmpty()) return Map.of();
    var most = rules.stream().collect(Collectors.toMap(PriceRule::id, it -> it.limits().ofCode()));
    return bulk.usable(store, open, most);
  }

  /** No more than is left in the currency of the store, in which it is counted. */
  private static Left in(Conversion conversion, Left left) {
    if (left.minor() == Long.MAX_VALUE) return left;
    long most = conversion.amount(left.minor());
    while (most > 0 && conversion.back(most) > left.minor()) most--;
    return new Left(left.refused(), most);
  }

  private List<Map<Long, Left>> left(Store store, PriceBook book, List<RuleCounts.Asked> asked) {
    var today = LocalDate.ofInstant(clock.instant(), book.zone());
    var left = counts.left(store, asked, today);
    if (store.list() == null) return left;
    return left.stream().map(it -> in(store.conversion(), it)).toList();
  }

  private static Map<Long, Left> in(Conversion conversion, Map<Long, Left> left) {
    var there = new HashMap<Long, Left>();
    left.forEach((rule, it) -> there.put(rule, in(conversion, it)));
    return there;
  }
}
