package io.storeflow.vatid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that answers as VIES does, well, slowly, brokenly or not at all. */
class HttpViesTest {
  private static final VatId ID = new VatId("AT", "U12345678");
  private static final VatId OURS = new VatId("DE", "123456789");
  private static final String VALID =
      """
      {"countryCode":"AT","vatNumber":"U12345678","requestDate":"2026-11-28T10:00:00.000Z",
      "valid":true,"requestIdentifier":"WAPIAAAAX1abc","name":"Beispiel GmbH","address":"Wien"}""";

  private ViesServer server;

  @BeforeEach
  void open() throws IOException {
    server = new ViesServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void saysThatAnIdHolds() {
    server.answers = List.of(VALID);
    assertThat(vies().ask(ID, OURS)).isEqualTo(new Vies.Said(true, "WAPIAAAAX1abc"));
    assertThat(new JsonMapper().readTree(server.asked.getFirst()))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"countryCode":"AT","vatNumber":"U12345678",
                    "requesterMemberStateCode":"DE","requesterNumber":"123456789"}"""));
  }

  @Test
  void saysThatNobodyHasIt() {
    server.answers = List.of("{\"valid\":false,\"requestIdentifier\":\"\"}");
    assertThat(vies().ask(ID, null)).isEqualTo(new Vies.Said(false, ""));
    assertThat(server.asked.getFirst()).doesNotContain("requester");
    server.status = 400;
    server.answers = List.of(error("INVALID_INPUT"));
    assertThat(vies().ask(ID, null)).isEqualTo(new Vies.Said(false, ""));
  }

  @Test
  void asksWithoutUsWhereOurOwnIdIsTheTrouble() {
    server.answers = List.of(error("INVALID_REQUESTER_INFO"), VALID);
    assertThat(vies().ask(ID, OURS).valid()).isTrue();
    assertThat(server.asked).hasSize(2);
    assertThat(server.asked.getLast()).doesNotContain("requester");
  }

  /** Who waits does so once: the second ask has what the first has left of the time. */
  @Test
  void bothAsksHaveOneLimit() {
    server.answers = List.of(error("INVALID_REQUESTER_INFO"), VALID);
    server.slowly = Duration.ofMillis(700);
    var vies = new HttpVies(server.url(), Duration.ofMillis(1_200), new JsonMapper());
    assertThatThrownBy(() -> vies.ask(ID, OURS)).isInstanceOf(ViesAway.class);
    assertThat(server.asked).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MS_UNAVAILABLE",
        "SERVICE_UNAVAILABLE",
        "TIMEOUT",
        "MS_MAX_CONCURRENT_REQ",
        "GLOBAL_MAX_CONCURRENT_REQ",
        "VAT_BLOCKED",
        "IP_BLOCKED",
        "SOMETHING_NEW"
      })
  void isAwayWhereItCannotSay(String error) {
    server.answers = List.of(error(error));
    assertAway();
    server.answers = List.of("{\"valid\":false,\"userError\":\"" + error + "\"}");
    assertAway();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "null", "<html>Maintenance</html>", "{\"valid\":\"true\"}", "{}"})
  void isAwayWhereItsAnswerIsBroken(String answer) {
    server.answers = List.of(answer);
    assertAway();
  }

  @Test
  void isAwayWhereItsAnswerIsEndless() {
    server.answers = List.of(VALID.replace("Wien", "W".repeat(100_000)));
    assertAway();
  }

  @Test
  void waitsNoLongerThanItSays() {
    server.answers = List.of(VALID);
    server.gate = new CountDownLatch(1);
    assertAway();
    server.trickles = true;
    assertAway();
  }

  @Test
  void isAwayWhereNobodyListens() {
    server.close();
    assertAway();
  }

  private void assertAway() {
    assertThatThrownBy(() -> vies().ask(ID, null)).isInstanceOf(ViesAway.class);
  }

  private Vies vies() {
    return new HttpVies(server.url(), Duration.ofMillis(500), new JsonMapper());
  }

  private static String error(String code) {
    return "{\"actionSucceed\":false,\"errorWrappers\":[{\"error\":\"" + code + "\"}]}";
  }
}
