package io.storeflow.platform;

import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Reads the roles of this process for {@link InRole}. */
final class InRoleCondition implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    var wanted =
        metadata.getAnnotations().get(InRole.class).getEnumArray("value", Roles.Role.class);
    var roles = Roles.of(context.getEnvironment());
    return Arrays.stream(wanted).anyMatch(roles::has);
  }
}
