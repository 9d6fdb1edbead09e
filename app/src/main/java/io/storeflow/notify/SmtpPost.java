package io.storeflow.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends mails through the server of {@code STOREFLOW_SMTP_URL}. */
@Component
@ConditionalOnProperty("spring.mail.host")
class SmtpPost implements Post {
  private final JavaMailSender sender;
  private final InternetAddress from;

  SmtpPost(JavaMailSender sender, @Value("${storeflow.mail.from}") String from)
      throws MessagingException {
    this.sender = sender;
    this.from = new InternetAddress(from, true);
  }

  @Override
  public Runnable send(Mail mail) {
    sender.send(message(mail));
    return () -> {};
  }

  private MimeMessage message(Mail mail) {
    try {
      var message = sender.createMimeMessage();
      var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
      parts.setFrom(new InternetAddress(from.getAddress(), mail.fromName(), "UTF-8"));
      parts.setTo(new InternetAddress(mail.to(), true));
      if (mail.replyTo() != null) parts.setReplyTo(new InternetAddress(mail.replyTo(), true));
      parts.setSubject(mail.subject());
      parts.setText(mail.text(), mail.html());
      message.setHeader("Auto-Submitted", "auto-generated");
      return message;
    } catch (MessagingException | UnsupportedEncodingException refused) {
      throw new MailPreparationException("This mail cannot be written", refused);
    }
  }
}
