package io.storeflow.settings;

import io.storeflow.platform.code.Choice;
import io.storeflow.store.TaxWords;
import io.storeflow.store.Trade;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a store can say of what it sells and what its prices hold, as choices. */
@Component
class MoneyChoices {
  private final MessageSource messages;

  MoneyChoices(MessageSource messages) {
    this.messages = messages;
  }

  List<Choice> taxWords(Locale reader) {
    return Arrays.stream(TaxWords.values())
        .map(each -> choice(each.code(), "settings.tax." + each.code(), reader))
        .toList();
  }

  List<Choice> trades(Locale reader) {
    return Arrays.stream(Trade.values())
        .map(each -> choice(each.code(), "settings.trade." + each.code(), reader))
        .toList();
  }

  private Choice choice(String code, String key, Locale reader) {
    return Choice.of(code, messages.getMessage(key, null, reader));
  }
}
