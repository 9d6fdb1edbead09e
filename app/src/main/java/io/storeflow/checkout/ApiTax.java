package io.storeflow.checkout;

import io.storeflow.platform.code.CodeOf;
import io.storeflow.platform.money.ApiMoney;
import io.storeflow.pricing.Totals;
import io.storeflow.tax.TaxCase;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/** What is taxed at one rate, or is not taxed, and why. */
@Schema(name = "Tax")
public record ApiTax(
    @Schema(description = "As it is called there; empty where none is charged") String name,
    @Schema(description = "In percent", example = "8.875") String rate,
    @Schema(description = "Whose tax it is: a country, or a state", example = "US-NY") String place,
    @CodeOf(TaxCase.class) String reason,
    @Schema(description = "Without the tax") ApiMoney base,
    @Schema(
            description =
                "The sum of what lines and shipping owe, each of which is rounded for itself, half up")
        ApiMoney amount) {

  public static List<ApiTax> of(Totals totals, Locale locale) {
    return totals.taxes().groups().stream()
        .map(
            it ->
                new ApiTax(
                    it.rate().name(),
                    it.rate().percent(),
                    it.rate().place(),
                    it.rate().why().code(),
                    ApiMoney.of(it.base(), locale),
                    ApiMoney.of(it.amount(), locale)))
        .toList();
  }
}
