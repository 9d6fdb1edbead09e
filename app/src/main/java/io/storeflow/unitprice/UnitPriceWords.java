package io.storeflow.unitprice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says unit prices as shoppers read them: "1.29 € / 100 g". */
@Component
public class UnitPriceWords {
  private final MessageSource messages;

  UnitPriceWords(MessageSource messages) {
    this.messages = messages;
  }

  /** Null for none. */
  public @Nullable String say(@Nullable UnitPrice price, Locale reader) {
    if (price == null) return null;
    var amount = new Object[] {price.price().format(reader)};
    return messages.getMessage("shop.per." + price.base().code(), amount, reader);
  }
}
