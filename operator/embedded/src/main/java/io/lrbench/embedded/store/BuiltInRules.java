package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.problem.Cause;
import io.lrbench.embedded.schema.CelRules;
import io.lrbench.embedded.type.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Defaults and checks of the built-in kinds, as far as Jobs and their pods need them. */
final class BuiltInRules {
  private static final Set<String> RESTART_POLICIES = Set.of("Never", "OnFailure");
  private static final Pattern MAP_KEY = Pattern.compile("(?=.{1,253}$)[-._a-zA-Z0-9]+");
  private static final int LARGEST_MAP_BYTES = 1 << 20;

  private BuiltInRules() {}

  static void onCreate(ResourceType type, ObjectNode object) {
    String name = object.at("/metadata/name").asText();
    if (type.is("", "namespaces")) {
      object.putObject("status").put("phase", "Active");
      Json.child(Json.child(object, "metadata"), "labels").put("kubernetes.io/metadata.name", name);
    } else if (type.is("", "pods")) {
      podDefaults(Json.child(object, "spec"));
      object.putObject("status").put("phase", "Pending").put("qosClass", "BestEffort");
    } else if (type.is("", "secrets")) {
      SecretValues.encode(object);
    } else if (type.is("", "configmaps")) {
      refuse(type, name, mapProblems(object));
    } else if (type.is("batch", "jobs")) {
      jobDefaults(object);
      refuse(type, name, jobProblems(object));
    } else if (type.is("apiextensions.k8s.io", "customresourcedefinitions")) {
      refuse(type, name, definitionProblems(object));
    }
  }

  static void onUpdate(ResourceType type, ObjectNode old, ObjectNode updated) {
    String name = updated.at("/metadata/name").asText();
    if (type.is("batch", "jobs")) {
      boolean waits = old.at("/spec/suspend").asBoolean() && !old.at("/status").has("startTime");
      if (!template(updated, waits).equals(template(old, waits))) {
        String value = Json.write(updated.at("/spec/template"));
        refuse(type, name, List.of(Cause.invalid("spec.template", value, "field is immutable")));
      }
      refuse(type, name, immutable(old, updated));
    } else if (type.is("", "secrets")) {
      SecretValues.encode(updated);
    } else if (type.is("", "configmaps")) {
      refuse(type, name, mapProblems(updated));
    } else if (type.is("apiextensions.k8s.io", "customresourcedefinitions")) {
      refuse(type, name, definitionProblems(updated));
    }
  }

  private static List<Cause> immutable(JsonNode old, JsonNode updated) {
    List<Cause> causes = new ArrayList<>();
    for (String field : List.of("completions", "selector", "podFailurePolicy", "completionMode")) {
      JsonNode value = updated.at("/spec/" + field);
      if (!value.equals(old.at("/spec/" + field))) {
        causes.add(Cause.invalid("spec." + field, Json.write(value), "field is immutable"));
      }
    }
    return causes;
  }

  private static List<Cause> mapProblems(JsonNode map) {
    List<Cause> causes = new ArrayList<>();
    long bytes = 0;
    for (String field : List.of("data", "binaryData")) {
      for (Map.Entry<String, JsonNode> entry : map.path(field).properties()) {
        bytes += entry.getValue().asText().getBytes(StandardCharsets.UTF_8).length;
        if (!MAP_KEY.matcher(entry.getKey()).matches()) {
          String words =
              "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
          String at = field + "[" + entry.getKey() + "]";
          causes.add(Cause.invalid(at, "\"" + entry.getKey() + "\"", words));
        }
      }
    }
    if (bytes > LARGEST_MAP_BYTES) {
      String words = "Too long: may not be more than " + LARGEST_MAP_BYTES + " bytes";
      causes.add(new Cause("[]", "FieldValueTooLong", words));
    }
    return causes;
  }

  /** A Job that waits may still change where its pods are to run. */
  private static JsonNode template(ObjectNode job, boolean waits) {
    JsonNode template = job.at("/spec/template").deepCopy();
    if (waits && template.at("/spec") instanceof ObjectNode spec) {
      spec.remove(List.of("nodeSelector", "tolerations", "affinity", "schedulingGates"));
      Json.child((ObjectNode) template, "metadata").remove(List.of("labels", "annotations"));
    }
    return template;
  }

  private static void refuse(ResourceType type, String name, List<Cause> causes) {
    if (!causes.isEmpty()) {
      throw ApiProblem.invalid(type.kindSubject(name), causes);
    }
  }

  private static List<Cause> jobProblems(JsonNode job) {
    List<Cause> causes = new ArrayList<>();
    String restart = job.at("/spec/template/spec/restartPolicy").asText("");
    if (!RESTART_POLICIES.contains(restart)) {
      causes.add(
          Cause.required(
              "spec.template.spec.restartPolicy", "valid values: \"OnFailure\", \"Never\""));
    }
    if (job.at("/spec/template/spec/containers").isEmpty()) {
      causes.add(Cause.required("spec.template.spec.containers", ""));
    }
    causes.addAll(
        MetadataRules.labels(
            job.at("/spec/template/metadata/labels"), "spec.template.metadata.labels"));
    boolean policy = job.at("/spec").has("podFailurePolicy");
    if (policy && !restart.equals("Never")) {
      causes.add(
          Cause.invalid(
              "spec.template.spec.restartPolicy",
              "\"" + restart + "\"",
              "only \"Never\" is supported when podFailurePolicy is specified"));
    }
    if (policy && !job.at("/spec/podReplacementPolicy").asText().equals("Failed")) {
      causes.add(
          new Cause(
              "spec.podReplacementPolicy",
              "FieldValueNotSupported",
              "Unsupported value: "
                  + job.at("/spec/podReplacementPolicy")
                  + ": supported values: \"Failed\""));
    }
    for (String count : List.of("parallelism", "completions", "backoffLimit")) {
      if (job.at("/spec/" + count).asLong(0) < 0) {
        causes.add(
            Cause.invalid(
                "spec." + count,
                job.at("/spec/" + count).asText(),
                "must be greater than or equal to 0"));
      }
    }
    return causes;
  }

  private static List<Cause> definitionProblems(JsonNode definition) {
    List<Cause> causes = new ArrayList<>();
    String expected =
        definition.at("/spec/names/plural").asText() + "." + definition.at("/spec/group").asText();
    String name = definition.at("/metadata/name").asText();
    if (!name.equals(expected)) {
      String words = "must be spec.names.plural+\".\"+spec.group";
      causes.add(Cause.invalid("metadata.name", "\"" + name + "\"", words));
    }
    JsonNode versions = definition.at("/spec/versions");
    for (int i = 0; i < versions.size(); i++) {
      String at = "spec.versions[" + i + "].schema.openAPIV3Schema";
      JsonNode schema = versions.get(i).at("/schema/openAPIV3Schema");
      if (schema.isMissingNode()) {
        causes.add(Cause.required(at, "schemas are required"));
      }
      causes.addAll(CelRules.compile(schema, at));
    }
    return causes;
  }

  private static void jobDefaults(ObjectNode job) {
    ObjectNode spec = Json.child(job, "spec");
    String uid = job.at("/metadata/uid").asText();
    String name = job.at("/metadata/name").asText();
    defaultNumber(spec, "backoffLimit", 6);
    if (!spec.has("completions") && !spec.has("parallelism")) {
      spec.put("completions", 1);
    }
    defaultNumber(spec, "parallelism", 1);
    defaultText(spec, "completionMode", "NonIndexed");
    String replacement = spec.has("podFailurePolicy") ? "Failed" : "TerminatingOrFailed";
    defaultText(spec, "podReplacementPolicy", replacement);
    defaultFlag(spec, "suspend");
    if (!spec.has("selector")) {
      spec.putObject("selector")
          .putObject("matchLabels")
          .put("batch.kubernetes.io/controller-uid", uid);
    }
    ObjectNode template = Json.child(spec, "template");
    Json.child(Json.child(template, "metadata"), "labels")
        .put("batch.kubernetes.io/controller-uid", uid)
        .put("batch.kubernetes.io/job-name", name)
        .put("controller-uid", uid)
        .put("job-name", name);
    podDefaults(Json.child(template, "spec"));
    job.putObject("status");
  }

  private static void podDefaults(ObjectNode spec) {
    defaultText(spec, "restartPolicy", "Always");
    defaultText(spec, "schedulerName", "default-scheduler");
    defaultText(spec, "dnsPolicy", "ClusterFirst");
    defaultNumber(spec, "terminationGracePeriodSeconds", 30);
    if (!spec.has("securityContext")) {
      spec.putObject("securityContext");
    }
    for (JsonNode container : spec.path("containers")) {
      if (container instanceof ObjectNode one) {
        defaultText(one, "imagePullPolicy", "IfNotPresent");
        defaultText(one, "terminationMessagePath", "/dev/termination-log");
        defaultText(one, "terminationMessagePolicy", "File");
        if (!one.has("resources")) {
          one.putObject("resources");
        }
      }
    }
  }

  private static void defaultNumber(ObjectNode object, String field, int value) {
    if (!object.has(field)) {
      object.put(field, value);
    }
  }

  private static void defaultText(ObjectNode object, String field, String value) {
    if (!object.has(field)) {
      object.put(field, value);
    }
  }

  private static void defaultFlag(ObjectNode object, String field) {
    if (!object.has(field)) {
      object.put(field, false);
    }
  }
}
