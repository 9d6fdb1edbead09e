package io.storeflow.billing;

import io.storeflow.pricing.PriceBooks;
import io.storeflow.store.Store;
import io.storeflow.vatid.VatId;
import io.storeflow.vatid.VatIdAnswer;
import io.storeflow.vatid.VatIds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Has VAT ids checked before anything is priced by them; in no transaction, as VIES may be slow.
 */
@Component
public class CheckedBilling {
  private final PriceBooks books;
  private final VatIds ids;

  CheckedBilling(PriceBooks books, VatIds ids) {
    this.books = books;
    this.ids = ids;
  }

  /**
   * The same with what is said of its id; no statement where it has none.
   *
   * @param client address of who asks
   */
  public Billing of(Store store, Billing asked, String client) {
    var id = asked.vatId();
    if (id == null) return asked;
    var terms = books.known(store, List.of()).tax();
    return asked.with(ids.check(store, terms, id, client));
  }

  /** The same with what was said before, for who only looks: VIES is not asked. */
  public Billing known(Store store, Billing asked) {
    return known(store, List.of(asked)).getFirst();
  }

  /** The same of several, in their order. One statement at most. */
  public List<Billing> known(Store store, List<Billing> asked) {
    var those = asked.stream().map(Billing::vatId).filter(Objects::nonNull).distinct().toList();
    if (those.isEmpty()) return asked;
    var said = ids.known(store, books.known(store, List.of()).tax(), those);
    return asked.stream()
        .map(it -> it.vatId() == null ? it : it.with(said(said, it.vatId())))
        .toList();
  }

  private static VatIdAnswer said(Map<VatId, VatIdAnswer> said, VatId id) {
    return said.getOrDefault(id, VatIdAnswer.UNCHECKED);
  }
}
