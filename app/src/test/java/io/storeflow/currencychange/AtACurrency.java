package io.storeflow.currencychange;

import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.pricelist.PriceListChanges;
import io.storeflow.pricelist.PriceListDraft;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.StoreRows;
import io.storeflow.store.Stores;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Staff;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A store whose owner asks for another currency. */
abstract class AtACurrency extends AtAShop {
  @Autowired Staff staff;
  @Autowired Stores stores;
  @Autowired StoreRows rows;
  @Autowired PriceListChanges priceLists;

  Staff.Visitor owner;
  String page;

  @BeforeEach
  void enter() {
    owner = staff.visitor(store, Role.OWNER);
    page = store.page("/settings/currency");
  }

  /** Another currency beside the store's own; its public id. */
  String sell(String currency, String rate) {
    var conversion =
        new Conversion(
            store.ownCurrency(),
            Currency.getInstance(currency),
            new BigDecimal(rate),
            PriceRounding.NONE);
    return priceLists.create(store, new PriceListDraft(conversion, true), Actor.SYSTEM);
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
