package io.storeflow.platform.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeilTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          connect smtp://user:pa55@mail.example:25 | connect smtp://••••@mail.example:25
          https://a.example/login?token=abc.def&x=1 | https://a.example/login?token=••••&x=1
          /cart?key=zz1 was refused | /cart?key=•••• was refused
          Authorization: Bearer abc.DEF-123456 | Authorization: Bearer ••••
          {"password":"secret word","a":1} | {"password":"•••• word","a":1}
          key sf_live_1234567890 is unknown | key •••• is unknown
          https://a.example/track/5aZ8kLmN0pQrStUvWxYz12 | https://a.example/track/••••
          550 no such user, code: 550 | 550 no such user, code: 550
          Duplicate entry '7' for key 'orders.PRIMARY' | Duplicate entry '7' for key 'orders.PRIMARY'
          """)
  void hidesWhatOpensSomethingAndLeavesTheRest(String text, String shown) {
    assertThat(Veil.secrets(text)).isEqualTo(shown);
  }

  @Test
  void hidesAddressesAndNumbersOfPeople() {
    assertThat(Veil.people("550 <aya.tanaka+x@example.com> is unknown, call +49 30 901820"))
        .isEqualTo("550 <••••@example.com> is unknown, call ••••");
  }

  @ParameterizedTest
  @CsvSource({
    "token, true, false",
    "resetToken, true, false",
    "track_url, true, false",
    "visitor, true, false",
    "code, true, false",
    "postal_code, false, true",
    "country_code, false, false",
    "email, false, true",
    "customer_name, false, true",
    "order_id, false, false",
    "kind, false, false"
  })
  void knowsBothByTheNamesOfMembers(String name, boolean secret, boolean personal) {
    assertThat(Veil.isSecret(name)).as("secret").isEqualTo(secret);
    assertThat(Veil.isPersonal(name)).as("personal").isEqualTo(personal);
  }

  @Test
  void sameErrorsHaveOneFingerprintWhateverTheyAreAbout() {
    var one = Fingerprint.of("mail.x", "550 no mailbox 'aya@example.com', try 8 of 8");
    assertThat(one).hasSize(Fingerprint.LENGTH);
    assertThat(Fingerprint.of("mail.x", "550 no mailbox 'bo@example.org', try 7 of 8"))
        .isEqualTo(one);
    assertThat(Fingerprint.of("mail.y", "550 no mailbox 'aya@example.com', try 8 of 8"))
        .isNotEqualTo(one);
    assertThat(Fingerprint.of("mail.x", "550 mailbox full 'aya@example.com', try 8 of 8"))
        .isNotEqualTo(one);
    assertThat(Fingerprint.of("a", "order 5aZ8kLmN0pQr of https://a.example/1 at f@g.de is gone"))
        .isEqualTo(
            Fingerprint.of("a", "order 9bbbkLmN0pQr of https://b.example/2 at h@i.de is gone"));
  }
}
