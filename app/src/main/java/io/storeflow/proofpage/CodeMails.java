package io.storeflow.proofpage;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.mailtext.StoreMails;
import io.storeflow.mailtext.StoreMails.Content;
import io.storeflow.platform.job.Job;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.proof.CodeMail;
import io.storeflow.proof.ProofCodes;
import io.storeflow.proof.ProofCodes.Written;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Mails codes, in the language, name and colour of the store. */
@Component
class CodeMails {
  private final Stores stores;
  private final ProofCodes codes;
  private final StoreMails mails;

  CodeMails(Stores stores, ProofCodes codes, StoreMails mails) {
    this.stores = stores;
    this.codes = codes;
    this.mails = mails;
  }

  Runnable send(Job<CodeMail> job) {
    var work = job.payload();
    var store = stores.forWork(work.storeId());
    return codes
        .write(store, work.codeId())
        .map(it -> send(job.name(), store, it))
        .orElse(() -> {});
  }

  private Runnable send(String name, Store store, Written code) {
    var subject = mails.word(store.locale(), "proof.mail.subject", code.code(), store.name());
    var model = Map.of("code", code.code(), "minutes", ProofCodes.LIFE.toMinutes());
    return mails.send(store, name, code.email(), new Content("proof", subject, model));
  }

  /** The kind of work that sends them. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {

    @Bean
    Task<CodeMail> codeMail(JobFactory jobs, CodeMails mails) {
      return jobs.closing(CodeMail.KIND, mails::send);
    }
  }
}
