package io.storeflow.notify;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.platform.job.JobFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of work that send mails. */
@Configuration(proxyBeanMethods = false)
class MailTasks {

  @Bean
  Task<OrderMail> orderPlacedMail(JobFactory jobs, OrderMails mails) {
    return jobs.closing(OrderMail.PLACED, mails::placed);
  }

  @Bean
  Task<OrderMail> orderReadyMail(JobFactory jobs, OrderMails mails) {
    return jobs.closing(OrderMail.READY, mails::ready);
  }

  @Bean
  Task<OrderMail> orderAcceptedMail(JobFactory jobs, OrderMails mails) {
    return jobs.closing(OrderMail.ACCEPTED, mails::accepted);
  }

  @Bean
  Task<OrderMail> orderDelayedMail(JobFactory jobs, OrderMails mails) {
    return jobs.closing(OrderMail.DELAYED, mails::delayed);
  }

  @Bean
  Task<OrderMail> orderChangedMail(JobFactory jobs, OrderMails mails) {
    return jobs.closing(OrderMail.CHANGED, mails::changed);
  }

  @Bean
  Task<OrderMail> orderShippedMail(JobFactory jobs, OrderMails mails) {
    return jobs.closing(OrderMail.SHIPPED, mails::shipped);
  }

  @Bean
  Task<OrderMail> orderRefundedMail(JobFactory jobs, OrderMails mails) {
    return jobs.closing(OrderMail.REFUNDED, mails::refunded);
  }

  @Bean
  Task<OrderMail> orderReturnMail(JobFactory jobs, OrderMails mails) {
    return jobs.closing(OrderMail.RETURNED, mails::returned);
  }

  @Bean
  Task<OrderMail> orderPutBackMail(JobFactory jobs, OrderMails mails) {
    return jobs.closing(OrderMail.PUT_BACK, mails::putBack);
  }

  @Bean
  Task<OrderMail> orderCancelledMail(JobFactory jobs, OrderMails mails) {
    return jobs.closing(OrderMail.CANCELLED, mails::cancelled);
  }

  @Bean
  Task<VerificationMail> verificationMail(JobFactory jobs, AccountMails mails) {
    return jobs.closing(VerificationMail.KIND, mails::verification);
  }

  @Bean
  Task<SignInMail> signInMail(JobFactory jobs, AccountMails mails) {
    return jobs.closing(SignInMail.KIND, mails::signIn);
  }

  @Bean
  Task<PasswordMail> passwordMail(JobFactory jobs, AccountMails mails) {
    return jobs.closing(PasswordMail.KIND, mails::password);
  }

  @Bean
  Task<StockMail> stockMail(JobFactory jobs, StockMails mails) {
    return jobs.closing(StockMail.KIND, mails::tell);
  }
}
