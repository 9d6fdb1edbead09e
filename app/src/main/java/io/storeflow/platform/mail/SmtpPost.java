package io.storeflow.platform.mail;

import io.storeflow.platform.id.Digest;
import io.storeflow.platform.job.Away;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends mails through the server of {@code STOREFLOW_SMTP_URL}, each over a connection of its own
 * with limits in time. A mail has the same Message-ID each time it is tried: where the server fell
 * silent after the last byte, nobody can know whether it has the mail, and a repeat is told from a
 * second mail by whoever receives both.
 */
@Component
@ConditionalOnProperty("spring.mail.host")
@EnableConfigurationProperties(SmtpSettings.class)
class SmtpPost implements Post {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpPost.class);
  private static final int CLOSING_DOWN = 421;

  private final JavaMailSenderImpl server;
  private final InternetAddress from;
  private final SmtpSettings limits;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mail-limits").factory());

  SmtpPost(
      JavaMailSenderImpl server,
      @Value("${storeflow.mail.from}") String from,
      SmtpSettings limits,
      Clock clock)
      throws MessagingException {
    this.server = server;
    this.from = new InternetAddress(from, true);
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Runnable send(Mail mail) {
    try (var line = new SmtpLine(timer, limits.total())) {
      var session = Session.getInstance(properties(line));
      deliver(session, message(session, mail));
    } catch (MessagingException failure) {
      if (isOfThisMail(failure)) throw new MailSendException("The mail was refused", failure);
      throw new Away("The mail server does not take mails", failure);
    }
    return () -> {};
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
  }

  private void deliver(Session session, MimeMessage message) throws MessagingException {
    var transport = session.getTransport("smtp");
    try {
      transport.connect(
          server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
      transport.sendMessage(message, message.getAllRecipients());
    } finally {
      sayGoodbye(transport);
    }
  }

  /** Whatever comes of it: the mail was taken, or was not, before. */
  private static void sayGoodbye(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException silent) {
      LOG.debug("The mail server said no goodbye", silent);
    }
  }

  private Properties properties(SmtpLine line) {
    var all = new Properties();
    all.putAll(server.getJavaMailProperties());
    all.put("mail.smtp.connectiontimeout", Long.toString(limits.connect().toMillis()));
    all.put("mail.smtp.timeout", Long.toString(limits.silence().toMillis()));
    all.put("mail.smtp.quitwait", "false");
    all.put("mail.smtp.socketFactory", line);
    all.put("mail.smtp.socketFactory.fallback", "false");
    return all;
  }

  private MimeMessage message(Session session, Mail mail) {
    try {
      var message = new MimeMessage(session);
      var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      parts.setFrom(new InternetAddress(from.getAddress(), mail.fromName(), "UTF-8"));
      parts.setTo(new InternetAddress(mail.to(), true));
      if (mail.replyTo() != null) parts.setReplyTo(new InternetAddress(mail.replyTo(), true));
      parts.setSubject(mail.subject());
      parts.setText(mail.text(), mail.html());
      parts.setSentDate(Date.from(clock.instant()));
      message.setHeader("Auto-Submitted", "auto-generated");
      if (mail.refusal() != null) refusable(message, mail.refusal());
      message.saveChanges();
      message.setHeader("Message-ID", messageId(mail));
      return message;
    } catch (MessagingException | UnsupportedEncodingException refused) {
      throw new MailPreparationException("This mail cannot be written", refused);
    }
  }

  /** RFC 2369; that one POST is enough may be said of https alone (RFC 8058, section 3.1). */
  private static void refusable(MimeMessage message, String address) throws MessagingException {
    message.setHeader("List-Unsubscribe", "<" + address + ">");
    if (address.startsWith("https://"))
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
  }

  /** Tells nobody what the mail is about. */
  private String messageId(Mail mail) {
    var domain = from.getAddress().replaceFirst("^.*@", "");
    return "<" + Digest.sha256(mail.name()).substring(0, 32) + "@" + domain + ">";
  }

  /** Whether the server has answered, and that about this mail or its address. */
  private static boolean isOfThisMail(MessagingException failure) {
    if (failure instanceof SMTPSendFailedException answer)
      return answer.getReturnCode() > 0 && answer.getReturnCode() != CLOSING_DOWN;
    return failure instanceof SendFailedException;
  }
}
