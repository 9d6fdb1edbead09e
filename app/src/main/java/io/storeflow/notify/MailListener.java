package io.storeflow.notify;

import io.storeflow.account.EmailToVerify;
import io.storeflow.account.PasswordForgotten;
import io.storeflow.account.SignInBlocked;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderMoved;
import io.storeflow.order.OrderPlaced;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.Jobs.Priority;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Enqueues mails in the transaction of what they tell about. */
@Component
class MailListener {
  private final Jobs jobs;

  MailListener(Jobs jobs) {
    this.jobs = jobs;
  }

  @EventListener
  void placed(OrderPlaced order) {
    var mail = new OrderMail(order.storeId(), order.orderId());
    jobs.enqueue(OrderMail.PLACED, mail.first(), mail, Priority.DEFAULT);
  }

  /** Also after a recall from ready: what is ready again is worth telling again. */
  @EventListener
  void moved(OrderMoved order) {
    boolean ready =
        order.to() == FulfilmentState.READY && order.from() != FulfilmentState.COMPLETED;
    if (ready)
      jobs.enqueue(
          OrderMail.READY, new OrderMail(order.storeId(), order.orderId()), Priority.DEFAULT);
  }

  @EventListener
  void toVerify(EmailToVerify address) {
    jobs.enqueue(VerificationMail.KIND, new VerificationMail(address.personId()), Priority.DEFAULT);
  }

  @EventListener
  void blocked(SignInBlocked blocked) {
    jobs.enqueue(SignInMail.KIND, new SignInMail(blocked.email()), Priority.CRITICAL);
  }

  @EventListener
  void forgotten(PasswordForgotten forgotten) {
    jobs.enqueue(PasswordMail.KIND, new PasswordMail(forgotten.email()), Priority.CRITICAL);
  }
}
