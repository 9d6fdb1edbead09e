package io.storeflow.platform.body;

import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A virtual thread for each request, so that slow clients hold up nobody; {@link Gate} bounds the
 * work. The management port has its own threads and keeps them.
 */
@Configuration(proxyBeanMethods = false)
public class WebThreads {
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  /**
   * How many platform threads carry the virtual ones. More than there are processors: a request
   * that computes for long, such as a hash, is never interrupted in favour of another virtual
   * thread, but the operating system shares out the processors among carriers.
   */
  private static final int LEAST_CARRIERS = 16;

  /** To be called before the first virtual thread starts. */
  public static void prepare() {
    var carriers = Math.max(LEAST_CARRIERS, 4 * Runtime.getRuntime().availableProcessors());
    if (System.getProperty(CARRIERS) == null)
      System.setProperty(CARRIERS, Integer.toString(carriers));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> virtualThreads() {
    return tomcat ->
        tomcat.addProtocolHandlerCustomizers(
            handler -> handler.setExecutor(new VirtualThreadExecutor("web-")));
  }
}
