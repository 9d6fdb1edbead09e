package io.storeflow.modifier;

import io.storeflow.platform.money.ApiMoney;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/**
 * A modifier that was chosen with a line, as the API tells it.
 *
 * @param quantity for one unit of the line
 * @param price of one unit of it
 */
@Schema(name = "ChosenModifier")
public record ApiExtra(String name, int quantity, ApiMoney price) {

  public static List<ApiExtra> of(List<Extra> extras, Locale locale) {
    return extras.stream()
        .map(it -> new ApiExtra(it.title(), it.quantity(), ApiMoney.of(it.price(), locale)))
        .toList();
  }
}
