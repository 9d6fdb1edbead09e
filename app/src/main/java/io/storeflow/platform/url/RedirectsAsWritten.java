package io.storeflow.platform.url;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.view.RedirectView;

/**
 * An address to go to is an address, no pattern: a brace in it, which somebody may have typed, is
 * not to be filled from the model.
 */
@Component
final class RedirectsAsWritten implements BeanPostProcessor {

  @Override
  public @Nullable Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof RedirectView redirect) redirect.setExpandUriTemplateVariables(false);
    return bean;
  }
}
