package io.storeflow.offerpage;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.web.PageArgument;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;

/** Hands controllers the {@link OfferVisit} at the store of the address. */
@Configuration(proxyBeanMethods = false)
class OfferVisits extends PageArgument<OfferVisit> {
  OfferVisits() {
    super(OfferVisit.class);
  }

  @Override
  protected OfferVisit make(Model model, HttpServletRequest request, HttpServletResponse response) {
    if (!(request.getAttribute(Store.class.getName()) instanceof Store store)) throw new NotFound();
    return new OfferVisit(store.in(null), request.getRemoteAddr(), model, response);
  }
}
