package io.lrbench.embedded.problem;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import java.util.List;
import java.util.stream.Collectors;

/** A refusal with its HTTP code, machine reason and causes. */
public final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient Subject subject;
  private final transient List<Cause> causes;

  /** What the refused request was about; empty texts where that is unknown. */
  public record Subject(String group, String kind, String name) {
    public static final Subject NONE = new Subject("", "", "");

    String qualified() {
      return group.isEmpty() ? kind : kind + "." + group;
    }
  }

  public ApiProblem(int code, String reason, String message, Subject subject, List<Cause> causes) {
    super(message, null, false, false);
    this.code = code;
    this.reason = reason;
    this.subject = subject;
    this.causes = List.copyOf(causes);
  }

  public ApiProblem(int code, String reason, String message) {
    this(code, reason, message, Subject.NONE, List.of());
  }

  public static ApiProblem badRequest(String message) {
    return new ApiProblem(400, "BadRequest", message);
  }

  public static ApiProblem noSuchResource() {
    return new ApiProblem(404, "NotFound", "the server could not find the requested resource");
  }

  public static ApiProblem notFound(Subject subject) {
    String message = subject.qualified() + " \"" + subject.name() + "\" not found";
    return new ApiProblem(404, "NotFound", message, subject, List.of());
  }

  public static ApiProblem alreadyExists(Subject subject) {
    String message = subject.qualified() + " \"" + subject.name() + "\" already exists";
    return new ApiProblem(409, "AlreadyExists", message, subject, List.of());
  }

  public static ApiProblem conflict(Subject subject, String detail) {
    String message =
        "Operation cannot be fulfilled on "
            + subject.qualified()
            + " \""
            + subject.name()
            + "\": "
            + detail;
    return new ApiProblem(409, "Conflict", message, subject, List.of());
  }

  public static ApiProblem modified(Subject subject) {
    return conflict(
        subject,
        "the object has been modified; please apply your changes to the latest version and try"
            + " again");
  }

  public static ApiProblem invalid(Subject subject, List<Cause> causes) {
    String joined = causes.stream().map(Cause::text).distinct().collect(Collectors.joining(", "));
    String all = causes.size() == 1 ? joined : "[" + joined + "]";
    String message = subject.qualified() + " \"" + subject.name() + "\" is invalid: " + all;
    return new ApiProblem(422, "Invalid", message, subject, causes);
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }

  /** This refusal as a Kubernetes {@code Status}. */
  public ObjectNode status() {
    ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
    ObjectNode details = Json.object();
    if (!subject.name().isEmpty()) {
      details.put("name", subject.name());
    }
    if (!subject.group().isEmpty()) {
      details.put("group", subject.group());
    }
    if (!subject.kind().isEmpty()) {
      details.put("kind", subject.kind());
    }
    if (!causes.isEmpty()) {
      ArrayNode list = details.putArray("causes");
      for (Cause cause : causes) {
        list.addObject()
            .put("reason", cause.reason())
            .put("message", cause.message())
            .put("field", cause.field());
      }
    }
    if (!details.isEmpty()) {
      status.set("details", details);
    }
    return status.put("code", code);
  }
}
