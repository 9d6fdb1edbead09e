package io.storeflow.currencychange;

import io.storeflow.store.Role;
import io.storeflow.store.StoreRows;
import io.storeflow.store.Stores;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Staff;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A store whose owner asks for another currency. */
abstract class AtACurrency extends AtAShop {
  @Autowired Staff staff;
  @Autowired Stores stores;
  @Autowired StoreRows rows;

  Staff.Visitor owner;
  String page;

  @BeforeEach
  void enter() {
    owner = staff.visitor(store, Role.OWNER);
    page = store.page("/settings/currency");
  }

  HttpResponse<String> change(String currency, String way, String rate) {
    return change(currency, way, way, rate, "exact");
  }

  HttpResponse<String> change(
      String currency, String way, String rest, String rate, String rounding) {
    return owner.post(
        store.page("/settings"),
        page,
        "currency",
        currency,
        "way",
        way,
        "rest",
        rest,
        "rate",
        rate,
        "rounding",
        rounding,
        "version",
        Integer.toString(rows.version(store)));
  }
}
