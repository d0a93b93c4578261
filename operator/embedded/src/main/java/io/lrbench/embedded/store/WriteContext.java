package io.lrbench.embedded.store;

import io.lrbench.embedded.apply.ManagedFields;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.type.ResourceType;

/** What a write is addressed to and how it is meant; the subresource may be empty. */
public record WriteContext(
    ResourceType type,
    String namespace,
    String name,
    String subresource,
    String manager,
    boolean dryRun,
    FieldValidation validation) {

  public String key() {
    return type.key(namespace, name);
  }

  public boolean toStatus() {
    return subresource.equals("status");
  }

  public ApiProblem.Subject subject() {
    return type.subject(name);
  }

  WriteContext named(String newName) {
    return new WriteContext(type, namespace, newName, subresource, manager, dryRun, validation);
  }

  public ManagedFields.Owner owner(String operation) {
    return new ManagedFields.Owner(manager, operation, subresource, type.names().groupVersion());
  }
}
