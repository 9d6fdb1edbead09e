package io.storeflow.platform.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a mail server may take.
 *
 * @param connect until it is connected
 * @param silence until it says something
 * @param total for the whole of a mail
 */
@ConfigurationProperties("storeflow.smtp.limits")
record SmtpSettings(
    @DefaultValue("5s") Duration connect,
    @DefaultValue("30s") Duration silence,
    @DefaultValue("60s") Duration total) {}
