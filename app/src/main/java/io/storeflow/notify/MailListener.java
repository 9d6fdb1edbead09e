package io.storeflow.notify;

import io.storeflow.account.EmailToVerify;
import io.storeflow.delay.OrderDelayed;
import io.storeflow.fulfilment.ParcelToMail;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderMoved;
import io.storeflow.order.OrderPlaced;
import io.storeflow.order.OrderRevised;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.job.Jobs.Priority;
import io.storeflow.profile.PasswordForgotten;
import io.storeflow.refund.RefundMade;
import io.storeflow.returning.ReturnMoved;
import io.storeflow.signin.SignInBlocked;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Enqueues mails in the transaction of what they tell about. */
@Component
class MailListener {

  /** A slip of the finger is mended within that time, and is no news to the shopper. */
  private static final Duration SLIP = Duration.ofMinutes(2);

  private final Jobs jobs;
  private final Stores stores;
  private final MailTexts texts;
  private final Clock clock;

  MailListener(Jobs jobs, Stores stores, MailTexts texts, Clock clock) {
    this.jobs = jobs;
    this.stores = stores;
    this.texts = texts;
    this.clock = clock;
  }

  @EventListener
  void placed(OrderPlaced order) {
    var mail = new OrderMail(order.storeId(), order.orderId(), Ids.next());
    jobs.enqueue(OrderMail.PLACED, mail.first(), mail, Priority.DEFAULT);
  }

  /** Also after a recall from ready: what is ready again is worth telling again. */
  @EventListener
  void moved(OrderMoved order) {
    if (order.from() == order.to()) return;
    var mail = new OrderMail(order.storeId(), order.orderId(), Ids.next());
    switch (order.to()) {
      case READY -> {
        if (order.from() != FulfilmentState.COMPLETED)
          jobs.enqueue(OrderMail.READY, mail, Priority.DEFAULT);
      }
      case ACCEPTED -> {
        if (order.from() == FulfilmentState.NEW) accepted(order.storeId(), mail);
        else if (order.from() == FulfilmentState.READY) putBack(mail);
      }
      case CANCELLED -> jobs.enqueue(OrderMail.CANCELLED, mail, Priority.DEFAULT);
      default -> {
        if (order.from() == FulfilmentState.READY) putBack(mail);
      }
    }
  }

  /** Most stores do not tell it: then nothing is enqueued for nothing. */
  private void accepted(long storeId, OrderMail mail) {
    if (texts.isSent(stores.forWork(storeId), MailKind.ACCEPTED))
      jobs.enqueue(OrderMail.ACCEPTED, mail, Priority.DEFAULT);
  }

  @EventListener
  void delayed(OrderDelayed order) {
    var mail = new OrderMail(order.storeId(), order.orderId(), Ids.next());
    jobs.enqueue(OrderMail.DELAYED, mail, Priority.DEFAULT);
  }

  @EventListener
  void revised(OrderRevised order) {
    if (!order.told()) return;
    var mail = new OrderMail(order.storeId(), order.orderId(), Ids.next(), order.refundId());
    jobs.enqueue(OrderMail.CHANGED, mail, Priority.DEFAULT);
  }

  /** The shopper was told that it is ready, and may be on the way. */
  private void putBack(OrderMail mail) {
    var later = clock.instant().plus(SLIP);
    jobs.enqueue(OrderMail.PUT_BACK, mail.first(), mail, Priority.DEFAULT, later);
  }

  @EventListener
  void sent(ParcelToMail parcel) {
    var mail = new OrderMail(parcel.storeId(), parcel.orderId(), Ids.next(), parcel.fulfilmentId());
    jobs.enqueue(OrderMail.SHIPPED, mail, Priority.DEFAULT);
  }

  @EventListener
  void refunded(RefundMade refund) {
    if (!refund.told()) return;
    var mail = new OrderMail(refund.storeId(), refund.orderId(), Ids.next(), refund.refundId());
    jobs.enqueue(OrderMail.REFUNDED, mail, Priority.DEFAULT);
  }

  @EventListener
  void returned(ReturnMoved it) {
    var mail = new OrderMail(it.storeId(), it.orderId(), Ids.next(), it.returnId());
    jobs.enqueue(OrderMail.RETURNED, mail, Priority.DEFAULT);
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
