package io.storeflow.safety;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What Regulation (EU) 2023/988, article 19, wants offers to say, as the API tells it.
 *
 * @param manufacturer null where it is not named, as responsiblePerson
 * @param responsiblePerson in the European Union, of makers outside it
 * @param warnings in the language of the store; null for none
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ProductSafety")
public record ApiSafety(
    @Nullable ApiContact manufacturer,
    @Nullable ApiContact responsiblePerson,
    @Nullable String warnings) {

  /**
   * @param address postal, line by line
   * @param country ISO 3166-1 alpha-2; null where it is not said
   * @param electronicAddress of e-mail, or of a page on which one can write
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  @Schema(name = "SafetyContact")
  public record ApiContact(
      String name, String address, @Nullable String country, String electronicAddress) {

    static @Nullable ApiContact of(Contact contact, String country) {
      return contact.isEmpty()
          ? null
          : new ApiContact(contact.name(), contact.address(), orNull(country), contact.contact());
    }
  }

  /** Null where nothing is told. */
  public static @Nullable ApiSafety of(Safety safety) {
    return safety.isTold()
        ? new ApiSafety(
            ApiContact.of(safety.maker(), safety.country()),
            ApiContact.of(safety.agent(), ""),
            orNull(safety.warnings()))
        : null;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
