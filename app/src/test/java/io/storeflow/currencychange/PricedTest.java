package io.storeflow.currencychange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.inline;

import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.product.Rounding;
import io.storeflow.testing.AppTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is shown before it is done is what the database makes of it. */
@AppTest
class PricedTest {
  private static final List<Long> PRICES =
      List.of(0L, 1L, 4L, 49L, 50L, 51L, 89L, 94L, 95L, 99L, 100L, 149L, 1290L, 99_999L, 123_456L);

  @Autowired DSLContext db;

  @Test
  void theDatabaseRoundsAsThePreviewDoes() {
    for (var code : List.of("USD", "JPY", "KWD", "CLF")) {
      var to = Currency.getInstance(code);
      for (var rate : List.of("1", "1.083117", "162.5")) {
        var conversion =
            new Conversion(
                Currency.getInstance("EUR"), to, new BigDecimal(rate), PriceRounding.NONE);
        for (var rounding : Rounding.of(to)) agree(new Priced(conversion, rounding));
      }
    }
  }

  private void agree(Priced priced) {
    var fields = new ArrayList<Field<Long>>();
    for (long price : PRICES) fields.add(priced.of(inline(price)));
    var there = db.select(fields).fetchSingle().into(Long[].class);
    assertThat(there)
        .as(priced.toString())
        .containsExactly(PRICES.stream().map(priced::of).toArray(Long[]::new));
  }
}
