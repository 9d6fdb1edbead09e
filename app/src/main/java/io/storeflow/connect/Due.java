package io.storeflow.connect;

import com.stripe.model.Account;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe wants to know of an account, each as Stripe calls it
 * (docs.stripe.com/connect/handling-api-verification).
 *
 * @param past what was due, and stops it
 * @param now what is due, without that
 * @param checked what was told and is looked at
 * @param wrong what was told and does not do, in Stripe's words
 */
public record Due(List<String> past, List<String> now, List<String> checked, List<String> wrong) {
  public static final Due NOTHING = new Due(List.of(), List.of(), List.of(), List.of());

  public Due {
    past = List.copyOf(past);
    now = List.copyOf(now);
    checked = List.copyOf(checked);
    wrong = List.copyOf(wrong);
  }

  static Due of(Account.@Nullable Requirements said) {
    if (said == null) return NOTHING;
    var past = all(said.getPastDue());
    var now = new LinkedHashSet<>(all(said.getCurrentlyDue()));
    past.forEach(now::remove);
    var wrong =
        said.getErrors() == null
            ? List.<String>of()
            : said.getErrors().stream()
                .map(Account.Requirements.Errors::getReason)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    return new Due(past, List.copyOf(now), all(said.getPendingVerification()), wrong);
  }

  private static List<String> all(@Nullable List<String> said) {
    return said == null ? List.of() : List.copyOf(said);
  }

  public boolean isNothing() {
    return past.isEmpty() && now.isEmpty();
  }
}
