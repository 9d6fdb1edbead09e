package io.storeflow.invoicepage;

import io.storeflow.db.tables.Orders;
import io.storeflow.invoice.InvoiceQueries;
import io.storeflow.invoice.MissingInvoices;
import io.storeflow.orderpage.OrderSection;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** The invoices of an order, and why it can have none yet, on its page. */
@Component
class DocumentsSection implements OrderSection {

  @Override
  public Map<String, Field<?>> columns(Store store, Orders o) {
    return Map.of(
        "documents",
        InvoiceQueries.of(store, o),
        "lacksBuyer",
        InvoiceQueries.lacksBuyer(store, o),
        "sellerLacks",
        MissingInvoices.seller(store));
  }

  @Override
  public Map<String, ?> more() {
    return Map.of();
  }
}
