package io.storeflow.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.job.Away;
import io.storeflow.testing.MailServer;
import io.storeflow.testing.MailServer.Silent;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that does not answer costs a mail no more than its time, and no second mail. */
class SmtpPostTest {
  private static final String FROM = "StoreFlow <hello@storeflow.example>";
  private static final SmtpSettings LIMITS =
      new SmtpSettings(Duration.ofSeconds(1), Duration.ofMillis(400), Duration.ofMillis(900));

  private MailServer server;
  private SmtpPost post;

  @BeforeEach
  void open() throws Exception {
    server = new MailServer();
    post = new SmtpPost(server(), FROM, LIMITS, Clock.systemUTC());
  }

  @AfterEach
  void close() throws Exception {
    post.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_THE_GREETING", "AFTER_THE_GREETING", "DRIPS"})
  void givesUpInTimeWhereverTheServerHangs(Silent where) {
    server.fallSilent(where);
    long begin = System.nanoTime();
    assertThatThrownBy(() -> post.send(mail("mail/1"))).isInstanceOf(Away.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    assertThat(server.taken()).isEmpty();
    server.fallSilent(Silent.NEVER);
    post.send(mail("mail/1"));
    assertThat(server.taken()).hasSize(1);
  }

  @Test
  void aRepeatIsKnownByItsMessageIdWhereNobodyKnowsWhetherTheServerHasTheMail() {
    server.fallSilent(Silent.AFTER_THE_LAST_BYTE);
    assertThatThrownBy(() -> post.send(mail("mail/1"))).isInstanceOf(Away.class);
    server.fallSilent(Silent.NEVER);
    post.send(mail("mail/1"));
    post.send(mail("mail/2"));
    var ids = server.taken().stream().map(MailServer::messageId).toList();
    assertThat(ids).hasSize(3);
    assertThat(ids.get(0)).isEqualTo(ids.get(1)).matches("<[0-9a-f]{32}@storeflow\\.example>");
    assertThat(ids.get(2)).isNotEqualTo(ids.get(0));
  }

  @Test
  void aServerThatSaysNoGoodbyeHasTheMailAllTheSame() {
    server.fallSilent(Silent.AT_GOODBYE);
    post.send(mail("mail/1"));
    assertThat(server.taken()).hasSize(1);
  }

  @Test
  void saysToMailProgramsWhereSuchMailsAreRefused() {
    post.send(mail("mail/1"));
    post.send(mail("mail/2").refusedAt("https://shop.example/no/abc"));
    post.send(mail("mail/3").refusedAt("http://localhost/no/abc\r\nBcc: x@y.example"));
    var sent = server.taken();
    assertThat(sent.get(0)).doesNotContain("List-Unsubscribe");
    assertThat(sent.get(1).lines())
        .contains(
            "List-Unsubscribe: <https://shop.example/no/abc>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    assertThat(sent.get(2).lines()).noneMatch(it -> it.startsWith("Bcc"));
    assertThat(sent.get(2))
        .contains("List-Unsubscribe: <http://localhost/no/abc")
        .doesNotContain("List-Unsubscribe-Post");
  }

  @Test
  void aRefusedAddressIsNoFaultOfTheServer() {
    var refused = new Mail("mail/1", "refused@example.com", "Shop", null, "s", "t", "<p>h</p>");
    assertThatThrownBy(() -> post.send(refused)).isInstanceOf(MailSendException.class);
  }

  @Test
  void aServerThatIsNotThereIsAway() throws Exception {
    server.close();
    assertThatThrownBy(() -> post.send(mail("mail/1"))).isInstanceOf(Away.class);
  }

  @Test
  void aProcessThatEndsDoesNotWaitForAServerThatHangs() throws Exception {
    var patient =
        new SmtpSettings(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(5));
    var waiting = new SmtpPost(server(), FROM, patient, Clock.systemUTC());
    server.fallSilent(Silent.AFTER_THE_GREETING);
    var failure = new AtomicReference<Throwable>();
    var thread = Thread.ofPlatform().start(() -> failure.set(failure(waiting)));
    await().until(() -> server.connections() == 1 && thread.getState() == Thread.State.RUNNABLE);
    thread.interrupt();
    assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
    assertThat(failure.get()).isInstanceOf(Away.class);
    waiting.close();
  }

  private static Throwable failure(SmtpPost post) {
    return catchThrowable(() -> post.send(mail("mail/1")));
  }

  private JavaMailSenderImpl server() {
    var to = new JavaMailSenderImpl();
    to.setHost("127.0.0.1");
    to.setPort(server.port());
    return to;
  }

  @Test
  void leavesNoConnectionBehind() {
    Stream.of(Silent.AT_GOODBYE, Silent.AFTER_THE_LAST_BYTE, Silent.DRIPS)
        .forEach(
            where -> {
              server.fallSilent(where);
              try {
                post.send(mail("mail/1"));
              } catch (Away silent) {
                assertThat(where).isNotEqualTo(Silent.AT_GOODBYE);
              }
            });
    await().until(() -> server.open() == 0);
  }

  private static Mail mail(String name) {
    return new Mail(name, "mika@example.com", "Shop", null, "Hello", "text", "<p>html</p>");
  }
}
