package io.storeflow.platform.web;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.cache.StandardCacheManager;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** How pages are rendered. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {
  /** All expressions of all templates; the engine's own 500 would push one another out. */
  private static final int EXPRESSIONS = 10_000;

  @Autowired
  void keep(SpringTemplateEngine engine) {
    var caches = new StandardCacheManager();
    caches.setExpressionCacheMaxSize(EXPRESSIONS);
    engine.setCacheManager(caches);
  }

  @Autowired
  void show(ThymeleafViewResolver views) {
    views.setViewClass(PageView.class);
  }
}
