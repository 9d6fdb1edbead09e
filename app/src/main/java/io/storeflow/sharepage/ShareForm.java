package io.storeflow.sharepage;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Typed;
import io.storeflow.pricelist.ExchangeRate;
import io.storeflow.product.Rounding;
import io.storeflow.sharing.ShareWay;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Where products go to and how, as it was typed.
 *
 * @param to public id of the other store
 * @param rate what a unit of this store's money is in the other's; empty where both have the same
 */
record ShareForm(
    @Nullable String way, @Nullable String to, @Nullable String rate, @Nullable String rounding) {
  /** A unit of one currency is worth a million of another at most. */
  static ShareForm empty(List<Store> targets) {
    var only = targets.size() == 1 ? targets.getFirst().publicId() : "";
    return new ShareForm(ShareWay.COPY.code(), only, "", Rounding.EXACT.code());
  }

  /**
   * What the form asks for; {@code errors} says what is wrong with it. A store that the person may
   * not edit is as one that is not there.
   */
  Optional<Shares.Plan> check(Store from, List<Store> targets, Errors errors) {
    var how = Coded.find(ShareWay.class, Typed.line(way));
    if (how.isEmpty()) errors.rejectValue("way", "share.error.way");
    var chosen = targets.stream().filter(it -> it.publicId().equals(Typed.line(to))).findFirst();
    if (chosen.isEmpty()) errors.rejectValue("to", "share.error.to");
    var round = Coded.find(Rounding.class, Typed.line(rounding));
    if (round.isEmpty()) errors.rejectValue("rounding", "bulk.error.rounding");
    var millionths = new FormText(errors).optional("rate", ExchangeRate.millionths(rate), 0L);
    var rated = chosen.filter(it -> !it.currency().equals(from.currency()));
    if (rated.isPresent() && Typed.line(rate).isEmpty())
      errors.rejectValue(
          "rate",
          "share.error.rate",
          new Object[] {
            rated.get().name(), rated.get().currency().toString(), from.currency().toString()
          },
          null);
    if (errors.hasErrors()) return Optional.empty();
    return Optional.of(
        new Shares.Plan(
            chosen.orElseThrow(),
            how.orElseThrow(),
            rated.isPresent() ? millionths : null,
            round.orElseThrow()));
  }
}
