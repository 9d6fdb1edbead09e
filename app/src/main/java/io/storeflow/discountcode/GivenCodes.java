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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
   * The claims with what is true of them now. No statement while no code was given that no rule
   * names, no rule is limited that could take something off, none asks who buys, and no goods are
   * wanted for points.
   *
   * @param email of who buys; null while it is not known
   * @param holder of a proof of who they are, in the storefront the visitor; null for nobody who
   *     could have one
   */
  public Claims claims(
      Store store,
      PriceBook book,
      Claims brought,
      Channel channel,
      @Nullable String email,
      @Nullable String holder) {
    var buyer = buyers.of(store, book, brought.codes(), email, holder);
    var draw = channel == Channel.STOREFRONT ? Draw.of(holder) : Draw.NOBODY;
    var shown = new RuleFacts(channel, Map.of(), Map.of(), buyer.firstOrder(), buyer.who(), draw);
    var known = claims(store, book, brought, shown);
    var wish = brought.rewards();
    return wish.isNone() ? known : known.withRewards(wish.with(buyers.open(store, email, holder)));
  }

  /** The same of one of whom these facts are shown: what is left and which codes hold is added. */
  public Claims claims(Store store, PriceBook book, Claims brought, RuleFacts shown) {
    var codes = brought.codes();
    var who = shown.who();
    var facts =
        new RuleFacts(
            shown.channel(),
            bulk(store, book, codes),
            Map.of(),
            shown.firstOrder(),
            who,
            shown.draw());
    var limited =
        book.rules().stream()
            .filter(it -> it.limits().any())
            .filter(it -> !it.when().code().needed() || facts.code(it, codes) != null)
            .toList();
    return brought.withFacts(
        limited.isEmpty() ? facts : facts.with(left(store, book, limited, who.email())));
  }

  private Map<String, Long> bulk(Store store, PriceBook book, Set<String> codes) {
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

  private Map<Long, Left> left(
      Store store, PriceBook book, List<PriceRule> limited, @Nullable String email) {
    var today = LocalDate.ofInstant(clock.instant(), book.zone());
    var known = email == null || !Email.isOne(email) ? null : email;
    var left = counts.left(store, limited, known, today);
    if (store.list() == null) return left;
    var there = new HashMap<Long, Left>();
    left.forEach((rule, it) -> there.put(rule, in(store.conversion(), it)));
    return there;
  }
}
