package io.storeflow.standin;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentMethodDomainCreateParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.checkout.SessionCreateParams;

/** Objects of each kind in an account, by their ids. */
record Made(StripeClient stripe, RequestOptions options) {

  String intent() throws StripeException {
    return stripe.v1().paymentIntents().create(params().build(), options).getId();
  }

  String paid() throws StripeException {
    var params = params().setPaymentMethod("pm_card_visa").setConfirm(true);
    params.setReturnUrl("https://us.example/back");
    return stripe.v1().paymentIntents().create(params.build(), options).getId();
  }

  void held() throws StripeException {
    var params = params().setCaptureMethod(CaptureMethod.MANUAL).setPaymentMethod("pm_card_visa");
    params.setReturnUrl("https://us.example/back").setConfirm(true).setApplicationFeeAmount(10L);
    var held = stripe.v1().paymentIntents().create(params.build(), options);
    stripe.v1().paymentIntents().capture(held.getId(), null, options);
  }

  private static PaymentIntentCreateParams.Builder params() {
    return PaymentIntentCreateParams.builder().setAmount(1000L).setCurrency("eur");
  }

  void domain() throws StripeException {
    var params = PaymentMethodDomainCreateParams.builder().setDomainName("us.example").build();
    stripe.v1().paymentMethodDomains().create(params, options);
  }

  void session() throws StripeException {
    stripe
        .v1()
        .checkout()
        .sessions()
        .create(
            SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setSuccessUrl("https://us.example/back")
                .addLineItem(SessionCreateParams.LineItem.builder().setPrice(price(false)).build())
                .build(),
            options);
  }

  void subscription() throws StripeException {
    var customer = stripe.v1().customers().create(CustomerCreateParams.builder().build(), options);
    stripe
        .v1()
        .subscriptions()
        .create(
            SubscriptionCreateParams.builder()
                .setCustomer(customer.getId())
                .setDefaultPaymentMethod("pm_card_visa")
                .addItem(SubscriptionCreateParams.Item.builder().setPrice(price(true)).build())
                .build(),
            options);
  }

  private String price(boolean recurring) throws StripeException {
    var params =
        PriceCreateParams.builder()
            .setCurrency("eur")
            .setUnitAmount(2900L)
            .setProductData(PriceCreateParams.ProductData.builder().setName("Plan").build());
    if (recurring)
      params.setRecurring(
          PriceCreateParams.Recurring.builder()
              .setInterval(PriceCreateParams.Recurring.Interval.MONTH)
              .build());
    return stripe.v1().prices().create(params.build(), options).getId();
  }
}
