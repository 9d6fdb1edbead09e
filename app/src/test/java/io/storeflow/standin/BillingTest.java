package io.storeflow.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Event;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceCreateParams.Recurring;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.billing.MeterEventCreateParams;
import com.stripe.param.billingportal.SessionCreateParams;
import io.storeflow.testing.StandIn;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stripe Billing: plans, trials, usage, what fails and what is tried again. */
@Tag("processes")
class BillingTest {
  private StandIn standIn;
  private StripeClient stripe;

  @BeforeEach
  void start() {
    standIn = StandIn.start("billing", false);
    stripe = Asked.client(standIn);
  }

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void aTrialEndsInAPeriodThatIsPaidWithWhatWasUsed() throws StripeException {
    var customer = customer("pm_card_visa");
    var meter = Asked.meter(stripe);
    var usage = price(2, meter.getId());
    var subscription =
        stripe
            .v1()
            .subscriptions()
            .create(
                SubscriptionCreateParams.builder()
                    .setCustomer(customer.getId())
                    .addItem(item(price(2900)))
                    .addItem(item(usage))
                    .setTrialPeriodDays(14L)
                    .build());
    assertThat(subscription.getStatus()).isEqualTo("trialing");
    assertThat(invoices(customer)).containsExactly(0L);

    standIn.control().forward(Duration.ofDays(15));
    assertThat(now(subscription).getStatus()).isEqualTo("active");
    assertThat(invoices(customer)).containsExactly(2900L, 0L);

    report(customer, "orders", "120", "batch-1");
    assertThatThrownBy(() -> report(customer, "orders", "120", "batch-1"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("already exists");
    standIn.control().forward(Duration.ofDays(31));
    assertThat(invoices(customer)).containsExactly(2900L + 240, 2900L, 0L);
    assertThat(events())
        .contains(
            "customer.subscription.created",
            "customer.subscription.trial_will_end",
            "invoice.created",
            "invoice.finalized",
            "invoice.paid");
  }

  @Test
  void whatFailsIsTriedAgainAndEnds() throws StripeException {
    var customer = customer("pm_card_visa");
    var subscription = subscribe(customer);
    assertThat(subscription.getStatus()).isEqualTo("active");
    own(customer, "pm_card_chargeDeclined");
    standIn.control().forward(Duration.ofDays(32));
    assertThat(now(subscription).getStatus()).isEqualTo("past_due");
    assertThat(events()).contains("invoice.payment_failed");
    own(customer, "pm_card_visa");
    standIn.control().forward(Duration.ofDays(3));
    assertThat(now(subscription).getStatus()).isEqualTo("active");

    own(customer, "pm_card_chargeDeclined");
    standIn.control().forward(Duration.ofDays(31));
    standIn.control().forward(Duration.ofDays(20));
    standIn.control().forward(Duration.ofDays(20));
    assertThat(now(subscription).getStatus()).isEqualTo("canceled");
    assertThat(events()).contains("customer.subscription.deleted");
  }

  @Test
  void aPlanEndsWithItsPeriodAsItsCustomerSaysInThePortal() throws Exception {
    var customer = customer("pm_card_visa");
    var subscription = subscribe(customer);
    var session =
        stripe
            .v1()
            .billingPortal()
            .sessions()
            .create(
                SessionCreateParams.builder()
                    .setCustomer(customer.getId())
                    .setReturnUrl("https://us.example/billing")
                    .build());
    var browser = HttpClient.newHttpClient();
    var page =
        browser.send(
            HttpRequest.newBuilder(URI.create(session.getUrl())).build(), BodyHandlers.ofString());
    assertThat(page.body()).contains("29.00 EUR a month: active", "https://us.example/billing");
    browser.send(
        HttpRequest.newBuilder(URI.create(session.getUrl() + "/plan"))
            .POST(BodyPublishers.ofString("ends=true&id=" + subscription.getId()))
            .build(),
        BodyHandlers.discarding());
    assertThat(now(subscription).getCancelAtPeriodEnd()).isTrue();
    standIn.control().forward(Duration.ofDays(32));
    assertThat(now(subscription).getStatus()).isEqualTo("canceled");
  }

  @Test
  void anotherPlanIsChargedFromTheNextPeriodOn() throws StripeException {
    var customer = customer("pm_card_visa");
    var subscription = subscribe(customer);
    var item = subscription.getItems().getData().getFirst().getId();
    var other =
        SubscriptionUpdateParams.builder()
            .addItem(
                SubscriptionUpdateParams.Item.builder()
                    .setId(item)
                    .setPrice(price(7900).getId())
                    .build())
            .build();
    stripe.v1().subscriptions().update(subscription.getId(), other);
    standIn.control().forward(Duration.ofDays(32));
    assertThat(invoices(customer)).containsExactly(7900L, 2900L);
    var invoice = stripe.v1().invoices().list().getData().getFirst();
    var payments = InvoicePaymentListParams.builder().setInvoice(invoice.getId()).build();
    assertThat(stripe.v1().invoicePayments().list(payments).getData())
        .singleElement()
        .satisfies(
            paid -> {
              assertThat(paid.getStatus()).isEqualTo("paid");
              assertThat(paid.getPayment().getPaymentIntent()).startsWith("pi_");
            });
    assertThat(invoice.getParent().getSubscriptionDetails().getSubscription())
        .isEqualTo(subscription.getId());
  }

  @Test
  void aPlanIsBegunOnThePageOfASession() throws Exception {
    var line =
        com.stripe.param.checkout.SessionCreateParams.LineItem.builder()
            .setPrice(price(2900).getId())
            .setQuantity(1L)
            .build();
    var session =
        stripe
            .v1()
            .checkout()
            .sessions()
            .create(
                com.stripe.param.checkout.SessionCreateParams.builder()
                    .setMode(com.stripe.param.checkout.SessionCreateParams.Mode.SUBSCRIPTION)
                    .setSuccessUrl("https://us.example/begun?session={CHECKOUT_SESSION_ID}")
                    .addLineItem(line)
                    .build());
    var form = "email=o%40hanami.example&number=4242424242424242&expiry=1234&cvc=123";
    var back =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(session.getUrl()))
                    .POST(BodyPublishers.ofString(form))
                    .build(),
                BodyHandlers.discarding());
    assertThat(back.headers().firstValue("Location"))
        .contains("https://us.example/begun?session=" + session.getId());
    var after = stripe.v1().checkout().sessions().retrieve(session.getId());
    assertThat(after.getPaymentStatus()).isEqualTo("paid");
    assertThat(stripe.v1().subscriptions().retrieve(after.getSubscription()).getStatus())
        .isEqualTo("active");
    assertThat(stripe.v1().invoices().retrieve(after.getInvoice()).getStatus()).isEqualTo("paid");
  }

  private Customer customer(String card) throws StripeException {
    var customer =
        stripe
            .v1()
            .customers()
            .create(CustomerCreateParams.builder().setEmail("owner@hanami.example").build());
    own(customer, card);
    return customer;
  }

  private void own(Customer customer, String card) throws StripeException {
    var method =
        stripe
            .v1()
            .paymentMethods()
            .attach(
                card, PaymentMethodAttachParams.builder().setCustomer(customer.getId()).build());
    var params =
        com.stripe.param.CustomerUpdateParams.builder()
            .setInvoiceSettings(
                com.stripe.param.CustomerUpdateParams.InvoiceSettings.builder()
                    .setDefaultPaymentMethod(method.getId())
                    .build())
            .build();
    stripe.v1().customers().update(customer.getId(), params);
  }

  private Subscription subscribe(Customer customer) throws StripeException {
    return stripe
        .v1()
        .subscriptions()
        .create(
            SubscriptionCreateParams.builder()
                .setCustomer(customer.getId())
                .addItem(item(price(2900)))
                .build());
  }

  private static SubscriptionCreateParams.Item item(Price price) {
    return SubscriptionCreateParams.Item.builder().setPrice(price.getId()).build();
  }

  private Price price(long amount) throws StripeException {
    return price(amount, Recurring.builder());
  }

  private Price price(long amount, String meter) throws StripeException {
    return price(
        amount, Recurring.builder().setUsageType(Recurring.UsageType.METERED).setMeter(meter));
  }

  private Price price(long amount, Recurring.Builder recurring) throws StripeException {
    return stripe
        .v1()
        .prices()
        .create(
            PriceCreateParams.builder()
                .setCurrency("eur")
                .setUnitAmount(amount)
                .setRecurring(recurring.setInterval(Recurring.Interval.MONTH).build())
                .setProductData(
                    PriceCreateParams.ProductData.builder().setName("StoreFlow").build())
                .build());
  }

  private void report(Customer customer, String event, String value, String once)
      throws StripeException {
    stripe
        .v1()
        .billing()
        .meterEvents()
        .create(
            MeterEventCreateParams.builder()
                .setEventName(event)
                .setIdentifier(once)
                .putPayload("stripe_customer_id", customer.getId())
                .putPayload("value", value)
                .build());
  }

  private Subscription now(Subscription subscription) throws StripeException {
    return stripe.v1().subscriptions().retrieve(subscription.getId());
  }

  /** Totals of a customer's invoices, the newest first. */
  private List<Long> invoices(Customer customer) throws StripeException {
    var of = InvoiceListParams.builder().setCustomer(customer.getId()).build();
    return stripe.v1().invoices().list(of).getData().stream()
        .map(com.stripe.model.Invoice::getTotal)
        .toList();
  }

  private List<String> events() throws StripeException {
    var all = EventListParams.builder().setLimit(100L).build();
    return stripe.v1().events().list(all).getData().stream().map(Event::getType).toList();
  }
}
