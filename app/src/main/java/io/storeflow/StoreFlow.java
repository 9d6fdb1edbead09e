package io.storeflow;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import io.storeflow.fill.FillCommand;
import io.storeflow.platform.body.WebThreads;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The one application: web, worker, scheduler and live roles of one jar. */
@SpringBootApplication(
    exclude = {UserDetailsServiceAutoConfiguration.class, DbSchedulerAutoConfiguration.class})
public class StoreFlow {

  public static void main(String[] args) {
    WebThreads.prepare();
    if (FillCommand.isMeant(args)) System.exit(FillCommand.run(StoreFlow.class, args));
    SpringApplication.run(StoreFlow.class, args);
  }
}
