package io.storeflow.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.locale.Europe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyTest {
  private static final Contact MAKER =
      new Contact("Seki Hamono", "1 Honmachi\nSeki", "hello@seki.example");
  private static final Contact AGENT = new Contact("Hanami GmbH", "Berlin", "eu@hanami.example");

  @Test
  void aMakerInTheUnionNeedsNobodyBesideIt() {
    assertThat(of(MAKER, "DE", Contact.NONE).gaps()).isEmpty();
    assertThat(of(MAKER, "JP", AGENT).gaps()).isEmpty();
    assertThat(of(MAKER, "JP", Contact.NONE).gaps()).containsExactly(Gap.AGENT);
    assertThat(of(MAKER, "NO", Contact.NONE).gaps()).containsExactly(Gap.AGENT);
    assertThat(of(MAKER, "JP", new Contact("Hanami GmbH", "", "")).gaps())
        .containsExactly(Gap.AGENT);
  }

  @Test
  void whatIsMissingIsNamedInTheOrderOfTheLaw() {
    assertThat(Safety.NONE.gaps())
        .containsExactly(Gap.MAKER_NAME, Gap.MAKER_ADDRESS, Gap.MAKER_CONTACT, Gap.MAKER_COUNTRY);
    assertThat(of(MAKER, "", Contact.NONE).gaps()).containsExactly(Gap.MAKER_COUNTRY);
    assertThat(new Safety(Contact.NONE, "", Contact.NONE, "", true).gaps()).isEmpty();
  }

  @Test
  void aProductSaysItBeforeItsBrand() {
    var brand = new Safety(MAKER, "JP", AGENT, "Sharp.", false);
    assertThat(Safety.NONE.over(brand)).isEqualTo(brand);
    assertThat(brand.over(Safety.NONE)).isEqualTo(brand);
    var own = new Safety(Contact.NONE, "", Contact.NONE, "Very sharp.", false);
    assertThat(own.over(brand)).isEqualTo(new Safety(MAKER, "JP", AGENT, "Very sharp.", false));
    var other = new Contact("Solingen AG", "Solingen", "a@b.example");
    var made = of(other, "DE", Contact.NONE).over(brand);
    assertThat(made.maker()).isEqualTo(other);
    assertThat(made.country()).as("that of the own maker, not of the brand's").isEqualTo("DE");
    assertThat(of(other, "", Contact.NONE).over(brand).country()).isEmpty();
    assertThat(made.agent())
        .as("whoever answers for another maker's goods")
        .isEqualTo(Contact.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "hello@seki.example, hello@seki.example, mailto:hello@seki.example",
    "seki.example, https://seki.example, https://seki.example",
    "HTTP://Seki.example/a?b=1, http://Seki.example/a?b=1, http://Seki.example/a?b=1",
    "'  seki.example/contact ', https://seki.example/contact, https://seki.example/contact"
  })
  void anElectronicAddressIsOfMailOrOfThePage(String typed, String kept, String href) {
    assertThat(ContactAddress.read(typed).value()).contains(kept);
    assertThat(new Contact("", "", kept).href()).isEqualTo(href);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seki",
        "javascript:alert(1)",
        "a@b",
        "https://",
        "https://a@b.example",
        "ftp://a.example",
        "seki.example\"onclick",
        "+81 575 22 1234",
        "http://127.0.0.1",
        "data:text/html,x.com"
      })
  void whatIsNoAddressIsRefused(String typed) {
    assertThat(ContactAddress.read(typed).refusal()).isPresent();
  }

  @Test
  void theUnionHasItsMembersAndTheAreaThreeMore() {
    assertThat(Europe.isInUnion("HR")).isTrue();
    assertThat(Europe.isInUnion("GB")).isFalse();
    assertThat(Europe.isInUnion("NO")).isFalse();
    assertThat(Europe.isInEconomicArea("NO")).isTrue();
    assertThat(Europe.isInEconomicArea("CH")).isFalse();
  }

  private static Safety of(Contact maker, String country, Contact agent) {
    return new Safety(maker, country, agent, "", false);
  }
}
