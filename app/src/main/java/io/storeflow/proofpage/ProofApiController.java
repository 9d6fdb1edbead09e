package io.storeflow.proofpage;

import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.proof.ProofCodes;
import io.storeflow.proof.Proofs;
import io.storeflow.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Proves to programs that a shopper reads the mail of an address. */
@RestController
@Tag(name = "Shoppers")
class ProofApiController {
  @Schema(name = "ProofRequest")
  record Ask(
      @Schema(description = "An e-mail address", minLength = 1, maxLength = Email.LONGEST)
          String email) {}

  @Schema(name = "ProofAsked")
  record Asked(@Schema(description = "With which the code is sent back") String proofId) {}

  @Schema(name = "ProofCode")
  record Typing(
      @Schema(description = "Of the mail: six digits", minLength = 1, maxLength = 40)
          String code) {}

  @Schema(name = "Proof")
  record Proven(
      @Schema(description = "Shown with what only the owner of the address may do; keep it secret")
          String token,
      String email,
      Instant expiresAt) {}

  private final Proofs proofs;
  private final ProofCodes codes;

  ProofApiController(Proofs proofs, ProofCodes codes) {
    this.proofs = proofs;
    this.codes = codes;
  }

  @Operation(
      operationId = "askForProof",
      summary = "Mail a code",
      description =
          "Mails a code of six digits to the address, whether or not the merchant knows it. It is"
              + " good for ten minutes and five tries.")
  @Refuses("rate_limited")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @PostMapping(
      path = "/api/v1/stores/{store}/proofs",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Asked ask(
      Store store,
      @BodyExample(
              name = "address",
              description = "The address of a shopper",
              value = "{\"email\": \"mika@example.com\"}")
          JsonBody<Ask> body,
      HttpServletRequest client) {
    var sent = body.read();
    var email = Email.read(sent.value().email()).orElse(Typed.code(sent.value().email()));
    TextRules.email(sent.wrongs(), "/email", email);
    sent.requireRight();
    var id = PublicId.random();
    codes.ask(store, id, Email.kept(email), client.getRemoteAddr());
    return new Asked(id);
  }

  @Operation(
      operationId = "prove",
      summary = "Send the code of the mail",
      description =
          "Gives a token that stands for the address for 30 days. A code that is wrong, used up or"
              + " too old is refused with the same words.")
  @Refuses("rate_limited")
  @PostMapping(
      path = "/api/v1/stores/{store}/proofs/{asked}",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Proven prove(
      Store store,
      @Parameter(description = "The proof_id of the answer", example = "0Qm3nXkq7fHs2LwZ9RtYcD")
          @PathVariable
          String asked,
      @BodyExample(
              name = "code",
              description = "The code of the mail",
              value = "{\"code\": \"204816\"}")
          JsonBody<Typing> body,
      HttpServletRequest client) {
    if (!codes.isWaiting(store, asked)) throw new NotFound();
    var sent = body.read();
    sent.requireRight();
    var token = PublicId.random() + PublicId.random();
    return proofs
        .show(store, asked, sent.value().code(), token, client.getRemoteAddr())
        .map(it -> new Proven(token, it.email(), it.endsAt()))
        .orElseThrow(() -> Problem.invalid(List.of(Wrong.of("/code", "proof_code"))));
  }
}
