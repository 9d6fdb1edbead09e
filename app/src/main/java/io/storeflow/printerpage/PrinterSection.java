package io.storeflow.printerpage;

import io.storeflow.db.tables.Orders;
import io.storeflow.orderpage.OrderSection;
import io.storeflow.printer.PrinterQueries;
import io.storeflow.store.Store;
import java.util.Map;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** On which printers the ticket of an order can be printed. */
@Component
class PrinterSection implements OrderSection {
  @Override
  public Map<String, Field<?>> columns(Store store, Orders o) {
    return Map.of("printers", PrinterQueries.choices(store));
  }

  @Override
  public Map<String, ?> more() {
    return Map.of();
  }
}
